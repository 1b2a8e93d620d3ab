import type { PhaseView } from "~/domain/phases/phase-plan";
import { projectRoles } from "~/domain/phases/project-roles";
import type { ProjectMember } from "~/domain/phases/project-roles";
import { useText } from "~/i18n/text-context";

import { StateMark } from "../icons";

const inks = { done: "text-success", started: "text-accent", open: "text-muted" } as const;

/** How far a phase is, as mark and word. */
export function PhaseState({ state }: { state: PhaseView["state"] }) {
  const { t } = useText();
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-muted">
      <StateMark state={state} className={inks[state]} />
      {t(`interface.phases.state.${state}`)}
    </span>
  );
}

/** Who takes part, by role; people without a name yet by their role alone. */
export function Members({ members }: { members: readonly ProjectMember[] }) {
  const { t } = useText();
  if (members.length === 0) return <p className="text-sm text-muted">{t("interface.phases.members.none")}</p>;
  return (
    <dl className="grid gap-1 text-sm">
      {projectRoles.filter((role) => members.some((member) => member.role === role)).map((role) => (
        <div key={role}>
          <dt className="text-muted">{t(`interface.phases.roles.role.${role}`)}</dt>
          {members.filter((member) => member.role === role).map(({ id, name, position }) => (
            <dd key={id}>{name || "–"}{position ? <span className="text-muted"> · {position}</span> : null}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
