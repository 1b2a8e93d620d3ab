import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { SelectField, TextArea } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { ManyDone } from "~/components/respondents/many-done";
import { MajorityRule, OpenTable, PreviewTable, SettledTogether } from "~/components/respondents/settle-many";
import { TypedFields } from "~/components/typed-fields";
import { jsonField } from "~/domain/json-field";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import type { PutBack } from "~/services/respondents/settle-choices";
import { loadSettleMany, manySettlementSchema, settleMany, undoSettlements } from "~/services/respondents/settle-many";
import type { ManySettled } from "~/services/respondents/settle-many";

import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.respondents.many.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const asked = z.coerce.number().int().min(2).safeParse(new URL(request.url).searchParams.get("atLeast"));
  return found(loadSettleMany(await requestContext(request), params.selectionId!, asked.success ? asked.data : null));
}

const formSchema = z.discriminatedUnion("intent", [
  manySettlementSchema.extend({ intent: z.literal("settle"), shown: jsonField(manySettlementSchema.shape.shown) }),
  z.object({ intent: z.literal("undo"), settlements: jsonField(z.array(z.string())) }),
]);

/** What was done here; one of the two. */
interface DoneHere {
  many: ManySettled | null;
  back: PutBack | null;
}

export async function action({ params, request }: ActionFunctionArgs) {
  const posted = await request.formData();
  const parsed = parseForm(formSchema, { ...Object.fromEntries(posted), items: posted.getAll("item") });
  if (!parsed.ok) return withTyped(parsed.refusal, posted);
  const form = parsed.data;
  const answer = await answerTo(async (): Promise<DoneHere> => {
    const context = await requestContext(request);
    if (form.intent === "settle") return { many: await settleMany(context, params.selectionId!, form), back: null };
    return { many: null, back: await undoSettlements(context, params.selectionId!, form.settlements) };
  });
  return "init" in answer ? withTyped(answer, posted) : answer;
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function SettleMany() {
  const { t } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const { selectionId } = useParams();
  const { atLeast, counted, settles, open, together, mayChange } = view;
  const respondents = `/selections/${selectionId}/respondents`;
  const ticked = search.get("tick") !== "none";
  return (
    <>
      {answer?.ok ? <ManyDone {...answer} /> : null}
      <p className="no-print mb-2 text-sm"><Link className="link" to={respondents}>{t("interface.respondents.one.back")}</Link></p>
      <PageHeader title={t("interface.respondents.many.title")} lead={t("interface.respondents.many.lead")} />
      <AnswerProblem answer={answer} />
      <PageBody>
        <Section title={t("interface.respondents.many.rule.title")}>
          {counted < 2 ? <EmptyState title={t("interface.respondents.many.tooFew")}>{t("interface.respondents.many.tooFewText")}</EmptyState> : (
            <div className="grid gap-4">
              <Form method="get" preventScrollReset className="no-print flex flex-wrap items-end gap-3">
                <SelectField name="atLeast" key={atLeast} label={t("interface.respondents.many.atLeast")} defaultValue={String(atLeast)} options={Array.from({ length: counted - 1 }, (_, index) => ({ value: String(index + 2), label: t("interface.respondents.many.of", { count: index + 2, of: counted }) }))} />
                <Button type="submit">{t("interface.respondents.many.show")}</Button>
              </Form>
              <MajorityRule atLeast={atLeast} />
            </div>
          )}
        </Section>
        <Section id="preview" title={t("interface.respondents.many.preview.title", { count: settles.length })} lead={t("interface.respondents.many.preview.lead")}>
          {settles.length === 0 ? <p className="text-muted">{t("interface.respondents.many.preview.none")}</p> : (
            <TypedFields answer={answer}>
              {/* Begins anew when something else is proposed, or another tick is asked for. */}
              <Form method="post" key={`${atLeast} ${ticked} ${settles.map(({ item }) => item.id).join(" ")}`} className="grid gap-4">
                <input type="hidden" name="intent" value="settle" />
                <input type="hidden" name="atLeast" value={atLeast} />
                <input type="hidden" name="shown" value={JSON.stringify(Object.fromEntries(settles.map(({ item, before, after }) => [item.id, { before, after }])))} />
                {mayChange ? (
                  <p className="no-print flex flex-wrap gap-x-4 text-sm">
                    <Link className="link" preventScrollReset to={`?atLeast=${atLeast}`}>{t("interface.respondents.many.preview.tickAll")}</Link>
                    <Link className="link" preventScrollReset to={`?atLeast=${atLeast}&tick=none`}>{t("interface.respondents.many.preview.tickNone")}</Link>
                  </p>
                ) : null}
                <PreviewTable rows={settles} counted={counted} functions={view.functions} ticked={ticked} mayChange={mayChange} />
                {mayChange ? (
                  <>
                    <TextArea name="reason" className="max-w-2xl" rows={3} required maxLength={2000} label={t("interface.respondents.settle.reason")} hint={t("interface.respondents.many.reasonHint")} defaultValue={t("interface.respondents.many.reasonStart", { count: atLeast, of: counted })} problem={answer?.ok === false ? answer.fields.reason : undefined} />
                    <div><Button type="submit" look="primary" pending={pending}>{t("interface.respondents.many.submit")}</Button></div>
                  </>
                ) : null}
              </Form>
            </TypedFields>
          )}
        </Section>
        {open.length > 0 ? (
          <Section title={t("interface.respondents.many.undecided.title", { count: open.length })} lead={t("interface.respondents.many.undecided.lead")}>
            <OpenTable rows={open} counted={counted} settleAddress={mayChange ? (item) => `${respondents}?${new URLSearchParams({ settle: item })}` : null} />
          </Section>
        ) : null}
        {together.length > 0 ? <SettledTogether together={together} mayChange={mayChange} listAddress={`${respondents}?show=settled#agreement`} /> : null}
      </PageBody>
    </>
  );
}
