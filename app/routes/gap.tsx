import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GapForm } from "~/components/gaps/gap-form";
import { useGapName } from "~/components/gaps/gap-name";
import { DependencyProblems } from "~/components/gaps/migration-path";
import { GuidancePanel } from "~/components/guidance-panel";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { LevelCheck } from "~/components/phases/level-check";
import { Tag } from "~/components/tag";
import { DoneLine, doneQuery } from "~/components/undo-line";
import { emptyGap, gapContentSchema } from "~/domain/gaps/gap";
import { postedGap } from "~/domain/gaps/posted-gap";
import { contentOfGap } from "~/domain/gaps/resolve-gaps";
import { emptyLevelCheck } from "~/domain/phases/level-check";
import { canonicalJson } from "~/domain/canonical-json";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm, requireField } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadGaps, removeGap, saveGap } from "~/services/gaps";
import { loadLevelChecks } from "~/services/phases/level-checks";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.gaps.one");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const view = await found(loadGaps(context, params.selectionId!));
  const gap = await found(view.gaps.find(({ id }) => id === params.gapId) ?? null);
  const levels = await found(loadLevelChecks(context, params.selectionId!, "gap"));
  return { view, gap, check: levels[gap.id] ?? emptyLevelCheck };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id, gapId] = [await requestContext(request), params.selectionId!, params.gapId!];
  const act = parseAct(form, { remove: null });
  if (!act.ok) return withTyped(act.refusal, form);
  if (act.verb === "remove") {
    const answer = await answerTo(() => removeGap(context, id, gapId));
    return "init" in answer ? answer : redirect(`/selections/${id}/gaps?removed=${encodeURIComponent(gapId)}`);
  }
  const parsed = parseForm(gapContentSchema, postedGap(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(() => {
    requireField(form, "title");
    return saveGap(context, id, gapId, parsed.data, postedLoad(form));
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`/selections/${id}/gaps/${encodeURIComponent(gapId)}${doneQuery(answer)}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function GapPage() {
  const { view, gap, check } = useLoaderData<typeof loader>();
  const { t, of } = useText();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const base = `/selections/${selection.id}`;
  const page = `${base}/gaps/${encodeURIComponent(gap.id)}`;
  const main = view.functions.filter(({ id }) => gap.functions.includes(id)).map(({ title }) => of(title)).join(", ");
  const own = gap.id.startsWith("gap.own-");
  const worked = own || canonicalJson(contentOfGap(gap)) !== canonicalJson(emptyGap);
  const concerning = { cycles: view.problems.cycles.filter((cycle) => cycle.includes(gap.id)), late: view.problems.late.filter((late) => late.gap === gap.id || late.needs === gap.id) };
  return (
    <>
      <DoneLine answer={answer}>{t("interface.gaps.saved")}</DoneLine>
      <p className="no-print mb-3"><Link to="../gaps" className="link">{t("interface.gaps.back")}</Link></p>
      <PageHeader
        title={useGapName(view.texts)(gap)} lead={main || undefined}
        secondary={view.mayChange && worked ? <Form method="post"><Button type="submit" name="intent" value="remove">{t(own ? "interface.gaps.remove" : "interface.gaps.reset")}</Button></Form> : null}
      >
        {gap.state === "open" ? null : <p className="mt-2"><Tag tone={gap.state === "closed" ? "success" : "neutral"}>{t(`interface.gaps.state.${gap.state}`)}</Tag></p>}
      </PageHeader>
      <PageBody aside={<GuidancePanel guidance={view.guidance} />}>
        {search.get("form") === null ? <AnswerProblem answer={answer} /> : null}
        <DependencyProblems view={{ ...view, problems: concerning }} base={base} />
        <GapForm key={gap.id} gap={gap} view={view} base={base} answer={search.get("form") === "gap" ? answer : undefined} />
        <Section title={t("interface.phases.levels.title")} lead={t("interface.phases.levels.lead")} id="levels">
          <LevelCheck key={gap.id} selectionId={selection.id} subject={{ kind: "gap", id: gap.id }} check={check} back={`${page}#levels`} readOnly={!view.mayChange} />
        </Section>
      </PageBody>
    </>
  );
}
