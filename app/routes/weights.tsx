import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { redirect } from "@remix-run/node";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Dialog } from "~/components/dialog";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { looseText } from "~/components/requirements/answer-kind";
import { UndoLine } from "~/components/undo-line";
import { useWeights } from "~/components/weights/use-weights";
import { DimensionBar } from "~/components/weights/weight-bar";
import { WeightTable } from "~/components/weights/weight-table";
import { postedWeights } from "~/domain/requirements/posted-weights";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { loadWeights, resetWeights, saveWeights, weightsSchema } from "~/services/change-weights";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.weights.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadWeights(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const [context, selection] = [await requestContext(request), params.selectionId!];
  if (form.get("intent") === "reset") {
    const answer = await answerTo(() => resetWeights(context, selection));
    return "init" in answer ? answer : redirect(`/selections/${selection}/weights?done=reset`);
  }
  const parsed = parseForm(weightsSchema, postedWeights(form));
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(() => saveWeights(context, selection, parsed.data));
  return "init" in answer ? answer : redirect(`/selections/${selection}/weights?done=saved`);
}

export default function Weights() {
  const { tree, guidance } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, language } = useText();
  const [search] = useSearchParams();
  const busy = useNavigation().state === "submitting";
  const weights = useWeights(tree, answer && !answer.ok ? answer.fields : {});
  const dimensions = weights.rows.filter((row) => row.parent === null);
  const done = search.get("done");
  if (tree.length === 0) {
    return (
      <>
        <PageHeader title={t("interface.weights.title")} />
        <EmptyState title={t("interface.weights.empty")} action={<LinkButton to="../requirements">{t("interface.weights.toRequirements")}</LinkButton>}>{t("interface.weights.emptyText")}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("interface.weights.title")}
        lead={t("interface.weights.lead")}
        secondary={
          <>
            {weights.dirty ? <span role="status" className="text-sm text-warning">{t("interface.weights.unsaved")}</span> : null}
            <LinkButton to="?confirm=reset" preventScrollReset look="quiet" icon="undo">{t("interface.weights.reset")}</LinkButton>
          </>
        }
        action={<Button type="submit" form="weights" look="primary" pending={busy}>{t("interface.weights.save")}</Button>}
      />
      <AnswerProblem answer={answer} />
      {done && !weights.dirty ? <UndoLine>{t(done === "reset" ? "interface.weights.resetDone" : "interface.weights.saved")}</UndoLine> : null}
      <PageBody aside={<GuidancePanel guidance={guidance} />}>
        <Form method="post" id="weights" noValidate className="grid min-w-0 gap-section">
          <Section title={t("interface.weights.total")} lead={t("interface.weights.totalLead")}>
            <DimensionBar dimensions={dimensions} />
            <WeightTable caption={t("interface.weights.total")} parent={null} weights={weights} />
          </Section>
          {dimensions.map((dimension) => (
            <Section key={dimension.id} title={looseText(language, dimension.title)} lead={t("interface.weights.requirements", { count: dimension.requirements })}>
              <WeightTable caption={looseText(language, dimension.title)} parent={dimension.id} weights={weights} />
            </Section>
          ))}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" pending={busy}>{t("interface.weights.save")}</Button>
            <LinkButton to="../request" look="quiet" icon="arrow">{t("interface.weights.next")}</LinkButton>
          </div>
        </Form>
      </PageBody>
      {search.get("confirm") === "reset" ? (
        <Dialog
          title={t("interface.weights.resetTitle")} closeTo="."
          actions={<Form method="post"><Button type="submit" look="danger" name="intent" value="reset">{t("interface.weights.resetDo")}</Button></Form>}
        >
          <p>{t("interface.weights.resetText")}</p>
        </Dialog>
      ) : null}
    </>
  );
}
