import { Form, Link } from "@remix-run/react";

import { Button, DownloadButton } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { Tag } from "~/components/tag";
import type { Refusal } from "~/domain/responses/reading";
import { refusalMessage } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";

/** A file as it arrived, and what became of it; `outcome` is null while it was never read to the end. */
export interface ReceivedFile {
  id: string;
  fileName: string;
  receivedAt: string;
  outcome: "read" | "refused" | null;
  refusal: Refusal | null;
  vendorId: string | null;
  /** The vendor whose upload link it came through; null when the lead put it in. */
  sender: string | null;
  submission: { number: number; late: boolean } | null;
  /** The clarification that it answers, and whether that counts. */
  reply: { code: string; state: "taken" | "declined" | "waiting" } | null;
}

interface Received {
  /** The files, or the prices in them, are sealed: none is given as it came. */
  sealed: boolean;
  /** Whether who looks may open a file or its receipt. */
  openable: boolean;
  selectionId: string;
  files: readonly ReceivedFile[];
  vendors: ReadonlyMap<string, string>;
  /** What came later and was not accepted is marked late too. */
  deadline: string;
  timeZone: string;
}

/** Everything that was received, also what could not be read. */
export function ReceivedFiles({ sealed, openable, selectionId, files, vendors, deadline, timeZone }: Received) {
  const { t, format } = useText();
  const base = `/selections/${selectionId}`;
  const nameOf = (file: ReceivedFile) => file.fileName || t("interface.sealing.file");
  return (
    <DataTable caption={t("interface.responses.received.title")} hideCaption className="table-stacks">
      <thead>
        <tr>
          <th scope="col">{t("interface.responses.received.file")}</th>
          <th scope="col">{t("interface.responses.vendors.vendor")}</th>
          <th scope="col">{t("interface.responses.received.state")}</th>
          <th scope="col"><span className="sr-only">{t("interface.responses.received.original")}</span></th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <th scope="row" className="break-words">
              {file.outcome === null || !openable ? nameOf(file) : <Link className="link" to={`${base}/responses/${file.id}`}>{nameOf(file)}</Link>}
              <span className="block text-sm font-normal text-muted">{format.instant(file.receivedAt, timeZone)}</span>
              {file.sender ? <span className="block text-sm font-normal text-muted">{t("interface.links.via", { vendor: vendors.get(file.sender) ?? "–" })}</span> : null}
            </th>
            <td data-label={t("interface.responses.vendors.vendor")}>
              {vendors.get(file.vendorId ?? "") ?? <span className="text-muted">{t("interface.responses.received.vendorUnknown")}</span>}
            </td>
            <td data-label={t("interface.responses.received.state")} className="max-w-96">
              <FileState file={file} refusal={file.refusal} />
              {file.reply ? <span className="mt-1 block text-sm text-muted">{t("interface.clarifications.preview.title", { code: file.reply.code })}</span> : null}
              {!file.submission && !file.reply && file.receivedAt > deadline ? <span className="mt-1 block"><Tag tone="warning">{t("interface.responses.late")}</Tag></span> : null}
            </td>
            <td className="no-print text-right max-sm:text-left">
              {sealed || !openable ? null : (
                <DownloadButton href={`${base}/uploads/${file.id}/file`} look="quiet" className="whitespace-nowrap" aria-label={t("interface.responses.received.originalOf", { file: file.fileName })}>
                  {t("interface.responses.received.original")}
                </DownloadButton>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function FileState({ file, refusal }: { file: ReceivedFile; refusal: Refusal | null }) {
  const { t } = useText();
  if (file.submission) {
    return (
      <span>
        <Tag tone="success">{t("interface.responses.received.accepted", { number: file.submission.number })}</Tag>
        {file.submission.late ? <span className="ml-2"><Tag tone="warning">{t("interface.responses.late")}</Tag></span> : null}
      </span>
    );
  }
  if (file.outcome === "refused") {
    return (
      <div>
        <Tag tone="problem">{t("interface.responses.received.refused")}</Tag>
        {refusal ? <p className="mt-1 text-sm text-muted">{refusalMessage(t, refusal)}</p> : null}
      </div>
    );
  }
  if (file.reply) return <Tag tone={file.reply.state === "waiting" ? "warning" : "neutral"}>{t(`interface.clarifications.reply.${file.reply.state}`)}</Tag>;
  if (file.outcome === "read") return <Tag tone="accent">{t("interface.responses.received.read")}</Tag>;
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-2">
      <Tag>{t("interface.responses.received.unread")}</Tag>
      <input type="hidden" name="intent" value="read-again" />
      <input type="hidden" name="uploadId" value={file.id} />
      <Button type="submit" look="quiet">{t("interface.responses.received.readAgain")}</Button>
    </Form>
  );
}
