import type { EditionPart, RequirementPart } from "~/domain/edition/difference";
import { useText } from "~/i18n/text-context";

import { DataTable } from "../data-table";
import { Icon } from "../icons";

interface Changed<P> {
  part: P;
  before: string;
  after: string;
}

/** What an edition changes, in words of the edition's language. */
export interface Difference {
  added: { code: string; text: string; mandatory: boolean }[];
  removed: { code: string; text: string }[];
  changed: { code: string; text: string; changes: Changed<RequirementPart>[] }[];
  general: Changed<EditionPart>[];
}

/** How many things are different, as one line. */
export function ChangeCounts({ difference: { added, removed, changed, general } }: { difference: Difference }) {
  const { t } = useText();
  const counts = [
    changed.length > 0 ? t("interface.request.changes.changed", { count: changed.length }) : null,
    added.length > 0 ? t("interface.request.changes.added", { count: added.length }) : null,
    removed.length > 0 ? t("interface.request.changes.removed", { count: removed.length }) : null,
    general.length > 0 ? t("interface.request.changes.general", { count: general.length }) : null,
  ].filter((text) => text !== null);
  return <>{counts.length > 0 ? counts.join(", ") : t("documents.changes.none")}</>;
}

/** Everything that is different, what vendors answer first; closed until one wants to see it. */
export function EditionChanges({ difference, open = false }: { difference: Difference; open?: boolean }) {
  const { t } = useText();
  const { added, removed, changed, general } = difference;
  const rows = [
    ...changed.flatMap(({ code, changes }) => changes.map(({ part, before, after }) => ({ key: `${code} ${part}`, code, what: t(`documents.changes.part.${part}`), before, after }))),
    ...added.map(({ code, text, mandatory }) => ({ key: code, code, what: mandatory ? t("interface.request.changes.newMandatory") : t("interface.request.changes.new"), before: "–", after: text })),
    ...removed.map(({ code, text }) => ({ key: code, code, what: t("interface.request.changes.gone"), before: text, after: "–" })),
    ...general.map(({ part, before, after }) => ({ key: part, code: "", what: t(`documents.changes.edition.${part}`), before, after })),
  ];
  if (rows.length === 0) return null;
  return (
    <details open={open}>
      <summary className="flex items-center gap-2 py-1 text-muted hover:text-accent">
        <Icon name="chevron" className="turns" />
        <ChangeCounts difference={difference} />
      </summary>
      <DataTable caption={t("interface.request.changes.title")} hideCaption className="table-stacks table-fixed mt-2">
        <thead>
          <tr>
            <th scope="col" className="sm:w-24">{t("documents.requirements.code")}</th>
            <th scope="col" className="sm:w-40">{t("documents.changes.what")}</th>
            <th scope="col">{t("documents.changes.before")}</th>
            <th scope="col">{t("documents.changes.after")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, code, what, before, after }) => (
            <tr key={key}>
              <th scope="row">{code || <span className="font-normal text-muted">{t("documents.changes.general")}</span>}</th>
              <td>{what}</td>
              <td data-label={t("documents.changes.before")}><div className="min-w-0 break-words whitespace-pre-line">{before}</div></td>
              <td data-label={t("documents.changes.after")}><div className="min-w-0 break-words whitespace-pre-line">{after}</div></td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  );
}
