import { data } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { LinkOver } from "~/components/account/link-over";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { confirmEmailChange, openEmailChange } from "~/services/accounts/change-email";
import { countLinkTry, entryHeaders, leaveSession } from "~/services/accounts/entry.server";
import { answerTo } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";

export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.account.email.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await countLinkTry(request, () => openEmailChange(guestContext(), params.token!));
  return data({ asked, language: requestLanguage(request) }, { status: asked ? 200 : 410 });
}

export async function action({ params }: ActionFunctionArgs) {
  const answer = await answerTo(() => confirmEmailChange(guestContext(), params.token!));
  return "init" in answer ? answer : leaveSession("email");
}

/** A press on the button, and not the opening of the link alone, so that a mail scanner changes nothing. */
export default function EmailChange() {
  const { t } = useText();
  const { asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData !== undefined;
  if (!asked) return <LinkOver />;
  return (
    <EntryPage title={t("interface.account.email.title")} lead={t("interface.account.email.confirmLead", { email: asked.email })}>
      <Form method="post">
        <AnswerProblem answer={answer} />
        <Button type="submit" look="primary" pending={pending}>{t("interface.account.email.confirm")}</Button>
      </Form>
    </EntryPage>
  );
}
