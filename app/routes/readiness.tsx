import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextField } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Progress } from "~/components/progress";
import { ActionForm } from "~/components/readiness/action-form";
import { PartnerNeeds } from "~/components/readiness/partner-needs";
import { SectionOverview } from "~/components/readiness/section-overview";
import { TypedFields } from "~/components/typed-fields";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { postedParts } from "~/domain/form-lines";
import { postedText } from "~/domain/posted-field";
import { actionReaders, postedActionsSchema } from "~/domain/readiness/answer";
import { isWeak } from "~/domain/readiness/readiness-state";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addReadinessAction, saveReadinessActions, setReadinessAction } from "~/services/readiness-actions";
import { loadReadiness } from "~/services/readiness-answers";
import { linkRequirement, relinkRequirement, unlinkRequirement } from "~/services/requirement-links";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.readiness.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadReadiness(await requestContext(request), params.selectionId!));
}

const newSchema = z.object({ text: z.string().min(1).max(1000) });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/readiness`;
  const act = parseAct(form, { add: null, remove: null, restore: null, need: null, unneed: null, reneed: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which, requirement] } = act;
  if (verb === "add") {
    const parsed = parseForm(newSchema, { text: postedText(form, "text") });
    if (!parsed.ok) return withTyped(parsed.refusal, form);
    const answer = await answerTo(() => addReadinessAction(context, id, null, parsed.data.text));
    return "init" in answer ? withTyped(answer, form) : redirect(`${page}#action-${answer.id}`);
  }
  if (verb === "restore") {
    const answer = await answerTo(() => setReadinessAction(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#action-${which}`);
  }
  const need = { kind: "need", id: which } as const;
  if (verb === "need" || verb === "unneed" || verb === "reneed") {
    const work = { need: linkRequirement, unneed: unlinkRequirement, reneed: relinkRequirement }[verb];
    const answer = await answerTo(() => work(context, id, need, requirement));
    return "init" in answer ? answer : redirect(`${page}${verb === "unneed" ? `?unlinked=${encodeURIComponent(`${which}:${requirement}`)}` : ""}#needs`);
  }
  const parsed = parseForm(postedActionsSchema, postedParts(form, actionReaders));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  // What was typed elsewhere in the list goes with the press of the button.
  const answer = await answerTo(async () => {
    const saved = await saveReadinessActions(context, id, parsed.data, postedLoad(form));
    if (verb === "remove") await setReadinessAction(context, id, which, true);
    return { to: verb === "remove" ? `?removed=${encodeURIComponent(which)}` : `${doneQuery(saved)}#actions` };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Readiness() {
  const view = useLoaderData<typeof loader>();
  const { t } = useText();
  const base = `/selections/${useSelection().selection.id}`;
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const { sections, actions, needs, answered, total, names, mayChange } = view;
  const [form, removed, unlinked] = [search.get("form"), search.get("removed"), search.get("unlinked")];
  const adding = useEmptiedForm(form === "add" ? answer : undefined);
  const next = sections.find((section) => section.answered < section.questions.length);
  const without = sections.flatMap(({ questions }) => questions).filter(({ item, tone }) => isWeak(tone) && !actions.some(({ question }) => question === item.id)).length;
  return (
    <>
      {removed && !actions.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.readiness.action.removed")}</UndoLine> : null}
      {unlinked && !answer ? <UndoLine fields={{ intent: `reneed:${unlinked}` }}>{t("interface.readiness.need.unlinked")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.readiness.saved")}</DoneLine>
      <PageHeader title={t("interface.readiness.title")} lead={t("interface.readiness.lead")} action={next && mayChange ? <LinkButton to={`${base}/readiness/${next.id}`} look="primary">{t("interface.readiness.continue")}</LinkButton> : null}>
        {total > 0 ? <div className="mt-3"><Progress label={t("interface.readiness.progressLabel")} done={answered} of={total} text={t("interface.readiness.progress", { answered, total })} /></div> : null}
      </PageHeader>
      <PageBody>
        {form === null ? <AnswerProblem answer={answer} /> : null}
        {sections.length === 0
          ? <EmptyState title={t("interface.readiness.empty.title")}>{t("interface.readiness.empty.text")}</EmptyState>
          : <SectionOverview sections={sections} base={base} />}
        <Section title={t("interface.readiness.action.title")} lead={t("interface.readiness.action.lead")} id="actions">
          {without > 0 ? <p className="mb-3 text-sm text-muted">{t("interface.readiness.action.suggested", { count: without })}</p> : null}
          {actions.length === 0
            ? <p className="text-muted">{t("interface.readiness.action.none")}</p>
            : <ActionForm state={view} names={names} mayChange={mayChange} base={base} answer={form === "actions" ? answer : undefined} />}
          {mayChange ? (
            <TypedFields answer={form === "add" ? answer : undefined}>
              <Form method="post" action="?form=add#actions" key={adding.key} onSubmit={adding.onSubmit} className="no-print mt-4 flex flex-wrap items-end gap-3">
                {form === "add" ? <div className="w-full"><AnswerProblem answer={answer} /></div> : null}
                <TextField name="text" label={t("interface.readiness.action.addLabel")} className="min-w-60 grow" problem={form === "add" && answer && !answer.ok ? answer.fields.text : undefined} maxLength={1000} autoComplete="off" />
                <Button type="submit" name="intent" value="add" icon="plus">{t("interface.readiness.action.add")}</Button>
              </Form>
            </TypedFields>
          ) : null}
        </Section>
        {sections.length > 0 ? (
          <Section title={t("interface.readiness.need.title")} lead={t("interface.readiness.need.lead")} id="needs">
            {form === "needs" ? <AnswerProblem answer={answer} /> : null}
            <PartnerNeeds needs={needs} mayChange={mayChange} base={base} />
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
