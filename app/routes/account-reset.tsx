import { data } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { LinkOver } from "~/components/account/link-over";
import { PasswordField } from "~/components/account/password-field";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { chosenLanguage, requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { countLinkTry, entryHeaders, goOn, visitorOf } from "~/services/accounts/entry.server";
import { openReset, resetPassword } from "~/services/accounts/reset-password";
import { answerTo, parseForm } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";

export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.accounts.reset.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await countLinkTry(request, () => openReset(guestContext(), params.token!));
  const language = chosenLanguage(request) ?? user?.language ?? requestLanguage(request);
  return data({ email: user?.email ?? null, language }, { status: user ? 200 : 410 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(z.object({ password: z.string().min(1).max(1000) }), await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(() => resetPassword(guestContext(), params.token!, parsed.data.password, visitorOf(request)));
  return "init" in answer ? answer : goOn(answer, "/");
}

export default function Reset() {
  const { t } = useText();
  const { email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData !== undefined;
  if (email === null) return <LinkOver />;
  return (
    <EntryPage title={t("interface.accounts.reset.title")} lead={t("interface.accounts.reset.lead", { email })}>
      <Form method="post" className="grid gap-6">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField chosen problem={answer?.fields.password} />
        <p><Button type="submit" look="primary" pending={pending}>{t("interface.accounts.reset.submit")}</Button></p>
      </Form>
    </EntryPage>
  );
}
