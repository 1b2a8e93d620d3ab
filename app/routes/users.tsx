import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { HandedLink } from "~/components/account/handed-link";
import { UserDialog } from "~/components/account/user-dialog";
import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { SegmentedChoice } from "~/components/choice";
import { DataTable } from "~/components/data-table";
import { Checkbox, TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Tag } from "~/components/tag";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { personSchema } from "~/domain/access/account";
import { languages } from "~/domain/language";
import { useText } from "~/i18n/text-context";
import { inviteAgain, inviteUser } from "~/services/accounts/invite-user";
import { loadUsers, resetSecondFactor, setDisabled, setRights } from "~/services/accounts/manage-users";
import { makeResetLink } from "~/services/accounts/reset-password";
import { handedLink } from "~/services/accounts/site.server";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.users.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return { users: await found(loadUsers(await requestContext(request))) };
}

const userId = z.string();
const ticked = z.literal("yes").optional();
const formSchema = z.discriminatedUnion("intent", [
  personSchema.extend({ intent: z.literal("invite"), administrator: ticked, mayCreate: ticked }),
  z.object({ intent: z.literal("rights"), userId, administrator: ticked, mayCreate: ticked }),
  z.object({ intent: z.enum(["invite-again", "reset", "clear-factor", "disable", "enable"]), userId }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const context = await requestContext(request);
  const answer = await answerTo(async () => {
    const made = await carryOut(context, parsed.data);
    return { made: made && { userId: made.userId, what: made.what, handed: made.link === null ? null : handedLink(request, made.link) } };
  });
  return "init" in answer || answer.made !== null ? answer : redirect("/administration/users");
}

type Made = { userId: string; link: string | null; what: "invitation" | "reset" } | null;

/** Does what a form asks; a link that was made is given. */
async function carryOut(context: Awaited<ReturnType<typeof requestContext>>, form: z.infer<typeof formSchema>): Promise<Made> {
  switch (form.intent) {
    case "invite":
      return { ...(await inviteUser(context, form, rightsOf(form))), what: "invitation" };
    case "invite-again":
      return { ...(await inviteAgain(context, form.userId)), what: "invitation" };
    case "reset":
      return { ...(await makeResetLink(context, form.userId)), what: "reset" };
    case "rights":
      await setRights(context, form.userId, rightsOf(form));
      return null;
    case "clear-factor":
      await resetSecondFactor(context, form.userId);
      return null;
    default:
      await setDisabled(context, form.userId, form.intent === "disable");
      return null;
  }
}

function rightsOf({ administrator, mayCreate }: { administrator?: "yes"; mayCreate?: "yes" }) {
  return { administrator: administrator === "yes", mayCreate: mayCreate === "yes" };
}

export default function Users() {
  const { t } = useText();
  const { users } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const made = answer?.ok ? answer.made : null;
  const madeFor = users.find(({ id }) => id === made?.userId)?.name ?? "";
  const chosen = made ? undefined : users.find(({ id }) => id === search.get("user"));
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      {made?.handed ? <HandedLink title={t(`interface.users.made.${made.what}`, { name: madeFor })} url={made.handed.url} /> : null}
      {made && !made.handed ? <div className="mb-8"><Callout live>{t("interface.users.invite.known")}</Callout></div> : null}
      <PageHeader title={t("interface.users.title")} lead={t("interface.users.lead")} />
      <PageBody>
        <UserTable />
        <InviteForm />
      </PageBody>
      {chosen ? <UserDialog user={chosen} closeTo="/administration/users" answer={answer} /> : null}
    </main>
  );
}

const tones = { active: "success", invited: "accent", lapsed: "warning", disabled: "neutral" } as const;

function UserTable() {
  const { t } = useText();
  const { users } = useLoaderData<typeof loader>();
  return (
    <DataTable caption={t("interface.users.title")} hideCaption className="table-stacks">
      <thead>
        <tr>
          {(["name", "state", "rights", "secondFactor"] as const).map((column) => <th key={column} scope="col">{t(`interface.users.columns.${column}`)}</th>)}
          <th scope="col"><span className="sr-only">{t("interface.users.columns.change")}</span></th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => {
          const rights = [user.administrator ? t("interface.users.administrator") : null, user.mayCreate ? t("interface.users.mayCreate") : null].filter(Boolean).join(", ");
          return (
            <tr key={user.id}>
              <th scope="row">
                {user.name}
                {user.own ? <span className="font-normal text-muted"> · {t("interface.users.you")}</span> : null}
                <span className="block text-sm font-normal break-words text-muted">{user.email}</span>
              </th>
              <td data-label={t("interface.users.columns.state")}><Tag tone={tones[user.state]}>{t(`interface.users.state.${user.state}`)}</Tag></td>
              <td data-label={t("interface.users.columns.rights")} data-empty={rights ? undefined : ""}>{rights}</td>
              <td data-label={t("interface.users.columns.secondFactor")}>{t(user.secondFactor ? "interface.users.secondFactor.yes" : "interface.users.secondFactor.no")}</td>
              <td className="number max-sm:text-left">
                <Link to={`?user=${user.id}`} preventScrollReset className="link">{t("interface.users.change")}<span className="sr-only">: {user.name}</span></Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function InviteForm() {
  const { t, language } = useText();
  const answer = useActionData<typeof action>();
  const inviting = useEmptiedForm(answer);
  const [search] = useSearchParams();
  const refused = answer && !answer.ok && !search.has("user") ? answer : undefined;
  const pending = useNavigation().formData?.get("intent") === "invite";
  return (
    <Section title={t("interface.users.invite.title")} lead={t("interface.users.invite.lead")} id="invite">
      <Form method="post" action="/administration/users" preventScrollReset className="grid max-w-2xl gap-5" key={inviting.key} onSubmit={inviting.onSubmit}>
        <AnswerProblem answer={refused} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField name="name" label={t("interface.users.columns.name")} problem={refused?.fields.name} required maxLength={120} autoComplete="off" />
          <TextField name="email" type="email" label={t("interface.accounts.email")} problem={refused?.fields.email} required maxLength={254} autoComplete="off" />
        </div>
        <div className="grid gap-3">
          <Checkbox name="mayCreate" value="yes" defaultChecked label={t("interface.users.edit.mayCreate")} />
          <Checkbox name="administrator" value="yes" label={t("interface.users.edit.administrator")} hint={t("interface.users.edit.administratorHint")} />
        </div>
        <SegmentedChoice name="language" legend={t("interface.users.invite.language")} defaultValue={language} options={languages.map((one) => ({ value: one, label: t(`interface.shell.languageName.${one}`) }))} />
        <p><Button type="submit" name="intent" value="invite" look="primary" icon="plus" pending={pending}>{t("interface.users.invite.submit")}</Button></p>
      </Form>
    </Section>
  );
}
