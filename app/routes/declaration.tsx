import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { Checkbox, TextArea } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { DeclarationHistory } from "~/components/sealing/declaration-history";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadDeclaration, makeDeclaration, reasonSchema } from "~/services/declarations";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.sealing.declaration.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadDeclaration(await requestContext(request), params.selectionId!));
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("clear"), confidential: z.literal("on"), independent: z.literal("on"), to: z.string().optional() }),
  z.object({ intent: z.literal("conflict"), conflict: reasonSchema }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const selectionId = params.selectionId!;
  const answer = await answerTo(async () => makeDeclaration(await requestContext(request), selectionId, form.intent === "conflict" ? form.conflict : null));
  if ("init" in answer) return answer;
  const own = `/selections/${selectionId}/`;
  // Back to what was asked for, as long as it is a page of this selection.
  return redirect(form.intent === "clear" && form.to?.startsWith(own) ? form.to : form.intent === "clear" ? `${own}comparison` : `${own}declaration`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Declaration() {
  const { t } = useText();
  const { state, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition } = useSelection();
  const to = useSearchParams()[0].get("to") ?? "";
  const pending = useNavigation().formData?.get("intent");
  const fields = answer && !answer.ok ? answer.fields : {};
  const mayReport = state === "none" || state === "clear" || state === "admitted";
  return (
    <>
      <PageHeader title={t("interface.sealing.declaration.title")} lead={t("interface.sealing.declaration.lead")} />
      <PageBody>
        {answer && !answer.ok && !answer.problem ? null : <AnswerProblem answer={answer} />}
        {state === "none" ? null : (
          <Callout kind={state === "clear" || state === "admitted" ? "success" : state === "excluded" ? "problem" : "warning"} title={t(`interface.sealing.declaration.state.${state}`)}>
            <p>{t(`interface.sealing.declaration.stateText.${state}`)}</p>
          </Callout>
        )}
        {state === "none" ? (
          <Section title={t("interface.sealing.declaration.declare")}>
            <Form method="post" className="grid max-w-prose gap-4">
              <input type="hidden" name="intent" value="clear" />
              <input type="hidden" name="to" value={to} />
              <Checkbox name="confidential" required label={t("interface.sealing.declaration.confidential")} hint={t("interface.sealing.declaration.confidentialHint")} />
              <Checkbox name="independent" required label={t("interface.sealing.declaration.independent")} hint={t("interface.sealing.declaration.independentHint")} />
              {fields.confidential || fields.independent ? <p className="text-sm text-problem" role="alert">{t("interface.sealing.declaration.bothNeeded")}</p> : null}
              <p><Button type="submit" look="primary" pending={pending === "clear"}>{t("interface.sealing.declaration.do")}</Button></p>
            </Form>
          </Section>
        ) : null}
        {mayReport ? (
          <Section title={t("interface.sealing.declaration.conflict")} lead={t("interface.sealing.declaration.conflictLead")}>
            <Form method="post" className="grid max-w-prose gap-4">
              <input type="hidden" name="intent" value="conflict" />
              <TextArea name="conflict" rows={4} required maxLength={4000} label={t("interface.sealing.declaration.conflictText")} hint={t("interface.sealing.declaration.conflictHint")} problem={fields.conflict} />
              <p><Button type="submit" pending={pending === "conflict"}>{t("interface.sealing.declaration.report")}</Button></p>
            </Form>
          </Section>
        ) : null}
        {history.length > 0 ? <Section title={t("interface.sealing.declaration.history")}><DeclarationHistory history={history} timeZone={edition?.timeZone} /></Section> : null}
      </PageBody>
    </>
  );
}
