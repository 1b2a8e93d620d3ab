import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { SelectField, TextField } from "~/components/field";
import { useGapName } from "~/components/gaps/gap-name";
import { GapPlan } from "~/components/gaps/gap-plan";
import { Dependencies, DependencyProblems, MigrationPath } from "~/components/gaps/migration-path";
import { Situation } from "~/components/gaps/situation";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Tag } from "~/components/tag";
import { TypedFields } from "~/components/typed-fields";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { countPreconditions } from "~/domain/gaps/precondition";
import { postedReleases } from "~/domain/gaps/posted-gap";
import { postedOrNull, postedText } from "~/domain/posted-field";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addGap, loadGaps, planGaps, restoreGap } from "~/services/gaps";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.gaps.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadGaps(await requestContext(request), params.selectionId!));
}

const newGapSchema = z.object({ title: z.string().min(1).max(500), function: z.string().max(100).nullable() });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/gaps`;
  const act = parseAct(form, { add: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  switch (act.verb) {
    case "add": {
      const parsed = parseForm(newGapSchema, { title: postedText(form, "title"), function: postedOrNull(form, "function") });
      if (!parsed.ok) return withTyped(parsed.refusal, form);
      const answer = await answerTo(() => addGap(context, id, parsed.data));
      return "init" in answer ? withTyped(answer, form) : redirect(`${page}/${answer.id}`);
    }
    case "restore": {
      const gap = postedText(form, "gap");
      const answer = await answerTo(() => restoreGap(context, id, gap));
      return "init" in answer ? answer : redirect(`${page}/${encodeURIComponent(gap)}`);
    }
    default: {
      const answer = await answerTo(() => planGaps(context, id, postedReleases(form), postedLoad(form)));
      if ("init" in answer) return withTyped(answer, form);
      return form.has(autosaved) ? answer : redirect(`${page}${doneQuery(answer)}#gaps`);
    }
  }
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Gaps() {
  const view = useLoaderData<typeof loader>();
  const { t, of } = useText();
  const base = `/selections/${useSelection().selection.id}`;
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const nameOf = useGapName(view.texts);
  const { gaps, situation, functions, preconditions, mayChange } = view;
  const form = search.get("form");
  const removed = search.get("removed");
  const open = gaps.filter(({ state }) => state === "open");
  const past = gaps.filter(({ state }) => state !== "open");
  const wished = situation.some(({ wishes }) => wishes.gap.length + wishes["in-place"].length + wishes.unknown.length > 0);
  const counts = countPreconditions(preconditions);
  return (
    <>
      {removed ? <UndoLine fields={{ intent: "restore", gap: removed }}>{t("interface.gaps.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.gaps.saved")}</DoneLine>
      <PageHeader title={t("interface.gaps.title")} lead={t("interface.gaps.lead")} secondary={<LinkButton to={`${base}/preconditions`}>{t("interface.preconditions.title")}</LinkButton>}>
        {preconditions.length > 0 ? (
          <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
            <span>{t("interface.preconditions.count", { open: counts.open, count: preconditions.length })}</span>
            {counts.overdue > 0 ? <Tag tone="problem">{t("interface.preconditions.overdueCount", { count: counts.overdue })}</Tag> : null}
          </p>
        ) : null}
      </PageHeader>
      <PageBody aside={<GuidancePanel guidance={view.guidance} />}>
        {form === null ? <AnswerProblem answer={answer} /> : null}
        {!wished && open.length === 0 ? (
          <EmptyState title={t("interface.gaps.empty.title")} action={<LinkButton to={`${base}/intake`} look="primary">{t("interface.gaps.empty.action")}</LinkButton>}>{t("interface.gaps.empty.text")}</EmptyState>
        ) : <Situation view={view} base={base} />}
        {open.length > 0 ? <DependencyProblems view={view} base={base} /> : null}
        {wished || open.length > 0 ? (
          <Section title={t("interface.gaps.list.title")} lead={t("interface.gaps.list.lead")} id="gaps">
            {open.length === 0 ? <p className="max-w-prose text-muted">{t("interface.gaps.list.none")}</p> : <GapPlan gaps={open} view={view} base={base} answer={form === "plan" ? answer : undefined} />}
          </Section>
        ) : null}
        {mayChange ? (
          <TypedFields answer={form === "add" ? answer : undefined}>
            <Form method="post" action="?form=add#add" id="add" className="no-print flex flex-wrap items-end gap-3">
              {form === "add" ? <div className="w-full"><AnswerProblem answer={answer} /></div> : null}
              <TextField name="title" label={t("interface.gaps.addLabel")} className="min-w-60 grow" problem={form === "add" && answer && !answer.ok ? answer.fields.title : undefined} maxLength={500} autoComplete="off" />
              <SelectField name="function" label={t("interface.gaps.field.function")} options={[{ value: "", label: t("interface.gaps.noFunction") }, ...functions.map(({ id, title }) => ({ value: id, label: of(title) }))]} />
              <Button type="submit" name="intent" value="add" icon="plus">{t("interface.gaps.add")}</Button>
            </Form>
          </TypedFields>
        ) : null}
        {open.length > 0 ? <Dependencies gaps={open} view={view} base={base} /> : null}
        {open.length > 0 ? <MigrationPath view={view} base={base} /> : null}
        {past.length > 0 ? (
          <Section title={t("interface.gaps.past.title")} lead={t("interface.gaps.past.lead")}>
            <ul className="grid gap-1.5">
              {past.map((gap) => <li key={gap.id}><Link to={`${base}/gaps/${encodeURIComponent(gap.id)}`} className="link">{nameOf(gap)}</Link> <Tag tone={gap.state === "closed" ? "success" : "neutral"}>{t(`interface.gaps.state.${gap.state}`)}</Tag></li>)}
            </ul>
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
