import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { TextField } from "~/components/field";
import { emailSchema } from "~/domain/access/account";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { entryHeaders, visitorOf } from "~/services/accounts/entry.server";
import { askForReset } from "~/services/accounts/reset-password";
import { mailSettings } from "~/services/accounts/send-mail";
import { answerTo, parseForm } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { environment } from "~/services/environment";

import { withPosted } from "./with-posted";

export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.accounts.forgot.title");

export function loader({ request }: LoaderFunctionArgs) {
  return { language: requestLanguage(request), sends: mailSettings(environment()) !== null };
}

export async function action({ request }: ActionFunctionArgs) {
  const posted = await request.formData();
  const parsed = parseForm(z.object({ email: emailSchema }), posted);
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const answer = await answerTo(() => askForReset(guestContext(), parsed.data.email, visitorOf(request)));
  return "init" in answer ? withPosted(answer, posted) : answer;
}

export default function Forgot() {
  const { t } = useText();
  const { sends } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData !== undefined;
  const refused = answer && !answer.ok ? answer : undefined;
  return (
    <EntryPage title={t("interface.accounts.forgot.title")} lead={answer?.ok ? undefined : t("interface.accounts.forgot.lead")}>
      {answer?.ok ? <Callout kind="success" live>{t(sends ? "interface.accounts.forgot.done" : "interface.accounts.forgot.doneNoMail")}</Callout> : (
        <Form method="post" className="grid gap-6">
          <AnswerProblem answer={refused} />
          <TextField name="email" type="email" label={t("interface.accounts.email")} defaultValue={refused?.posted.email} problem={refused?.fields.email} required maxLength={254} autoComplete="username" />
          <p><Button type="submit" look="primary" pending={pending}>{t("interface.accounts.forgot.submit")}</Button></p>
        </Form>
      )}
      <p><Link to="/sign-in" className="link">{t("interface.accounts.forgot.back")}</Link></p>
    </EntryPage>
  );
}
