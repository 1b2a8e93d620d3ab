import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextArea } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { DeclarationHistory } from "~/components/sealing/declaration-history";
import { Tag } from "~/components/tag";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { decideConflict, loadDeclarations, reasonSchema } from "~/services/declarations";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.sealing.declarations.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return { members: await found(loadDeclarations(await requestContext(request), params.selectionId!)) };
}

const formSchema = z.object({ intent: z.enum(["admit", "exclude"]), userId: z.string(), reason: reasonSchema });

export async function action({ request, params }: ActionFunctionArgs) {
  const posted = await request.formData();
  const parsed = parseForm(formSchema, posted);
  if (!parsed.ok) return parsed.refusal;
  const { intent, userId, reason } = parsed.data;
  const answer = await answerTo(async () => decideConflict(await requestContext(request), params.selectionId!, userId, { admit: intent === "admit", reason }));
  if ("init" in answer) return answer;
  return redirect(`/selections/${params.selectionId!}/declarations`);
}

const tones = { none: "neutral", clear: "success", conflict: "warning", admitted: "success", excluded: "problem" } as const;

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Declarations() {
  const { t } = useText();
  const { members } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition } = useSelection();
  const pending = useNavigation().state === "submitting";
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to="../people" relative="path">{t("interface.shell.beside.people")}</Link></p>
      <PageHeader title={t("interface.sealing.declarations.title")} lead={t("interface.sealing.declarations.lead")} />
      <PageBody>
        <AnswerProblem answer={answer} />
        {members.length === 0 ? <EmptyState title={t("interface.sealing.declarations.none")}>{t("interface.sealing.declarations.noneText")}</EmptyState> : null}
        {members.map(({ userId, name, state, history }) => (
          <Section key={userId} title={name}>
            <p className="mb-2"><Tag tone={tones[state]}>{t(`interface.sealing.declarations.state.${state}`)}</Tag></p>
            {history.length > 0 ? <DeclarationHistory history={history} timeZone={edition?.timeZone} /> : null}
            {state === "conflict" || state === "admitted" || state === "excluded" ? (
              <Form method="post" preventScrollReset className="mt-4 grid max-w-prose gap-3">
                <input type="hidden" name="userId" value={userId} />
                <TextArea name="reason" rows={3} required maxLength={4000} label={t(state === "conflict" ? "interface.sealing.declarations.reason" : "interface.sealing.declarations.otherwise")} />
                <p className="flex flex-wrap gap-2">
                  <Button type="submit" name="intent" value="admit" pending={pending}>{t("interface.sealing.declarations.admit")}</Button>
                  <Button type="submit" name="intent" value="exclude" look="danger" pending={pending}>{t("interface.sealing.declarations.exclude")}</Button>
                </p>
              </Form>
            ) : null}
          </Section>
        ))}
      </PageBody>
    </>
  );
}
