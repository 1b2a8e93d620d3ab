import { data, redirect } from "@remix-run/node";
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { AnswerProblem } from "~/components/callout";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { entryHeaders, goOn, visitorOf } from "~/services/accounts/entry.server";
import { comeBack, journeyOver, providerView } from "~/services/accounts/provider.server";
import { signInByProvider } from "~/services/accounts/sign-in-provider";
import { answerTo } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { environment } from "~/services/environment";

export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.accounts.signIn.title");

/** Where the provider leads back to: signs in, or says why not. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!providerView()) return redirect("/sign-in");
  const { OIDC_ADMIN_GROUP, OIDC_CREATE_USERS } = environment();
  const back = await comeBack(request);
  const cookie = await journeyOver();
  const refused = (code: string) =>
    data({ refused: { ok: false as const, problem: { code, values: {} }, fields: {} }, language: requestLanguage(request) }, { status: 403, headers: { "Set-Cookie": cookie } });
  if (!back) return refused("provider-failed");
  const rules = { adminGroup: OIDC_ADMIN_GROUP ?? null, createUsers: OIDC_CREATE_USERS, firstRun: back.journey.firstRun };
  const answer = await answerTo(() => signInByProvider(guestContext(), back.person, rules, visitorOf(request)));
  if ("init" in answer) return refused(answer.data.problem?.code ?? "provider-failed");
  const response = await goOn(answer, back.journey.to);
  response.headers.append("Set-Cookie", cookie);
  return response;
}

export default function SignInCallback() {
  const { t } = useText();
  const { refused } = useLoaderData<typeof loader>();
  return (
    <EntryPage title={t("interface.accounts.signIn.title")}>
      <AnswerProblem answer={refused} />
      <p><Link to="/sign-in" className="link">{t("interface.accounts.forgot.back")}</Link></p>
    </EntryPage>
  );
}
