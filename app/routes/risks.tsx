import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { SelectField, TextField } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { RiskForm } from "~/components/risks/risk-form";
import { RiskMap, useRiskText } from "~/components/risks/risk-map";
import { TypedFields } from "~/components/typed-fields";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { postedParts } from "~/domain/form-lines";
import { postedOrNull, postedText } from "~/domain/posted-field";
import { postedRisksSchema, riskReaders } from "~/domain/risks/risk";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addRiskRequirement, linkProposal, linkRequirement, relinkRequirement, unlinkRequirement } from "~/services/requirement-links";
import { addRisk, loadRisks, saveRisks, setRisk } from "~/services/risks";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.risks.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadRisks(await requestContext(request), params.selectionId!));
}

const newSchema = z.object({ text: z.string().min(1).max(1000), group: z.string().max(100).nullable() });
const requirementSchema = z.object({ risk: z.string().min(1).max(200), text: z.string().min(1).max(2000), criterion: z.string().min(1).max(200), language: z.enum(["nl", "en"]).catch("nl") });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/risks`;
  const act = parseAct(form, { add: null, make: null, remove: null, restore: null, link: null, propose: null, unlink: null, relink: null, takeback: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which, what] } = act;
  const origin = { kind: "risk", id: which } as const;
  const linked = (risk: string, requirement: string) => `${page}?linked=${encodeURIComponent(`${risk}:${requirement}`)}#${risk}`;
  if (verb === "add") {
    const parsed = parseForm(newSchema, { text: postedText(form, "text"), group: postedOrNull(form, "group") });
    if (!parsed.ok) return withTyped(parsed.refusal, form);
    const answer = await answerTo(() => addRisk(context, id, parsed.data));
    return "init" in answer ? withTyped(answer, form) : redirect(`${page}#${answer.id}`);
  }
  if (verb === "make") {
    const parsed = parseForm(requirementSchema, { risk: postedText(form, "risk"), text: postedText(form, "text"), criterion: postedText(form, "criterion"), language: form.get("language") });
    if (!parsed.ok) return withTyped(parsed.refusal, form);
    const { risk, text, criterion, language } = parsed.data;
    const answer = await answerTo(() => addRiskRequirement(context, id, risk, { text: { [language]: text }, criterion }));
    return "init" in answer ? withTyped(answer, form) : redirect(linked(risk, answer.id));
  }
  if (verb === "restore") {
    const answer = await answerTo(() => setRisk(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#${which}`);
  }
  // The undo of an undo and of a link come from the line above the page, not from the register.
  if (verb === "relink" || verb === "takeback") {
    const answer = await answerTo(() => (verb === "relink" ? relinkRequirement : unlinkRequirement)(context, id, origin, what));
    return "init" in answer ? answer : redirect(`${page}#${which}`);
  }
  const parsed = parseForm(postedRisksSchema, postedParts(form, riskReaders));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  // What was typed elsewhere in the list goes with the press of the button.
  const answer = await answerTo(async () => {
    const saved = await saveRisks(context, id, parsed.data, postedLoad(form));
    switch (verb) {
      case "remove": await setRisk(context, id, which, true); return { to: `${page}?removed=${encodeURIComponent(which)}` };
      case "link": await linkRequirement(context, id, origin, what); return { to: linked(which, what) };
      case "propose": return { to: linked(which, (await linkProposal(context, id, which, what)).id) };
      case "unlink": await unlinkRequirement(context, id, origin, what); return { to: `${page}?unlinked=${encodeURIComponent(`${which}:${what}`)}#${which}` };
      default: return { to: `${page}${doneQuery(saved)}` };
    }
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(answer.to);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Risks() {
  const view = useLoaderData<typeof loader>();
  const { t, of, language } = useText();
  const textOf = useRiskText();
  const base = `/selections/${useSelection().selection.id}`;
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const { risks, groups, counts, criteria, names, mayChange } = view;
  const [form, removed, linked, unlinked] = [search.get("form"), search.get("removed"), search.get("linked"), search.get("unlinked")];
  const [adding, making] = [useEmptiedForm(form === "add" ? answer : undefined), useEmptiedForm(form === "make" ? answer : undefined)];
  const problem = (which: string, field: string) => (form === which && answer && !answer.ok ? answer.fields[field] : undefined);
  return (
    <>
      {removed && !risks.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.risks.removed")}</UndoLine> : null}
      {linked && !answer ? <UndoLine fields={{ intent: `takeback:${linked}` }}>{t("interface.risks.requirement.done")}</UndoLine> : null}
      {unlinked && !answer ? <UndoLine fields={{ intent: `relink:${unlinked}` }}>{t("interface.risks.requirement.undone")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.risks.saved")}</DoneLine>
      <PageHeader title={t("interface.risks.title")} lead={t("interface.risks.lead")}>
        {risks.length > 0 ? <p className="mt-2 text-sm font-medium">{t("interface.risks.counts", { high: counts.high, middle: counts.middle, low: counts.low, unknown: counts.unknown })}</p> : null}
      </PageHeader>
      <PageBody>
        {form === null ? <AnswerProblem answer={answer} /> : null}
        {risks.length === 0 ? <EmptyState title={t("interface.risks.empty.title")}>{t("interface.risks.empty.text")}</EmptyState> : (
          <>
            <RiskMap state={view} />
            <RiskForm state={view} names={names} mayChange={mayChange} base={base} answer={form === "list" ? answer : undefined} />
          </>
        )}
        {mayChange ? (
          <TypedFields answer={form === "add" ? answer : undefined}>
            <Form method="post" action="?form=add#add" id="add" key={adding.key} onSubmit={adding.onSubmit} className="no-print flex flex-wrap items-end gap-3">
              {form === "add" ? <div className="w-full"><AnswerProblem answer={answer} /></div> : null}
              <TextField name="text" label={t("interface.risks.addLabel")} className="min-w-60 grow" problem={problem("add", "text")} maxLength={1000} autoComplete="off" />
              <SelectField name="group" label={t("interface.risks.field.group")} options={[...groups.map(({ id, title }) => ({ value: id, label: of(title) })), { value: "", label: t("interface.risks.other") }]} />
              <Button type="submit" name="intent" value="add" icon="plus">{t("interface.risks.add")}</Button>
            </Form>
          </TypedFields>
        ) : null}
        {mayChange && risks.length > 0 ? (
          <Section title={t("interface.risks.requirement.formTitle")} lead={t("interface.risks.requirement.formLead")} id="make">
            <TypedFields answer={form === "make" ? answer : undefined}>
              <Form method="post" action="?form=make#make" key={making.key} onSubmit={making.onSubmit} className="no-print grid gap-3">
                {form === "make" ? <AnswerProblem answer={answer} /> : null}
                <input type="hidden" name="language" value={language} />
                <SelectField name="risk" label={t("interface.risks.requirement.forRisk")} options={risks.map((risk, index) => ({ value: risk.id, label: `${index + 1}. ${textOf(risk)}` }))} />
                <TextField name="text" label={t("interface.risks.requirement.text")} problem={problem("make", "text")} maxLength={2000} autoComplete="off" />
                <SelectField name="criterion" label={t("interface.risks.requirement.criterion")} options={criteria.map(({ id, title }) => ({ value: id, label: of(title) }))} />
                <div><Button type="submit" name="intent" value="make" icon="plus">{t("interface.risks.requirement.formAdd")}</Button></div>
              </Form>
            </TypedFields>
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
