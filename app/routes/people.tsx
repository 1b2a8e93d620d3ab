import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { HandedLink } from "~/components/account/handed-link";
import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { SegmentedChoice } from "~/components/choice";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { TextField } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { PersonDialog } from "~/components/people/person-dialog";
import { RoleChoice } from "~/components/people/role-choice";
import { Tag } from "~/components/tag";
import { UndoLine } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { languages } from "~/domain/language";
import { useText } from "~/i18n/text-context";
import { inviteToSelection } from "~/services/accounts/invite-user";
import { handedLink, mailGoesOut } from "~/services/accounts/site.server";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addPerson, changePerson, invitedPerson, loadPeople, newPersonSchema, personChangeSchema, removePerson } from "~/services/people";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.people.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadPeople(await requestContext(request), params.selectionId!));
}

const userId = z.string();
const formSchema = z.discriminatedUnion("intent", [
  newPersonSchema.extend({ intent: z.literal("add") }),
  personChangeSchema.extend({ intent: z.literal("change"), userId }),
  z.object({ intent: z.enum(["remove", "invite-again"]), userId }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.selectionId!;
  const posted = await request.formData();
  const parsed = parseForm(formSchema, { ...Object.fromEntries(posted), roles: posted.getAll("roles"), criteria: posted.getAll("criteria") });
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    if (form.intent === "add" || form.intent === "invite-again") {
      if (form.intent === "add") await addPerson(context, id, form);
      const person = form.intent === "add" ? form : await invitedPerson(context, id, form.userId);
      const { link, withheld } = await inviteToSelection(context, id, person);
      return { again: form.intent === "invite-again", added: person.name, invitation: link === null ? null : handedLink(request, link), withheld: withheld && !mailGoesOut() };
    }
    if (form.intent === "change") await changePerson(context, id, form.userId, { roles: form.roles, criteria: form.criteria });
    else await removePerson(context, id, form.userId);
    return { again: false, added: null, invitation: null, withheld: false };
  });
  return "init" in answer || answer.added !== null ? answer : redirect(`/selections/${id}/people`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function People() {
  const { t } = useText();
  const { people, criteria, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const selection = `/selections/${useParams().selectionId}`;
  const base = `${selection}/people`;
  const chosen = mayChange && !(answer?.ok && answer.added) ? people.find((person) => person.userId === search.get("person")) : undefined;
  return (
    <>
      {answer?.ok && answer.added ? <UndoLine>{t(answer.again ? "interface.people.add.again" : "interface.people.add.done", { name: answer.added })}</UndoLine> : null}
      {answer?.ok && answer.withheld ? <div className="mb-6"><Callout kind="info">{t("interface.people.add.withheld", { name: answer.added ?? "" })}</Callout></div> : null}
      {answer?.ok && answer.invitation ? <HandedLink title={t("interface.users.made.invitation", { name: answer.added ?? "" })} {...answer.invitation} /> : null}
      <PageHeader
        title={t("interface.people.title")} lead={t("interface.people.lead")}
        secondary={mayChange ? (
          <>
            <LinkButton to={`${selection}/declarations`}>{t("interface.sealing.declarations.open")}</LinkButton>
            <LinkButton to="../outbox" relative="path" look="quiet">{t("interface.outbox.title")}</LinkButton>
            <LinkButton to={`${selection}/retention`}>{t("interface.sealing.retention.open")}</LinkButton>
          </>
        ) : null}
      />
      <PageBody>
        {people.length === 0 ? <EmptyState title={t("interface.people.none")}>{t("interface.people.noneText")}</EmptyState> : <PeopleTable />}
        {mayChange ? <AddPerson /> : null}
      </PageBody>
      {chosen ? <PersonDialog person={chosen} criteria={criteria} closeTo={base} answer={answer} /> : null}
    </>
  );
}

function PeopleTable() {
  const { t } = useText();
  const { people, self, mayChange } = useLoaderData<typeof loader>();
  return (
    <DataTable caption={t("interface.people.title")} hideCaption className="table-stacks">
      <thead>
        <tr>
          {(["name", "roles", "declaration", "assigned"] as const).map((column) => <th key={column} scope="col">{t(`interface.people.columns.${column}`)}</th>)}
          {mayChange ? <th scope="col"><span className="sr-only">{t("interface.people.columns.change")}</span></th> : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => {
          const evaluates = person.roles.includes("evaluator");
          const declares = evaluates || (person.roles.includes("observer") && !person.roles.includes("lead"));
          return (
            <tr key={person.userId}>
              <th scope="row">
                {person.name}
                {person.userId === self ? <span className="font-normal text-muted"> · {t("interface.people.you")}</span> : null}
                {person.invited ? <> <Tag>{t("interface.people.invited")}</Tag></> : null}
                {person.disabled ? <> <Tag tone="warning">{t("interface.people.disabled")}</Tag></> : null}
                {person.email ? <span className="block text-sm font-normal text-muted">{person.email}</span> : null}
              </th>
              <td data-label={t("interface.people.columns.roles")}>{person.roles.map((role) => t(`interface.people.role.${role}`)).join(", ")}</td>
              <td data-label={t("interface.people.columns.declaration")}>{declares ? <DeclarationTag state={person.declaration} /> : <span className="text-muted">{t("interface.people.declaration.notNeeded")}</span>}</td>
              <td data-label={t("interface.people.columns.assigned")} data-empty={evaluates ? undefined : ""}>{evaluates ? (person.criteria.length > 0 ? t("interface.people.assignedSome", { count: person.criteria.length }) : t("interface.people.assignedAll")) : null}</td>
              {mayChange ? (
                <td className="number">
                  <Link to={`?person=${person.userId}`} preventScrollReset className="link">{t("interface.people.change")}<span className="sr-only">: {person.name}</span></Link>
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

const tones = { none: "neutral", clear: "success", admitted: "success", conflict: "warning", excluded: "problem" } as const;

function DeclarationTag({ state }: { state: keyof typeof tones }) {
  const { t } = useText();
  return <Tag tone={tones[state]}>{t(`interface.people.declaration.${state}`)}</Tag>;
}

function AddPerson() {
  const { t, language } = useText();
  const answer = useActionData<typeof action>();
  const adding = useEmptiedForm(answer);
  const pending = useNavigation().formData?.get("intent") === "add";
  const problems = answer && !answer.ok ? answer.fields : {};
  return (
    <Section title={t("interface.people.add.title")} id="add">
      <Form method="post" preventScrollReset className="grid max-w-2xl gap-5" key={adding.key} onSubmit={adding.onSubmit}>
        <AnswerProblem answer={answer} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField name="name" label={t("interface.people.add.name")} problem={problems.name} required maxLength={200} autoComplete="off" />
          <TextField name="email" type="email" label={t("interface.people.add.email")} hint={t("interface.people.add.emailHint")} problem={problems.email} required maxLength={200} autoComplete="off" />
        </div>
        <RoleChoice chosen={["evaluator"]} missing={"roles" in problems} />
        <SegmentedChoice name="language" legend={t("interface.people.add.language")} defaultValue={language} options={languages.map((one) => ({ value: one, label: t(`interface.shell.languageName.${one}`) }))} />
        <p><Button type="submit" name="intent" value="add" look="primary" icon="plus" pending={pending}>{t("interface.people.add.submit")}</Button></p>
      </Form>
    </Section>
  );
}
