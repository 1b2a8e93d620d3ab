import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { Button } from "~/components/button";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { Dialog } from "~/components/dialog";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { MinimumFunctions, WeightProposal } from "~/components/phases/emphasis-tables";
import { PhaseTabs } from "~/components/phases/phase-tabs";
import { SolutionFields } from "~/components/phases/solution-fields";
import { SettledForm } from "~/components/settled-form";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { postedSolution, solutionFields, solutionForms, solutionSchema } from "~/domain/phases/solution";
import type { Solution } from "~/domain/phases/solution";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm, requireField } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { applyProposedWeights, loadSolution, saveSolution } from "~/services/phases/solution";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.phases.solution.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadSolution(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const context = await requestContext(request);
  const id = params.selectionId!;
  const page = `/selections/${id}/phases/solution`;
  const act = parseAct(form, { apply: null });
  if (!act.ok) return withTyped(act.refusal, form);
  if (act.verb === "apply") {
    const answer = await answerTo(() => applyProposedWeights(context, id));
    return "init" in answer ? answer : redirect(`${page}?applied=1#proposal`);
  }
  const parsed = parseForm(solutionSchema, postedSolution(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(() => {
    requireField(form, "reason");
    return saveSolution(context, id, parsed.data, postedLoad(form));
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${doneQuery(answer)}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function SolutionPage() {
  const { t, of } = useText();
  const { solution, classes, proposal, minimum, phases, mayChange } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const known = classes.map(({ id }) => id);
  const different = proposal.filter(({ weight, proposed }) => weight !== proposed).length;
  const page = `/selections/${selection.id}/phases/solution`;
  const nameOf = (field: string) => {
    const item = classes.find(({ id }) => field === `class:${id}`);
    return item ? of(item.text) : field === "form" ? t("interface.phases.solution.form.title") : t(`interface.phases.solution.${field as "classReason" | "reason" | "by" | "on"}`);
  };
  const show = (field: string, value: unknown) => {
    if (typeof value === "boolean") return t(`interface.conflict.${value ? "yes" : "no"}`);
    const form = field === "form" ? solutionForms.find((one) => one === value) : undefined;
    return form ? t(`interface.phases.solution.form.${form}`) : String(value ?? "");
  };
  return (
    <>
      <DoneLine answer={answer}>{t("interface.phases.saved")}</DoneLine>
      {search.get("applied") && !answer ? <UndoLine>{t("interface.phases.solution.proposal.applied")}</UndoLine> : null}
      <PageHeader title={t("interface.phases.solution.title")} lead={t("interface.phases.solution.lead")} />
      <PhaseTabs selectionId={selection.id} phases={phases} current="phases/solution" />
      <PageBody>
        <SettledForm
          answer={answer} readOnly={!mayChange} fields={solutionFields(solution, known)} label={nameOf} show={show}
          read={(form) => solutionFields(postedSolution(form) as unknown as Solution, known)}
        >
          {(start) => <SolutionFields classes={classes} start={start} />}
        </SettledForm>
        <WeightProposal proposal={proposal} chosen={solution.classes.length > 0} mayApply={mayChange && different > 0} selectionId={selection.id} />
        <MinimumFunctions minimum={minimum} />
      </PageBody>
      {search.get("confirm") === "apply" && different > 0 && mayChange ? (
        <Dialog
          title={t("interface.phases.solution.proposal.question")} closeTo={`${page}#proposal`}
          actions={<Form method="post" action={page}><Button type="submit" name="intent" value="apply" look="primary">{t("interface.phases.solution.proposal.apply")}</Button></Form>}
        >
          <p>{t("interface.phases.solution.proposal.text", { count: different })}</p>
        </Dialog>
      ) : null}
    </>
  );
}
