import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";

import { savedOrFailed, worthLoading } from "~/components/connection";
import { LevelCheck } from "~/components/phases/level-check";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { DoneLine, doneQuery } from "~/components/undo-line";
import { levelCheckSchema, levels, postedLevels } from "~/domain/phases/level-check";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm, requireField } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadLevelCheck, saveLevelCheck } from "~/services/phases/level-checks";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.phases.levels.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  return await found(loadLevelCheck(context, params.selectionId!, { kind: params.kind!, id: params.subjectId! }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const context = await requestContext(request);
  const act = parseAct(form, {});
  if (!act.ok) return withTyped(act.refusal, form);
  const parsed = parseForm(levelCheckSchema, postedLevels(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(() => {
    requireField(form, `text:${levels[0]}`);
    return saveLevelCheck(context, params.selectionId!, { kind: params.kind!, id: params.subjectId! }, parsed.data, postedLoad(form));
  });
  if ("init" in answer) return withTyped(answer, form);
  if (form.has(autosaved)) return answer;
  const back = form.get("back");
  const own = `/selections/${params.selectionId}/`;
  return redirect(typeof back === "string" && back.startsWith(own) ? back : doneQuery(answer));
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function LevelCheckPage() {
  const { t, of } = useText();
  const { subject, check, item, advice, mayChange } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const answer = useActionData<typeof action>();
  return (
    <>
      <DoneLine answer={answer}>{t("interface.phases.saved")}</DoneLine>
      <PageHeader title={t("interface.phases.levels.title")} lead={t("interface.phases.levels.lead")}>
        {item ? <p className="mt-3"><span className="text-muted">{t(`interface.phases.levels.kind.${subject.kind}`)}:</span> <span className="font-semibold">{of(item.text)}</span></p> : null}
        {item?.kind === "wish" ? <p className="mt-2"><Link to={`/selections/${selection.id}/intake?function=${item.function ?? ""}#wish-${item.id}`} className="link text-sm">{t("interface.phases.levels.toChecklist")}</Link></p> : null}
      </PageHeader>
      <PageBody>
        <LevelCheck key={`${subject.kind} ${subject.id}`} selectionId={selection.id} subject={subject} check={check} readOnly={!mayChange} answer={answer} />
        {advice.length > 0 ? (
          <section aria-labelledby="level-advice">
            <h2 id="level-advice" className="mb-2 text-base">{t("interface.phases.levels.advice")}</h2>
            <ul className="grid max-w-prose gap-2 text-sm text-muted">
              {advice.map((one) => <li key={one.id}>{one.title ? <span className="block font-medium text-ink">{of(one.title)}</span> : null}{of(one.text)}{one.note ? ` ${of(one.note)}` : ""}</li>)}
            </ul>
          </section>
        ) : null}
      </PageBody>
    </>
  );
}
