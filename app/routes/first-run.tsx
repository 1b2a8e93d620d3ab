import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { PasswordField } from "~/components/account/password-field";
import { ProviderLink } from "~/components/account/provider-link";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Checkbox, TextField } from "~/components/field";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { entryHeaders, goOn, visitorOf } from "~/services/accounts/entry.server";
import { firstPersonSchema, firstRunState, makeFirstAdministrator } from "~/services/accounts/first-run";
import { firstSelection } from "~/services/accounts/first-selection";
import { providerView } from "~/services/accounts/provider.server";
import { answerTo, parseForm } from "~/services/answer.server";
import { madeOnThisMachine } from "~/services/client-address.server";
import { guestContext } from "~/services/context.server";
import { environment } from "~/services/environment";

import { withPosted } from "./with-posted";

/** No account yet: the root shows this page without the header of the product. */
export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.accounts.welcome.title");

const stateOf = (request: Request, token: string | undefined) => firstRunState(guestContext(), { token: token ?? null, here: madeOnThisMachine(request) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const state = await stateOf(request, params.token);
  if (state === "over") return redirect("/");
  const language = requestLanguage(request);
  const view = { state, token: params.token, provider: providerView(), language, here: `http://localhost:${environment().PORT}/` };
  return data(view, { status: state === "open" ? 200 : 403 });
}

const formSchema = firstPersonSchema.extend({ example: firstPersonSchema.shape.name.optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const state = await stateOf(request, params.token);
  if (state !== "open") return redirect("/");
  const posted = await request.formData();
  const parsed = parseForm(formSchema, posted);
  posted.delete("password");
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const { example, ...person } = parsed.data;
  const answer = await answerTo(() => makeFirstAdministrator(guestContext(), person, visitorOf(request)));
  if ("init" in answer) return withPosted(answer, posted);
  return goOn(answer, example ? await firstSelection(guestContext(), answer.user) : "/");
}

export default function FirstRun() {
  const { t, language } = useText();
  const { state, here, provider, token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData;
  if (state === "closed") {
    return (
      <EntryPage title={t("interface.accounts.welcome.closedTitle")} lead={t("interface.accounts.welcome.closed")}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{t("interface.accounts.welcome.closedHere", { url: here })}</li>
          <li>{t("interface.accounts.welcome.closedLink")}</li>
        </ul>
      </EntryPage>
    );
  }
  const problems = answer?.fields ?? {};
  const posted = answer?.posted ?? {};
  const doing = pending ? (pending.get("example") ? t("interface.accounts.welcome.submittingExample") : t("interface.accounts.welcome.submitting")) : null;
  return (
    <EntryPage title={t("interface.accounts.welcome.title")} lead={t("interface.accounts.welcome.lead")}>
      {provider ? <ProviderLink name={provider.name} {...(token ? { welcome: token } : {})} look={provider.only ? "primary" : "secondary"} /> : null}
      {provider && !provider.only ? <p className="text-muted">{t("interface.accounts.signIn.or")}</p> : null}
      {provider?.only ? null : <Form method="post" className="grid gap-6">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="language" value={language} />
        <TextField name="name" label={t("interface.accounts.name")} defaultValue={posted.name} problem={problems.name} required maxLength={120} autoComplete="name" />
        <TextField name="email" type="email" label={t("interface.accounts.email")} defaultValue={posted.email} problem={problems.email} required maxLength={254} autoComplete="username" />
        <PasswordField chosen label={t("interface.accounts.password")} problem={problems.password} />
        <Checkbox name="example" value="yes" defaultChecked={answer ? posted.example === "yes" : true} label={t("interface.accounts.welcome.example")} hint={t("interface.accounts.welcome.exampleHint")} />
        <div>
          <Button type="submit" look="primary" pending={pending !== undefined}>{doing ?? t("interface.accounts.welcome.submit")}</Button>
          <p role="status" className="sr-only">{doing}</p>
        </div>
      </Form>}
    </EntryPage>
  );
}
