import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button, DownloadButton } from "~/components/button";
import { CaseForm } from "~/components/business-case/case-form";
import { CaseOutcome } from "~/components/business-case/case-outcome";
import { Figure } from "~/components/business-case/figure-fields";
import type { FigureForm } from "~/components/business-case/figure-fields";
import { ChannelLines, CostLines, ReturnLines, RivalLines } from "~/components/business-case/lines";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextArea, TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { autosaved } from "~/components/settled-form";
import { UndoLine } from "~/components/undo-line";
import { withLine, withoutLine } from "~/domain/business-case/edit-lines";
import { nestedForm, postedBusinessCaseSchema } from "~/domain/business-case/posted-business-case";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { loadBusinessCase, saveBusinessCase } from "~/services/business-case";
import { requestContext } from "~/services/context.server";

import { CaseQuestions } from "~/components/business-case/case-questions";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.money.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadBusinessCase(await requestContext(request), params.selectionId!));
}

const parts = ["costs", "returns", "channels", "rivals"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = String(form.get("intent") ?? "save");
  const [, verb, which] = /^(add|remove):([\w-]+)$/.exec(intent) ?? [];
  const posted = nestedForm(verb === "remove" ? withoutLine(form, which) : form);
  const parsed = parseForm(postedBusinessCaseSchema, posted);
  const back = (refusal: ReturnType<typeof data>) => data({ ...(refusal.data as object), posted: Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) as Record<string, string> }, refusal.init ?? undefined);
  if (!parsed.ok) return back(parsed.refusal as never);
  const context = await requestContext(request);
  const part = parts.find((one) => one === which);
  const businessCase = verb === "add" && part ? withLine(parsed.data, part, context.newId()) : parsed.data;
  const version = Number(form.get("version"));
  const answer = await answerTo(() => saveBusinessCase(context, params.selectionId!, businessCase, version));
  if ("init" in answer) return back(answer as never);
  if (form.has(autosaved)) return { ok: true as const, version: version + 1 };
  return redirect(`/selections/${params.selectionId}/business-case?done=1${part ? `#${part}` : ""}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function BusinessCasePage() {
  const { t } = useText();
  const { businessCase, version, assessment, swings, missing, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { ok: boolean; fields?: Record<string, never>; problem?: never; posted?: Record<string, string> } | undefined;
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const base = `/selections/${useParams().selectionId}/business-case`;
  const shown = parts.flatMap((part) => businessCase[part].map(({ id }) => id)).join(" ");
  const fields: FigureForm = { posted: answer?.posted ?? null, problems: answer?.fields ?? {}, readOnly: !mayChange };
  const lines = (form: FigureForm) => ({ costs: <CostLines costs={businessCase.costs} form={form} />, returns: <ReturnLines returns={businessCase.returns} form={form} />, channels: <ChannelLines channels={businessCase.channels} form={form} />, rivals: <RivalLines rivals={businessCase.rivals} form={form} /> });
  return (
    <>
      {search.get("done") && !answer ? <UndoLine>{t("interface.money.saved")}</UndoLine> : null}
      <PageHeader
        title={t("interface.money.title")} lead={t("interface.money.lead")}
        secondary={assessment ? <DownloadButton href={`${base}.xlsx`}>{t("interface.money.export")}</DownloadButton> : null}
        action={mayChange ? <Button type="submit" form="business-case" look="primary" pending={pending}>{t("interface.money.save")}</Button> : null}
      />
      <PageBody aside={<Questions />}>
        <AnswerProblem answer={answer as never} />
        {assessment
          ? <CaseOutcome businessCase={businessCase} assessment={assessment} swings={swings} />
          : <Callout kind="info" title={t("interface.money.outcome.openTitle")}>{missing.length > 0 ? t("interface.money.outcome.open", { count: missing.length }) : t("interface.money.outcome.empty")}</Callout>}
        <CaseForm key={shown} version={version} readOnly={!mayChange}>
          {(refused) => {
            const form = refused ? { ...fields, problems: refused } : fields;
            return (
              <>
                <Section title={t("interface.money.basis.title")}>
                  <div className="grid items-start gap-4 sm:grid-cols-3">
                    <TextField name="years" type="number" min={1} max={20} label={t("interface.money.basis.years")} defaultValue={form.posted?.years ?? businessCase.years} problem={form.problems.years} readOnly={form.readOnly} />
                    <Figure name="discountRate" label={t("interface.money.basis.discountRate")} value={businessCase.discountRate} factor={100} form={form} />
                    <TextField name="currency" label={t("interface.money.basis.currency")} defaultValue={form.posted?.currency ?? businessCase.currency} problem={form.problems.currency} maxLength={3} readOnly={form.readOnly} />
                  </div>
                </Section>
                {parts.map((part) => (
                  <Section key={part} id={part} title={t(`interface.money.${part}.title`)} lead={t(`interface.money.${part}.lead`)}>
                    {businessCase[part].length === 0 ? <p className="mb-3 text-muted">{t(`interface.money.${part}.none`)}</p> : lines(form)[part]}
                    {mayChange ? <Button type="submit" name="intent" value={`add:${part}`} icon="plus" formNoValidate>{t(`interface.money.${part}.add`)}</Button> : null}
                  </Section>
                ))}
                <Section title={t("interface.money.note")}>
                  <TextArea name="note" label={t("interface.money.note")} hideLabel defaultValue={form.posted?.note ?? businessCase.note} maxLength={20_000} rows={5} readOnly={form.readOnly} />
                </Section>
              </>
            );
          }}
        </CaseForm>
      </PageBody>
    </>
  );
}

function Questions(): ReactNode {
  const { questions, answered, benefits } = useLoaderData<typeof loader>();
  return <CaseQuestions {...{ questions, answered, benefits }} base={`/selections/${useParams().selectionId}`} />;
}
