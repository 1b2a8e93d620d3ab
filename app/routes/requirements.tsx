import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { RequirementList } from "~/components/requirements/requirement-list";
import { ReadingNote, ToChange } from "~/components/reading";
import { UndoLine } from "~/components/undo-line";
import { useSavedValues } from "~/components/use-saved-values";
import { jsonField } from "~/domain/json-field";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { setAsked } from "~/services/change-requirements";
import { requestContext } from "~/services/context.server";
import { loadRequirements } from "~/services/load-requirements";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.requirements.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadRequirements(await requestContext(request), params.selectionId!));
}

const changesSchema = z.object({ changes: jsonField(z.record(z.string(), z.boolean())) });

/** What was done to a whole group, and what was asked before, for undo without JavaScript. */
interface Bulk {
  asked: boolean;
  count: number;
  before: string;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const posted = form.has("changes") ? { changes: form.get("changes") } : { changes: JSON.stringify(askedOf(form)) };
  const parsed = parseForm(changesSchema, posted);
  if (!parsed.ok) return parsed.refusal;
  const { changes } = parsed.data;
  const group = String(form.get("ask") ?? form.get("leave") ?? "").split(" ").filter(Boolean);
  const ask = form.has("ask");
  const before = Object.fromEntries(group.filter((id) => changes[id] === !ask).map((id) => [id, !ask]));
  const asked = Object.entries({ ...changes, ...Object.fromEntries(group.map((id) => [id, ask])) });
  return answerTo(async (): Promise<{ bulk: Bulk | null }> => {
    for (const value of [true, false]) {
      await setAsked(await requestContext(request), params.selectionId!, asked.filter(([, wanted]) => wanted === value).map(([id]) => id), value);
    }
    return { bulk: group.length > 0 ? { asked: ask, count: Object.keys(before).length, before: JSON.stringify(before) } : null };
  });
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

/** What a plain form says of the rows that it showed. */
function askedOf(form: FormData): Record<string, boolean> {
  return Object.fromEntries(form.getAll("item").map((item) => [String(item), form.has(`asked.${String(item)}`)]));
}

export default function Requirements() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useText();
  const [search] = useSearchParams();
  const { selection } = useSelection();
  const save = useSavedValues<boolean>(`requirements-${selection.id}`, Object.fromEntries(view.requirements.map(({ id, asked }) => [id, asked])), () => false);
  const done = search.get("done");
  return (
    <>
      <PageHeader
        title={t("interface.requirements.title")}
        lead={t("interface.requirements.lead")}
        secondary={
          <>
            <LinkButton to="origins">{t("interface.origins.link")}</LinkButton>
            <ToChange>
              <LinkButton to={`/library?into=${selection.id}`}>{t("interface.library.link")}</LinkButton>
              <LinkButton to="import" icon="upload">{t("interface.import.link")}</LinkButton>
              <LinkButton to="new" icon="plus">{t("interface.requirements.add")}</LinkButton>
            </ToChange>
          </>
        }
        action={<LinkButton to="../weights" look="primary" icon="arrow">{t("interface.requirements.next")}</LinkButton>}
      />
      <ReadingNote />
      <AnswerProblem answer={answer} />
      {answer?.ok ? <Done bulk={answer.bulk} /> : null}
      {!answer && done === "saved" ? <UndoLine>{t("interface.requirements.done.saved")}</UndoLine> : null}
      {!answer && done === "removed" ? <UndoLine>{t("interface.requirements.done.removed")}</UndoLine> : null}
      {view.published ? <div className="mb-6"><Callout>{t("interface.requirements.published")}</Callout></div> : null}
      <PageBody aside={<GuidancePanel guidance={view.guidance} />}>
        <RequirementList view={view} save={save} />
      </PageBody>
    </>
  );
}

/** What a form without JavaScript did. */
function Done({ bulk }: { bulk: Bulk | null }) {
  const { t } = useText();
  if (!bulk) return <UndoLine>{t("interface.requirements.done.saved")}</UndoLine>;
  return (
    <UndoLine fields={{ changes: bulk.before }}>
      {t(bulk.asked ? "interface.requirements.done.asked" : "interface.requirements.done.left", { count: bulk.count })}
    </UndoLine>
  );
}
