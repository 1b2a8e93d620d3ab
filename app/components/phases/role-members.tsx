import { partName, shownLine } from "~/domain/form-lines";
import type { ProjectMember, ProjectRole } from "~/domain/phases/project-roles";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { TextField } from "../field";
import { Icon } from "../icons";
import type { FormStart } from "../settled-form";
import { useTyped } from "../typed-fields";

interface RoleMembersProps {
  role: ProjectRole;
  members: readonly ProjectMember[];
  /** Numbers of all phases. */
  phases: readonly number[];
  start: FormStart;
  readOnly: boolean;
}

/** The people in one role: name, position, and the phases in which they take part. */
export function RoleMembers({ role, members, phases, start, readOnly }: RoleMembersProps) {
  const { t } = useText();
  const title = t(`interface.phases.roles.role.${role}`);
  return (
    <div className="grid gap-x-6 gap-y-2 border-b border-line py-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h3 className="text-base">{title}</h3>
        <p className="text-sm text-muted">{t(`interface.phases.roles.about.${role}`)}</p>
      </div>
      <div className="grid min-w-0 content-start gap-3">
        {members.map((member) => <MemberFields key={member.id} member={member} phases={phases} start={start} readOnly={readOnly} />)}
        {readOnly ? null : <div><Button type="submit" name="intent" value={`add:${role}`} look="quiet" icon="plus" aria-label={t("interface.phases.roles.addTo", { role: title })}>{t("interface.phases.roles.add")}</Button></div>}
      </div>
    </div>
  );
}

function MemberFields({ member: { id, role, name }, phases, start, readOnly }: { member: ProjectMember; phases: readonly number[]; start: FormStart; readOnly: boolean }) {
  const { t } = useText();
  const who = name || t("interface.phases.roles.someone");
  const field = (part: string) => partName(part, id);
  const chosen = start.value<number[]>(field("phases"));
  const { ticked } = useTyped();
  return (
    <div id={`member-${id}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <input type="hidden" name={shownLine} value={id} />
      <TextField name={field("name")} label={t("interface.phases.roles.name")} defaultValue={start.value(field("name"))} problem={start.problems[`${id}.name`]} maxLength={200} autoComplete="off" />
      <TextField name={field("position")} label={t("interface.phases.roles.position")} className="max-sm:order-1 max-sm:col-span-2" defaultValue={start.value(field("position"))} problem={start.problems[`${id}.position`]} maxLength={200} autoComplete="off" />
      {readOnly ? <span /> : (
        <Button type="submit" name="intent" value={`remove:${id}`} look="quiet" title={t("interface.phases.roles.removeOf", { name: who })} aria-label={t("interface.phases.roles.removeOf", { name: who })} className="justify-self-start"><Icon name="close" /></Button>
      )}
      {phases.length === 0 ? null : (
        <fieldset className="col-span-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm max-sm:order-1 sm:col-span-3">
          <legend className="sr-only">{t("interface.phases.roles.phasesOf", { name: who })}</legend>
          <span aria-hidden="true" className="text-muted">{t("interface.phases.roles.phases")}</span>
          {role === "leader"
            ? <>{chosen.map((phase) => <input key={phase} type="hidden" name={field("phases")} value={phase} />)}<span>{t("interface.phases.roles.always")}</span></>
            : phases.map((phase) => (
              <label key={phase} className="inline-flex min-h-6 items-center gap-1.5">
                <input type="checkbox" name={field("phases")} value={phase} defaultChecked={ticked(field("phases"), String(phase), chosen.includes(phase))} />
                <span className="sr-only">{t("interface.phases.number", { number: phase })}</span>
                <span aria-hidden="true">{phase}</span>
              </label>
            ))}
        </fieldset>
      )}
    </div>
  );
}
