import { useText } from "~/i18n/text-context";

import { DownloadButton } from "../button";
import { DataTable } from "../data-table";
import { Icon } from "../icons";
import { Section } from "../page";

export interface PublishedEdition {
  id: string;
  code: string;
  kind: "rfi" | "rfp";
  publishedAt: string;
  hash: string;
}

/** The documents of the newest edition, and every edition with its fingerprint. Newest first. */
export function EditionDocuments({ editions, pricesApart, base }: { editions: PublishedEdition[]; /** Prices have a workbook of their own. */ pricesApart: boolean; base: string }) {
  const { t, format } = useText();
  const [newest] = editions;
  const file = (edition: PublishedEdition, name: "request.pdf" | "request.docx") => `${base}/editions/${edition.id}/${name}`;
  const columns = ["edition", "kind", "published", "hash", "files"] as const;
  return (
    <Section title={t("interface.request.documents.title")} lead={t("interface.request.documents.lead", { code: newest.code, date: format.date(newest.publishedAt) })} id="documents">
      <div className="flex flex-wrap items-center gap-2">
        <DownloadButton href={file(newest, "request.pdf")}>{t("interface.request.documents.pdf")}</DownloadButton>
        <DownloadButton href={file(newest, "request.docx")}>{t("interface.request.documents.word")}</DownloadButton>
        <p className="text-sm text-muted sm:ml-2">{t(pricesApart ? "interface.request.documents.workbooksApart" : "interface.request.documents.workbooks")}</p>
      </div>
      <details className="mt-4">
        <summary className="flex items-center gap-2 py-1 text-muted hover:text-accent">
          <Icon name="chevron" className="turns" />
          {t("interface.request.documents.editions")} ({editions.length})
        </summary>
        <p className="mt-1 mb-2 max-w-prose text-sm text-muted">{t("interface.request.documents.hashNote")}</p>
        <DataTable caption={t("interface.request.documents.editions")} hideCaption>
          <thead>
            <tr>{columns.map((column) => <th key={column} scope="col">{t(`interface.request.documents.columns.${column}`)}</th>)}</tr>
          </thead>
          <tbody>
            {editions.map((edition) => (
              <tr key={edition.id}>
                <th scope="row" className="whitespace-nowrap">{edition.code}</th>
                <td>{t(`interface.request.draft.short.${edition.kind}`)}</td>
                <td><time dateTime={edition.publishedAt}>{format.instant(edition.publishedAt)}</time></td>
                <td><code className="block max-w-56 font-mono text-xs break-all">{edition.hash}</code></td>
                <td className="whitespace-nowrap">
                  <a href={file(edition, "request.pdf")} download className="link">{t("interface.request.documents.pdf")}</a>{" · "}
                  <a href={file(edition, "request.docx")} download className="link">{t("interface.request.documents.word")}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </Section>
  );
}
