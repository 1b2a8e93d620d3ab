import { Link } from "@remix-run/react";

import type { AuditAction } from "~/domain/audit/actions";
import { auditPlaces } from "~/domain/audit/places";
import { useText } from "~/i18n/text-context";

import { DataTable } from "../data-table";
import { Icon } from "../icons";

export interface TrailRow {
  seq: number;
  at: string;
  actor: { id: string; name: string | null };
  action: AuditAction;
  subject: string;
  about: string | null;
  detail: string | null;
  hash: string;
}

/** Reading what had been sealed leaves many rows: those of one person in a row stand on one line, the newest first. */
function foldedLooks(entries: readonly TrailRow[]): (TrailRow & { folded: TrailRow[] })[] {
  const lines: (TrailRow & { folded: TrailRow[] })[] = [];
  for (const entry of entries) {
    const line = lines.at(-1);
    if (line && entry.action === "bids-view" && line.action === "bids-view" && line.actor.id === entry.actor.id) line.folded.push(entry);
    else lines.push({ ...entry, folded: [] });
  }
  return lines;
}

/** Rows of the audit trail, each with the way to the page where it was done; what changed is folded away beside it. */
export function TrailRows({ entries, selection }: { entries: readonly TrailRow[]; /** Address of the selection; null for what belongs to none. */ selection: string | null }) {
  const { t, format } = useText();
  return (
    <DataTable caption={t("interface.audit.title")} hideCaption className="table-stacks">
      <thead>
        <tr>{(["seq", "at", "actor", "action", "detail"] as const).map((column) => <th key={column} scope="col" className={column === "seq" ? "number" : undefined}>{t(`interface.audit.columns.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        {foldedLooks(entries).map(({ seq, at, actor, action, subject, about, detail, hash, folded }) => (
          <tr key={seq} className="align-top">
            <td data-label={t("interface.audit.columns.seq")} className="number text-muted">{folded.length > 0 ? `${folded.at(-1)!.seq}–${seq}` : seq}</td>
            <td data-label={t("interface.audit.columns.at")} className="sm:whitespace-nowrap"><time dateTime={at}>{format.instant(at)}</time></td>
            <td data-label={t("interface.audit.columns.actor")}>{actor.name ?? (actor.id === "local-lead" ? t("interface.audit.machine") : <code className="text-sm break-all">{actor.id}</code>)}</td>
            <th scope="row" data-label={t("interface.audit.columns.action")} className="font-normal">
              <div>
                <What action={action} selection={selection} />
                {about && about !== actor.name ? <span className="block text-sm text-muted">{about}</span> : null}
                {folded.length > 0 ? <span className="text-muted"> · {t("interface.selection.history.times", { count: folded.length + 1 })}</span> : null}
              </div>
            </th>
            <td>
              <details>
                <summary className="flex items-center gap-1.5 hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.audit.detail")}</summary>
                <p className="mt-2 text-sm text-muted">{t("interface.audit.subject")}: <code className="break-all">{subject}</code></p>
                <p className="text-sm text-muted">{t("interface.audit.hash")}: <code className="break-all">{hash}</code></p>
                {folded.length > 0 ? (
                  <ol className="mt-2 text-sm">
                    {[{ seq, at, subject }, ...folded].map((one) => <li key={one.seq}><span className="text-muted">{one.seq}</span> <time dateTime={one.at}>{format.instant(one.at)}</time> <code className="break-all">{one.subject}</code></li>)}
                  </ol>
                ) : detail === null
                  ? <p className="mt-2 text-sm">{t("interface.audit.erased")}</p>
                  : <pre className="mt-2 max-w-xl text-sm break-words whitespace-pre-wrap">{detail}</pre>}
              </details>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function What({ action, selection }: { action: AuditAction; selection: string | null }) {
  const { t } = useText();
  const place = selection === null ? null : auditPlaces[action];
  const text = t(`interface.selection.history.action.${action}`);
  return place === null ? text : <Link to={place === "" ? selection! : `${selection}/${place}`} className="link">{text}</Link>;
}
