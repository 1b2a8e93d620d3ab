import { Link } from "@remix-run/react";

import { DataTable } from "~/components/data-table";
import { Tag } from "~/components/tag";
import { useText } from "~/i18n/text-context";
import type { RespondentView } from "~/domain/respondents/overview";

/** Who was asked, and how far each is. */
export function PeopleTable({ people, wishes }: { people: readonly RespondentView[]; wishes: number }) {
  const { t } = useText();
  const column = (key: "name" | "state" | "progress" | "saved" | "way") => t(`interface.respondents.people.${key}`);
  return (
    <DataTable caption={t("interface.respondents.people.title")} hideCaption className="table-stacks">
      <thead>
        <tr>
          {(["name", "state", "progress", "saved", "way"] as const).map((key) => <th key={key} scope="col">{column(key)}</th>)}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => <Row key={person.id ?? person.email} person={person} wishes={wishes} column={column} />)}
      </tbody>
    </DataTable>
  );
}

function Row({ person, wishes, column }: { person: RespondentView; wishes: number; column: (key: "state" | "progress" | "saved" | "way") => string }) {
  const { t, format } = useText();
  const { progress, link } = person;
  return (
    <tr className={person.withdrawnAt ? "text-muted" : undefined}>
      <th scope="row">
        {person.id === null ? person.name : <Link className="link" to={person.id}>{person.name || person.code}</Link>}
        <span className="block text-sm font-normal text-muted">{[person.code, person.email].filter(Boolean).join(" · ")}</span>
      </th>
      <td data-label={column("state")}><PersonState person={person} /></td>
      <td data-label={column("progress")}>
        <span>
          {t("interface.respondents.people.ticked", { count: progress.ticked, of: wishes })}
          <span className="block text-sm text-muted">{t("interface.respondents.people.parts", { begun: progress.functions.begun, of: progress.functions.of, remarks: progress.remarks })}</span>
        </span>
      </td>
      <td data-label={column("saved")}>{person.lastSavedAt ? format.instant(person.lastSavedAt) : t("interface.respondents.people.never")}</td>
      <td data-label={column("way")}>
        <span>
          {person.byAccount ? t("interface.respondents.people.account") : link ? t(`interface.respondents.people.link.${link.state}`, { until: format.date(link.expiresAt) }) : t("interface.respondents.people.link.none")}
          {link?.lastUsedAt ? <span className="block text-sm text-muted">{t("interface.respondents.people.opened", { at: format.instant(link.lastUsedAt) })}</span> : null}
        </span>
      </td>
    </tr>
  );
}

/** Where somebody stands, in a word. */
export function PersonState({ person: { withdrawnAt, doneAt, lastSavedAt } }: { person: Pick<RespondentView, "withdrawnAt" | "doneAt" | "lastSavedAt"> }) {
  const { t } = useText();
  if (withdrawnAt) return <Tag>{t("interface.respondents.state.withdrawn")}</Tag>;
  if (doneAt) return <Tag tone="success">{t("interface.respondents.state.done")}</Tag>;
  return lastSavedAt ? <Tag tone="accent">{t("interface.respondents.state.begun")}</Tag> : <Tag>{t("interface.respondents.state.asked")}</Tag>;
}
