import { data } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { entryMeta } from "~/components/account/entry-meta";
import { EntryPage } from "~/components/account/entry-page";
import { LinkOver } from "~/components/account/link-over";
import { PasswordField } from "~/components/account/password-field";
import { ProviderLink } from "~/components/account/provider-link";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { TextField } from "~/components/field";
import { personNameSchema } from "~/domain/access/account";
import { chosenLanguage, requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { countLinkTry, entryHeaders, goOn, visitorOf } from "~/services/accounts/entry.server";
import { acceptInvitation, showInvitation } from "~/services/accounts/invite-user";
import { providerView } from "~/services/accounts/provider.server";
import { answerTo, parseForm } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";

import { withPosted } from "./with-posted";

export const handle = { guest: true };

export const headers: HeadersFunction = () => entryHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => entryMeta(view, "interface.accounts.invitation.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await countLinkTry(request, () => showInvitation(guestContext(), params.token!));
  const language = chosenLanguage(request) ?? user?.language ?? requestLanguage(request);
  return data({ user, provider: providerView(), language }, { status: user ? 200 : 410 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const posted = await request.formData();
  const parsed = parseForm(z.object({ name: personNameSchema, password: z.string().min(1).max(1000) }), posted);
  posted.delete("password");
  if (!parsed.ok) return withPosted(parsed.refusal, posted);
  const answer = await answerTo(() => acceptInvitation(guestContext(), params.token!, parsed.data, visitorOf(request)));
  return "init" in answer ? withPosted(answer, posted) : goOn(answer, "/");
}

export default function Invitation() {
  const { t } = useText();
  const { user, provider } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formData !== undefined;
  if (!user) return <LinkOver />;
  return (
    <EntryPage title={t("interface.accounts.invitation.title")} lead={t("interface.accounts.invitation.lead", { email: user.email })}>
      {user.by || user.to.length > 0 ? (
        <div>
          {user.by ? <p>{t("interface.accounts.invitation.by", { name: user.by })}</p> : null}
          {user.to.length > 0 ? (
            <>
              <p>{t("interface.accounts.invitation.to")}</p>
              <ul className="list-disc pl-5">
                {user.to.map(({ selection, organisation, roles }) => (
                  <li key={`${selection} ${organisation}`}>{t("interface.accounts.invitation.toOne", { selection, organisation, roles: roles.map((role) => t(`interface.people.role.${role}`).toLowerCase()).join(", ") })}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
      {provider ? <ProviderLink name={provider.name} look={provider.only ? "primary" : "secondary"} /> : null}
      {provider && !provider.only ? <p className="text-muted">{t("interface.accounts.signIn.or")}</p> : null}
      {provider?.only ? null : <Form method="post" className="grid gap-6">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="username" autoComplete="username" value={user.email} />
        <TextField name="name" label={t("interface.accounts.name")} defaultValue={answer?.posted.name ?? user.name} problem={answer?.fields.name} required maxLength={120} autoComplete="name" />
        <PasswordField chosen label={t("interface.accounts.password")} problem={answer?.fields.password} />
        <p><Button type="submit" look="primary" pending={pending}>{t("interface.accounts.invitation.submit")}</Button></p>
      </Form>}
    </EntryPage>
  );
}
