import type { ContentItem } from "~/domain/content/pack";
import { takesPart } from "~/domain/phases/project-roles";
import type { ProjectMember } from "~/domain/phases/project-roles";
import { useText } from "~/i18n/text-context";

import { DataTable } from "../data-table";
import { Icon } from "../icons";
import { Section } from "../page";

/** Who takes part in which phase, to see at a glance and to print. Nothing while nobody is named. */
export function TeamMatrix({ members, phases }: { members: readonly ProjectMember[]; phases: readonly ContentItem[] }) {
  const { t, of } = useText();
  const named = members.filter(({ name, position }) => name || position);
  if (named.length === 0 || phases.length === 0) return null;
  return (
    <Section title={t("interface.phases.roles.matrix")}>
      <DataTable caption={t("interface.phases.roles.matrix")} hideCaption>
        <thead>
          <tr>
            <th scope="col">{t("interface.phases.roles.name")}</th>
            {phases.map(({ id, phase, title }) => <th key={id} scope="col">{phase}{title ? <span className="block text-sm font-normal text-muted max-md:sr-only">{of(title)}</span> : null}</th>)}
          </tr>
        </thead>
        <tbody>
          {named.map((member) => (
            <tr key={member.id}>
              <th scope="row">{member.name || member.position}<span className="block text-sm font-normal text-muted">{t(`interface.phases.roles.role.${member.role}`)}</span></th>
              {phases.map(({ id, phase }) => (
                <td key={id}>
                  {takesPart(member, phase!) ? <><Icon name="check" className="text-success" /><span className="sr-only">{t("interface.phases.roles.takesPart")}</span></> : <span className="text-muted"><span aria-hidden="true">–</span><span className="sr-only">{t("interface.phases.roles.absent")}</span></span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
