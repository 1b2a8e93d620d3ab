import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { redirect } from "@remix-run/node";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { Dialog } from "~/components/dialog";
import { ConflictChoice, LoadedFields } from "~/components/edit-conflict";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Changeable, ReadingNote, ToChange } from "~/components/reading";
import { looseText } from "~/components/requirements/answer-kind";
import { UndoLine } from "~/components/undo-line";
import { useWeights } from "~/components/weights/use-weights";
import { DimensionBar } from "~/components/weights/weight-bar";
import { WeightTable } from "~/components/weights/weight-table";
import { postedWeights } from "~/domain/requirements/posted-weights";
import type { WeightRow } from "~/domain/requirements/weight-rows";
import { postedLoad } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";
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
  const answer = await answerTo(() => saveWeights(context, selection, parsed.data, postedLoad(form)));
  return "init" in answer ? answer : redirect(`/selections/${selection}/weights?done=saved`);
}

/** The weights as the form shows them. */
function treeFields(tree: readonly WeightRow[]): Fields {
  return Object.fromEntries(tree.map(({ id, kind, weight }) => [`${kind}.${id}`, weight]));
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Weights() {
  const { tree, priceShare, byWorth, guidance } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, language, format } = useText();
  const [search] = useSearchParams();
  const busy = useNavigation().state === "submitting";
  const conflict = answer && !answer.ok ? answer.conflict : undefined;
  // Without JavaScript the form comes back as it was posted.
  const weights = useWeights(tree, answer && !answer.ok ? answer.fields : {}, conflict?.yours as Record<string, number> | undefined);
  const partOf = (field: string) => {
    const row = tree.find(({ id, kind }) => `${kind}.${id}` === field);
    return row ? looseText(language, row.title) : field;
  };
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
            <ToChange><LinkButton to="?confirm=reset" preventScrollReset look="quiet" icon="undo">{t("interface.weights.reset")}</LinkButton></ToChange>
          </>
        }
        action={<ToChange><Button type="submit" form="weights" look="primary" pending={busy}>{t("interface.weights.save")}</Button></ToChange>}
      />
      <ReadingNote />
      {conflict ? null : <AnswerProblem answer={answer} />}
      {done && !weights.dirty ? (
        <UndoLine>
          {t(done === "reset" ? "interface.weights.resetDone" : "interface.weights.saved")}
          {" "}
          {done === "saved" ? <Link to="../request" className="link font-medium">{t("interface.weights.next")}</Link> : null}
        </UndoLine>
      ) : null}
      <PageBody aside={<GuidancePanel guidance={guidance} />}>
        <Changeable><Form method="post" id="weights" noValidate className="grid min-w-0 gap-section">
          <LoadedFields fields={conflict?.base ?? treeFields(tree)} />
          {conflict ? (
            <ConflictChoice
              conflict={conflict} label={(field) => t("interface.conflict.weight", { part: partOf(field) })} show={(_field, value) => format.number(value as number)}
            />
          ) : null}
          <p><Link className="link font-medium" to="judge">{t("interface.weighing.link")}</Link> <span className="text-muted">{t("interface.weighing.linkText")}</span></p>
          <Section title={t("interface.weights.total")} lead={t("interface.weights.totalLead")}>
            {priceShare === null ? null : <p className="mb-3 max-w-prose text-sm text-muted">{t("interface.weights.beside", { price: format.number(priceShare, 0), rest: format.number(100 - priceShare, 0) })} <Link className="link" to="../price">{t("interface.weights.toPrice")}</Link></p>}
            {byWorth ? <p className="mb-3 max-w-prose text-sm text-muted">{t("interface.weights.byWorth")} <Link className="link" to="../price">{t("interface.weights.toPrice")}</Link></p> : null}
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
        </Form></Changeable>
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
