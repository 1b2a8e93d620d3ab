import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { savedOrFailed, worthLoading } from "~/components/connection";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { PhaseTabs } from "~/components/phases/phase-tabs";
import { RoleMembers } from "~/components/phases/role-members";
import { TeamMatrix } from "~/components/phases/team-matrix";
import { SettledForm } from "~/components/settled-form";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { lineFields } from "~/domain/form-lines";
import { memberParts, membersFormSchema, postedMembers, projectRoles } from "~/domain/phases/project-roles";
import type { ProjectMember, ProjectRole } from "~/domain/phases/project-roles";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addProjectMember, loadProjectRoles, saveProjectRoles, setProjectMember } from "~/services/phases/project-roles";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.phases.roles.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadProjectRoles(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const context = await requestContext(request);
  const id = params.selectionId!;
  const page = `/selections/${id}/phases/roles`;
  const act = parseAct(form, { add: projectRoles, remove: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which] } = act;
  if (verb === "restore") {
    const answer = await answerTo(() => setProjectMember(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#member-${which}`);
  }
  const parsed = parseForm(membersFormSchema, postedMembers(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(async () => {
    const saved = await saveProjectRoles(context, id, Object.values(parsed.data), postedLoad(form));
    if (verb === "add") return { to: `#member-${(await addProjectMember(context, id, which as ProjectRole)).id}` };
    if (verb === "remove") await setProjectMember(context, id, which, true);
    return { to: verb === "remove" ? `?removed=${which}` : doneQuery(saved) };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

/** Those who carry the project as a whole; the other roles make up its team. */
const carrying = ["owner", "sponsor", "leader", "ambassador"] as const;

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function ProjectRolesPage() {
  const { t } = useText();
  const { members, phases, mayChange } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const removed = search.get("removed");
  const numbers = phases.map(({ phase }) => phase!);
  const nameOf = (field: string) => {
    const [part, id] = field.split(":") as ["name" | "position" | "phases", string];
    const member = members.find((one) => one.id === id);
    return [member ? t(`interface.phases.roles.role.${member.role}`) : "", t(`interface.phases.roles.${part}`)].filter(Boolean).join(": ");
  };
  return (
    <>
      {removed && !members.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.phases.roles.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.phases.saved")}</DoneLine>
      <PageHeader title={t("interface.phases.roles.title")} lead={t("interface.phases.roles.lead")} />
      <PhaseTabs selectionId={selection.id} phases={phases} current="phases/roles" />
      <PageBody>
        <SettledForm
          lines={members} answer={answer} readOnly={!mayChange} fields={lineFields(members, memberParts)}
          read={(form) => lineFields(Object.values(postedMembers(form)) as unknown as ProjectMember[], memberParts)}
          label={nameOf} show={(_field, value) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""))}
        >
          {(start, shown) => (
            <>
              <Section title={t("interface.phases.roles.carried")}>
                <div className="-mt-3">{carrying.map((role) => <RoleMembers key={role} role={role} members={shown.filter((member) => member.role === role)} phases={numbers} start={start} readOnly={!mayChange} />)}</div>
              </Section>
              <Section title={t("interface.phases.roles.team")} lead={t("interface.phases.roles.teamLead")}>
                <div className="-mt-3">
                  {projectRoles.filter((role) => !carrying.some((one) => one === role)).map((role) => <RoleMembers key={role} role={role} members={shown.filter((member) => member.role === role)} phases={numbers} start={start} readOnly={!mayChange} />)}
                </div>
              </Section>
            </>
          )}
        </SettledForm>
        <TeamMatrix members={members} phases={phases} />
      </PageBody>
    </>
  );
}
