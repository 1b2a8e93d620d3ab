import { Link } from "@remix-run/react";

import { DataTable } from "~/components/data-table";
import { Tag } from "~/components/tag";
import type { Tone } from "~/components/tag";
import { withinSameMinute } from "~/domain/responses/lateness";
import { useText } from "~/i18n/text-context";

/** A workbook that a vendor sent, and what became of it. */
export interface SentVersion {
  uploadId: string;
  fileName: string;
  fileHash: string;
  receivedAt: string;
  late: boolean;
  state: "counts" | "replaced" | "refused" | "not-own" | "late-kept" | "kept" | "unread";
  number: number | null;
  throughLink: boolean;
  /** Code of the clarification that it answers. */
  clarification: string | null;
  /** It was filled in on the page. */
  onPage: boolean;
}

const tones: Record<SentVersion["state"], Tone> = {
  counts: "success", replaced: "neutral", refused: "problem", "not-own": "problem", "late-kept": "warning", kept: "neutral", unread: "neutral",
};

/** A vendor's own versions, newest first, each with the way to its report. */
export function Versions({ versions, base, timeZone, deadline }: { versions: readonly SentVersion[]; base: string; timeZone: string; deadline: string }) {
  const { t, format } = useText();
  const columns = ["file", "number", "received", "state", "hash"] as const;
  const label = (column: (typeof columns)[number]) => t(`interface.answer.versions.${column}`);
  return (
    <DataTable caption={t("interface.answer.versions.title")} hideCaption className="table-stacks">
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{label(column)}</th>)}</tr></thead>
      <tbody>
        {versions.map(({ uploadId, fileName, fileHash, receivedAt, late, state, number, throughLink, clarification, onPage }) => (
          <tr key={uploadId}>
            <th scope="row" className="break-words">
              {state === "unread" ? fileName : <Link className="link" to={`${base}/reports/${uploadId}`}>{onPage && clarification ? t("interface.clarifications.preview.title", { code: clarification }) : fileName}</Link>}
              {clarification ? <span className="block text-sm font-normal text-muted">{onPage ? t("interface.clarifications.own.onPage") : t("interface.clarifications.preview.title", { code: clarification })}</span> : null}
              {throughLink ? null : <span className="block text-sm font-normal text-muted">{t("interface.answer.versions.byLead")}</span>}
            </th>
            <td data-label={label("number")} data-empty={number === null ? "" : undefined}>{number}</td>
            <td data-label={label("received")}><time dateTime={receivedAt} className="whitespace-normal">{format.instant(receivedAt, timeZone, withinSameMinute(receivedAt, deadline))}</time></td>
            <td data-label={label("state")}>
              <span className="flex flex-wrap gap-2">
                <Tag tone={tones[state]}>{t(`interface.answer.state.${state}`)}</Tag>
                {late ? <Tag tone="warning">{t("interface.answer.versions.late")}</Tag> : null}
              </span>
            </td>
            <td data-label={label("hash")}><code className="block min-w-0 max-w-56 font-mono text-xs break-all">{fileHash}</code></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
