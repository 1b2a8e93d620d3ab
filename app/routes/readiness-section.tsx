import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";

import { LinkButton } from "~/components/button";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Progress } from "~/components/progress";
import { QuestionForm } from "~/components/readiness/question-form";
import { DoneLine, doneQuery } from "~/components/undo-line";
import { postedParts } from "~/domain/form-lines";
import { answerReaders, postedAnswersSchema } from "~/domain/readiness/answer";
import { areasFor } from "~/domain/readiness/partner-needs";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addReadinessAction } from "~/services/readiness-actions";
import { loadReadinessSection, saveReadiness } from "~/services/readiness-answers";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.readiness.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadReadinessSection(await requestContext(request), params.selectionId!, params.section!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, id] = [await requestContext(request), params.selectionId!];
  const page = `/selections/${id}/readiness`;
  const act = parseAct(form, { action: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [question] } = act;
  const parsed = parseForm(postedAnswersSchema, postedParts(form, answerReaders));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  // What was answered goes with the press of the button.
  const answer = await answerTo(async () => {
    const saved = await saveReadiness(context, id, parsed.data, postedLoad(form));
    return { to: verb === "action" ? `#action-${(await addReadinessAction(context, id, question)).id}` : `/${encodeURIComponent(params.section!)}${doneQuery(saved)}` };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function ReadinessSectionPage() {
  const view = useLoaderData<typeof loader>();
  const { t, of } = useText();
  const base = `/selections/${useSelection().selection.id}`;
  const answer = useActionData<typeof action>();
  const { section, sections, actions, names, mayChange } = view;
  const place = sections.findIndex(({ id }) => id === section.id);
  const [previous, next] = [sections[place - 1], sections[place + 1]];
  const { questions } = section;
  const lead = questions.every(({ kind }) => kind.shape === "step") ? t("interface.readiness.sheet.10")
    : questions.every(({ kind }) => "sheet" in kind) ? t("interface.readiness.sheet.11")
    : questions.every(({ kind }) => kind.shape === "options" && kind.options === "scope") ? t("interface.readiness.scopeLead")
    : questions.some(({ item }) => areasFor(item.id).length > 0) ? t("interface.readiness.partnerLead") : undefined;
  return (
    <>
      <DoneLine answer={answer}>{t("interface.readiness.saved")}</DoneLine>
      <p className="no-print mb-3"><Link to={`${base}/readiness`} className="link">{t("interface.readiness.back")}</Link> <span className="text-sm text-muted">· {t("interface.readiness.position", { number: place + 1, count: sections.length })}</span></p>
      <PageHeader title={of(section.title)} lead={lead}>
        <div className="mt-3"><Progress label={t("interface.readiness.progressLabel")} done={section.answered} of={questions.length} text={t("interface.readiness.progress", { answered: section.answered, total: questions.length })} /></div>
      </PageHeader>
      <PageBody>
        <QuestionForm section={section} actionsOf={(question) => actions.filter((one) => one.question === question).length} names={names} mayChange={mayChange} base={base} answer={answer} />
        <nav aria-label={t("interface.readiness.sections")} className="no-print flex flex-wrap justify-between gap-3">
          {previous ? <LinkButton to={`${base}/readiness/${previous.id}`}>{t("interface.readiness.previous", { section: of(previous.title) })}</LinkButton> : <span />}
          {next ? <LinkButton to={`${base}/readiness/${next.id}`}>{t("interface.readiness.next", { section: of(next.title) })}</LinkButton> : <LinkButton to={`${base}/readiness`}>{t("interface.readiness.back")}</LinkButton>}
        </nav>
      </PageBody>
    </>
  );
}
