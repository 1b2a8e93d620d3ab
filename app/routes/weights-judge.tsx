import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { LinkStrip, LinkTabs } from "~/components/link-tabs";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { looseText } from "~/components/requirements/answer-kind";
import { UndoLine } from "~/components/undo-line";
import { JudgementFields } from "~/components/weights/judgement-fields";
import { Inconsistency, JudgedTable } from "~/components/weights/judged-table";
import { postedJudgement } from "~/domain/requirements/posted-judgement";
import { inconsistentFrom, weightMethodSchema, weightMethods } from "~/domain/requirements/weight-judgement";
import { useText } from "~/i18n/text-context";
import { answerTo, shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { adoptWeights, judgeWeights, loadWeightJudgements } from "~/services/weight-judgements";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.weighing.title");

const asked = (search: URLSearchParams) => ({ group: search.get("group"), method: search.get("method") });

export async function loader({ params, request }: LoaderFunctionArgs) {
  // Null where there is nothing to weigh: the layout has already answered 404 for a selection that is not there.
  return { view: await shown(loadWeightJudgements(await requestContext(request), params.selectionId!, asked(new URL(request.url).searchParams))) };
}

export async function action({ params, request }: ActionFunctionArgs) {
  const [context, form, selection] = [await requestContext(request), await request.formData(), params.selectionId!];
  const field = (name: string) => form.get(name)?.toString() ?? null;
  const group = field("group") || null;
  const method = weightMethodSchema.catch("pairwise").parse(field("method"));
  const adopts = field("intent") === "adopt";
  const answer = await answerTo(() =>
    adopts ? adoptWeights(context, selection, group, method) : judgeWeights(context, selection, group, postedJudgement(method, form.getAll("part").map(String), field)));
  if ("init" in answer) return answer;
  const search = new URLSearchParams({ ...(group ? { group } : {}), method, done: adopts ? "adopted" : "saved" });
  return redirect(`/selections/${selection}/weights/judge?${search}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function JudgeWeights() {
  const { t, language } = useText();
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const done = search.get("done");
  if (!view) {
    return (
      <>
        <PageHeader title={t("interface.weighing.title")} />
        <EmptyState title={t("interface.weights.empty")} action={<LinkButton to="../requirements">{t("interface.weights.toRequirements")}</LinkButton>}>{t("interface.weights.emptyText")}</EmptyState>
      </>
    );
  }
  const { groups, group, method, own, lead } = view;
  const titles = Object.fromEntries(group.parts.map(({ id, title }) => [id, looseText(language, title)]));
  const link = (id: string | null, by: string) => `?${new URLSearchParams({ ...(id ? { group: id } : {}), method: by })}`;
  const name = (title: (typeof group)["title"]) => (title ? looseText(language, title) : t("interface.weights.total"));
  return (
    <>
      <PageHeader title={t("interface.weighing.title")} lead={t("interface.weighing.lead")} secondary={<LinkButton to="../weights" look="quiet" icon="arrow">{t("interface.weighing.toWeights")}</LinkButton>} />
      {done && !answer ? <UndoLine>{t(done === "adopted" ? "interface.weighing.adopted" : "interface.weighing.saved")}</UndoLine> : null}
      <AnswerProblem answer={answer} />
      <PageBody>
        <div className="grid gap-4">
          <LinkTabs label={t("interface.weighing.method")} tabs={weightMethods.map((one) => ({ to: link(group.id, one), current: one === method, title: t(`interface.weighing.methods.${one}`) }))} />
          {groups.length > 1 ? <LinkStrip label={t("interface.weighing.group")} links={groups.map(({ id, title }) => ({ to: link(id, method), current: id === group.id, title: name(title) }))} /> : null}
        </div>
        {view.mayJudge ? (
          <Section title={t("interface.weighing.own", { group: name(group.title) })} lead={t(`interface.weighing.how.${method}`)}>
            <Form key={`${group.id} ${method}`} method="post" preventScrollReset className="grid gap-4">
              <input type="hidden" name="intent" value="judge" />
              <input type="hidden" name="group" value={group.id ?? ""} />
              <input type="hidden" name="method" value={method} />
              <JudgementFields group={group} method={method} own={own?.judged ?? null} odd={own && (own.weights.consistencyRatio ?? 0) > inconsistentFrom ? own.weights.mostInconsistent : null} titles={titles} />
              <div><Button type="submit" look="primary" pending={pending}>{t("interface.weighing.save")}</Button></div>
            </Form>
            {own ? (
              <div className="mt-6 grid gap-4">
                <JudgedTable caption={t("interface.weighing.ownWeights")} parts={group.parts} titles={titles} columns={[{ id: "own", name: t("interface.weighing.you"), weights: own.weights }]} />
                <Inconsistency weights={own.weights} titles={titles} own />
              </div>
            ) : null}
          </Section>
        ) : null}
        {lead ? (
          <Section title={t("interface.weighing.everybody")} lead={t(`interface.weighing.together.${method}`)}>
            {lead.together ? (
              <div className="grid gap-4">
                <JudgedTable caption={t("interface.weighing.everybody")} parts={group.parts} titles={titles}
                  columns={[...lead.people.map(({ id, name: person, weights }) => ({ id, name: person, weights })), { id: "together", name: t("interface.weighing.all", { count: lead.people.length }), weights: lead.together }]} />
                <Inconsistency weights={lead.together} titles={titles} />
                <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-3">
                  <input type="hidden" name="intent" value="adopt" />
                  <input type="hidden" name="group" value={group.id ?? ""} />
                  <input type="hidden" name="method" value={method} />
                  <Button type="submit" look="secondary" pending={pending}>{t("interface.weighing.adopt")}</Button>
                  <span className="text-sm text-muted">
                    {lead.inForce ? t("interface.weighing.inForce", { method: t(`interface.weighing.methods.${lead.inForce.method}`), count: lead.inForce.people }) : t("interface.weighing.direct")}
                  </span>
                </Form>
              </div>
            ) : <p className="text-muted">{t("interface.weighing.nobody")}</p>}
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
