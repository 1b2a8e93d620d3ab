import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { TextField } from "~/components/field";
import { ownPath } from "~/domain/own-path";
import { chosenLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { entryHeaders, goOn, stepCookie, visitorOf } from "~/services/accounts/entry.server";
import { openSecondStep, signInWithCode } from "~/services/accounts/second-factor";
import { answerTo, parseForm } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";

export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.account.code.title");

async function stepToken(request: Request): Promise<string> {
  return z.string().catch("").parse(await stepCookie().parse(request.headers.get("Cookie")));
}

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await openSecondStep(guestContext(), await stepToken(request));
  if (!user) return redirect("/sign-in");
  return { to: ownPath(new URL(request.url).searchParams.get("to")), language: chosenLanguage(request) ?? user.language };
}

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(z.object({ code: z.string().trim().min(1).max(40), to: z.string().optional() }), await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const token = await stepToken(request);
  const answer = await answerTo(() => signInWithCode(guestContext(), token, parsed.data.code, visitorOf(request)));
  return "init" in answer ? answer : goOn(answer, ownPath(parsed.data.to));
}

export default function SignInCode() {
  const { t } = useText();
  const { to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData !== undefined;
  return (
    <EntryPage title={t("interface.account.code.title")} lead={t("interface.account.code.lead")}>
      <Form method="post" className="grid gap-6">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="to" value={to} />
        <TextField name="code" label={t("interface.account.code.code")} hint={t("interface.account.code.hint")} problem={answer?.fields.code} required maxLength={40} autoComplete="one-time-code" spellCheck={false} inputClassName="font-mono" />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button type="submit" look="primary" pending={pending}>{t("interface.account.code.submit")}</Button>
          <Link to="/sign-in" className="link">{t("interface.account.code.again")}</Link>
        </div>
      </Form>
    </EntryPage>
  );
}
