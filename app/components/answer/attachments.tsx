import { DownloadButton } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { fileSize } from "~/components/responses/file-size";
import { Tag } from "~/components/tag";
import { useText } from "~/i18n/text-context";

/** A file that a vendor sent beside its workbook; one in which a virus was found is not handed out. */
export interface SentAttachment {
  id: string;
  vendorId: string;
  fileName: string;
  size: number;
  receivedAt: string;
  late: boolean;
  quarantined: boolean;
}

/** Attachments with their downloads; with the vendor of each where `vendors` names them. */
export function Attachments({ attachments, href, timeZone, vendors }: { attachments: readonly SentAttachment[]; /** Null where they cannot be downloaded, or not by who looks. */ href: ((id: string) => string) | null; timeZone: string; vendors?: ReadonlyMap<string, string> }) {
  const text = useText();
  const { t, format } = text;
  return (
    <DataTable caption={t("interface.answer.attachments.title")} hideCaption className="table-stacks">
      <thead>
        <tr>
          <th scope="col">{t("interface.answer.versions.file")}</th>
          {vendors ? <th scope="col">{t("interface.responses.vendors.vendor")}</th> : null}
          <th scope="col">{t("interface.answer.attachments.size")}</th>
          <th scope="col"><span className="sr-only">{t("interface.answer.attachments.download")}</span></th>
        </tr>
      </thead>
      <tbody>
        {attachments.map(({ id, vendorId, fileName, size, receivedAt, late, quarantined }) => (
          <tr key={id}>
            <th scope="row" className="break-words">
              {fileName || t("interface.sealing.file")}
              <span className="block text-sm font-normal text-muted">
                {format.instant(receivedAt, timeZone)}
                {late ? <span className="ml-2"><Tag tone="warning">{t("interface.answer.versions.late")}</Tag></span> : null}
              </span>
              {quarantined ? <span className="block text-sm font-normal text-muted">{t("interface.answer.attachments.quarantinedText")}</span> : null}
            </th>
            {vendors ? <td data-label={t("interface.responses.vendors.vendor")}>{vendors.get(vendorId)}</td> : null}
            <td data-label={t("interface.answer.attachments.size")} className="whitespace-nowrap">{fileSize(text, size)}</td>
            <td className="no-print text-right max-sm:text-left">
              {quarantined
                ? <Tag tone="problem">{t("interface.answer.attachments.quarantined")}</Tag>
                : href === null ? null : <DownloadButton href={href(id)} look="quiet" aria-label={t("interface.answer.attachments.downloadOf", { file: fileName })}>{t("interface.answer.attachments.download")}</DownloadButton>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
