import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { PasswordField } from "~/components/account/password-field";
import { ProviderLink } from "~/components/account/provider-link";
import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { TextField } from "~/components/field";
import { ownPath } from "~/domain/own-path";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { entryHeaders, goOn, visitorOf } from "~/services/accounts/entry.server";
import { firstRunState } from "~/services/accounts/first-run";
import { providerView } from "~/services/accounts/provider.server";
import { signIn } from "~/services/accounts/sign-in";
import { answerTo, parseForm } from "~/services/answer.server";
import { guestContext, requestUser } from "~/services/context.server";

import { withPosted } from "./with-posted";

/** No account yet: the root shows this page without the header of the product. */
export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.accounts.signIn.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const to = ownPath(query.get("to"));
  if (await requestUser(request)) return redirect(to);
  if ((await firstRunState(guestContext(), { token: null, here: false })) !== "over") return redirect("/welcome");
  return { to, out: z.enum(["email", "provider", ""]).nullable().catch("").parse(query.get("out")), provider: providerView(), language: requestLanguage(request) };
}

const formSchema = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(1000), to: z.string().optional() });

export async function action({ request }: ActionFunctionArgs) {
  const posted = await request.formData();
  const parsed = parseForm(formSchema, posted);
  posted.delete("password");
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const answer = await answerTo(() => signIn(guestContext(), parsed.data, visitorOf(request)));
  if ("init" in answer) return withPosted(answer, posted);
  return goOn(answer, ownPath(parsed.data.to));
}

export default function SignIn() {
  const { t } = useText();
  const { to, out, provider } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData !== undefined;
  const problems = answer?.fields ?? {};
  return (
    <EntryPage title={t("interface.accounts.signIn.title")}>
      {out !== null && !answer ? (
        <Callout kind="success" live>
          <p>{t(out === "email" ? "interface.account.email.changed" : "interface.accounts.signIn.out")}</p>
          {out === "provider" && provider ? <p><a className="link" href="/sign-in/provider/out">{provider.name ? t("interface.accounts.signIn.outThere", { name: provider.name }) : t("interface.accounts.signIn.outThereUnnamed")}</a></p> : null}
        </Callout>
      ) : null}
      {provider ? <ProviderLink name={provider.name} to={to} look={provider.only ? "primary" : "secondary"} /> : null}
      {provider && !provider.only ? <p className="text-muted">{t("interface.accounts.signIn.or")}</p> : null}
      {provider?.only ? null : <Form method="post" className="grid gap-6">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="to" value={to} />
        <TextField name="email" type="email" label={t("interface.accounts.email")} defaultValue={answer?.posted.email} problem={problems.email} required maxLength={254} autoComplete="username" />
        <PasswordField problem={problems.password} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button type="submit" look="primary" pending={pending}>{pending ? t("interface.accounts.signIn.submitting") : t("interface.accounts.signIn.submit")}</Button>
          <Link to="/sign-in/forgot" className="link">{t("interface.accounts.signIn.forgot")}</Link>
        </div>
      </Form>}
      <p className="text-sm text-muted">{t("interface.accounts.signIn.noAccount")}</p>
    </EntryPage>
  );
}
