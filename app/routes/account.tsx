import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { EmailSection } from "~/components/account/email-section";
import { FactorSection } from "~/components/account/factor-section";
import { PasswordSection } from "~/components/account/password-section";
import { RecoveryCodes } from "~/components/account/recovery-codes";
import { SessionSection } from "~/components/account/session-section";
import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { SegmentedChoice } from "~/components/choice";
import { TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { languages } from "~/domain/language";
import { useText } from "~/i18n/text-context";
import { accountFormSchema, carryOutAccount, formDones, madeCodes, withoutCodes } from "~/services/accounts/account-form.server";
import { entryHeaders } from "~/services/accounts/entry.server";
import { loadProfile } from "~/services/accounts/profile";
import { loadSecondFactor } from "~/services/accounts/second-factor";
import { ownSessions } from "~/services/accounts/sessions";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { sessionToken } from "~/services/session.server";

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.account.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const done = z.enum(formDones).nullable().catch(null).parse(new URL(request.url).searchParams.get("done"));
  return data({
    profile: await found(loadProfile(context)),
    factor: await found(loadSecondFactor(context)),
    sessions: await found(ownSessions(context, await sessionToken(request))),
    done: done === "codes" ? null : done,
    codes: done === "codes" ? await madeCodes(request) : null,
  }, { headers: done === "codes" ? {} : await withoutCodes(request) });
}

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(accountFormSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(() => carryOutAccount(request, parsed.data));
  if ("init" in answer) return answer;
  const { headers: cookies, done } = answer;
  return redirect(`/account${done ? `?done=${done}` : ""}${done !== "codes" && parsed.data.intent.startsWith("factor") ? "#factor" : ""}`, { status: 303, headers: cookies });
}

const doneTexts = {
  saved: "interface.account.saved", password: "interface.account.password.done", removed: "interface.account.factor.removed", ended: "interface.account.sessions.ended",
  email: "interface.account.email.done",
} as const;

export default function Account() {
  const { t } = useText();
  const { profile, factor, sessions, done, codes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  /** What was wrong stands beside the form that was posted. */
  const answerOf = (form: string) => (search.get("form") === form ? answer : undefined);
  const main = "mx-auto max-w-3xl px-5 py-8 outline-none";
  if (codes) return <main id="content" tabIndex={-1} className={main}><RecoveryCodes codes={codes} /></main>;
  const problems = answerOf("profile")?.fields ?? {};
  return (
    <main id="content" tabIndex={-1} className={main}>
      <PageHeader title={t("interface.account.title")} lead={profile.email ? t("interface.account.profile.email", { email: profile.email }) : undefined} />
      <PageBody>
        {done && !answer ? <Callout kind="success" live>{t(doneTexts[done])}</Callout> : null}
        <Section title={t("interface.account.profile.title")} id="profile">
          <Form method="post" action="/account?form=profile" preventScrollReset className="grid max-w-md gap-5">
            <AnswerProblem answer={answerOf("profile")} />
            <TextField name="name" label={t("interface.accounts.name")} defaultValue={profile.name} problem={problems.name} required maxLength={120} autoComplete="name" />
            <SegmentedChoice name="language" legend={t("interface.account.profile.language")} defaultValue={profile.language} options={languages.map((one) => ({ value: one, label: t(`interface.shell.languageName.${one}`) }))} />
            <p><Button type="submit" name="intent" value="profile">{t("interface.account.profile.save")}</Button></p>
          </Form>
        </Section>
        {profile.hasPassword ? <EmailSection email={profile.email ?? ""} answer={answerOf("email")} /> : null}
        <PasswordSection hasPassword={profile.hasPassword} email={profile.email ?? ""} answer={answerOf("password")} />
        <FactorSection factor={factor} answer={answerOf("factor")} />
        <SessionSection sessions={sessions} />
      </PageBody>
    </main>
  );
}
