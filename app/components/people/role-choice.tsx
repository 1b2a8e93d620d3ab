import { memberRoles } from "~/domain/access/roles";
import type { MemberRole } from "~/domain/access/roles";
import { useText } from "~/i18n/text-context";

import { Checkbox } from "../field";

/** Which roles somebody has in a selection; more than one is possible. */
export function RoleChoice({ chosen, missing }: { chosen: readonly MemberRole[]; missing: boolean }) {
  const { t } = useText();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("interface.people.add.roles")}</legend>
      {missing ? <p className="mb-1.5 text-sm text-problem">{t("interface.people.rolesMissing")}</p> : null}
      <div className="grid gap-2.5">
        {memberRoles.map((role) => (
          <Checkbox key={role} name="roles" value={role} defaultChecked={chosen.includes(role)} label={t(`interface.people.role.${role}`)} hint={t(`interface.people.roleText.${role}`)} />
        ))}
      </div>
    </fieldset>
  );
}
