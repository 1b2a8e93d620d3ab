import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button, DownloadButton } from "~/components/button";
import { CaseForm } from "~/components/business-case/case-form";
import { CaseOutcome } from "~/components/business-case/case-outcome";
import { CaseQuestions } from "~/components/business-case/case-questions";
import { Figure } from "~/components/business-case/figure-fields";
import type { FigureForm } from "~/components/business-case/figure-fields";
import { ChannelLines, CostLines, ReturnLines, RivalLines } from "~/components/business-case/lines";
import { Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextArea, TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { caseParts } from "~/domain/business-case/business-case";
import type { BusinessCase, CasePart } from "~/domain/business-case/business-case";
import { nestedForm, postedBusinessCaseSchema, postedCaseFields } from "~/domain/business-case/posted-business-case";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { addCaseLine, loadBusinessCase, saveBusinessCase, setCaseLine } from "~/services/business-case";
import { requestContext } from "~/services/context.server";

import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.money.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadBusinessCase(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/business-case`;
  const act = parseAct(form, { add: caseParts, remove: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which] } = act;
  if (verb === "restore") {
    const answer = await answerTo(() => setCaseLine(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#line-${which}`);
  }
  const parsed = parseForm(postedBusinessCaseSchema, nestedForm(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  // What was typed elsewhere goes with the press of the button.
  const answer = await answerTo(async () => {
    const saved = await saveBusinessCase(context, id, postedCaseFields(parsed.data, (name) => form.has(name)), postedLoad(form));
    if (verb === "add") return { to: `#line-${(await addCaseLine(context, id, which as CasePart)).id}` };
    if (verb === "remove") await setCaseLine(context, id, which, true);
    return { to: verb === "remove" ? `?removed=${which}` : doneQuery(saved) };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function BusinessCasePage() {
  const { t } = useText();
  const { businessCase, assessment, swings, missing, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const base = `/selections/${useParams().selectionId}/business-case`;
  const removed = search.get("removed");
  const gone = removed !== null && !caseParts.some((part) => businessCase[part].some(({ id }) => id === removed));
  return (
    <>
      {gone ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.money.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.money.saved")}</DoneLine>
      <PageHeader
        title={t("interface.money.title")} lead={t("interface.money.lead")}
        secondary={assessment ? <DownloadButton href={`${base}.xlsx`}>{t("interface.money.export")}</DownloadButton> : null}
        action={mayChange ? <Button type="submit" form="business-case" look="primary" pending={pending}>{t("interface.money.save")}</Button> : null}
      />
      <PageBody aside={<Questions />}>
        {assessment
          ? <CaseOutcome businessCase={businessCase} assessment={assessment} swings={swings} />
          : <Callout kind="info" title={t("interface.money.outcome.openTitle")}>{missing.length > 0 ? t("interface.money.outcome.open", { count: missing.length }) : t("interface.money.outcome.empty")}</Callout>}
        <CaseForm businessCase={businessCase} answer={answer} readOnly={!mayChange}>
          {(shown, form) => (
            <>
              <Section title={t("interface.money.basis.title")}>
                <div className="grid items-end gap-4 sm:grid-cols-3">
                  <TextField name="years" type="number" min={1} max={20} label={t("interface.money.basis.years")} defaultValue={form.start.years as number} problem={form.problems.years} readOnly={form.readOnly} />
                  <Figure name="discountRate" label={t("interface.money.basis.discountRate")} form={form} />
                  <TextField name="currency" label={t("interface.money.basis.currency")} defaultValue={form.start.currency as string} problem={form.problems.currency} maxLength={3} readOnly={form.readOnly} />
                </div>
              </Section>
              {caseParts.map((part) => (
                <Section key={part} id={part} title={t(`interface.money.${part}.title`)} lead={t(`interface.money.${part}.lead`)}>
                  {shown[part].length === 0 ? <p className="mb-3 text-muted">{t(`interface.money.${part}.none`)}</p> : <div><Lines part={part} businessCase={shown} form={form} /></div>}
                  {mayChange ? <Button type="submit" name="intent" value={`add:${part}`} icon="plus" formNoValidate>{t(`interface.money.${part}.add`)}</Button> : null}
                </Section>
              ))}
              <Section title={t("interface.money.note")}>
                <TextArea name="note" label={t("interface.money.note")} hideLabel defaultValue={form.start.note as string} problem={form.problems.note} maxLength={20_000} rows={5} readOnly={form.readOnly} />
              </Section>
            </>
          )}
        </CaseForm>
      </PageBody>
    </>
  );
}

function Lines({ part, businessCase, form }: { part: CasePart; businessCase: BusinessCase; form: FigureForm }) {
  switch (part) {
    case "costs": return <CostLines costs={businessCase.costs} form={form} />;
    case "returns": return <ReturnLines returns={businessCase.returns} form={form} />;
    case "channels": return <ChannelLines channels={businessCase.channels} form={form} />;
    case "rivals": return <RivalLines rivals={businessCase.rivals} form={form} />;
  }
}

function Questions(): ReactNode {
  const { questions, answered, benefits } = useLoaderData<typeof loader>();
  return <CaseQuestions {...{ questions, answered, benefits }} base={`/selections/${useParams().selectionId}`} />;
}
