import { Link } from "@remix-run/react";

import type { FoundItem } from "~/domain/content/guide-contents";
import { useText } from "~/i18n/text-context";

import { DataTable } from "../data-table";
import { EmptyState } from "../page";
import { usePageName } from "./page-name";

/** What was found for words or a reference, each with the pages on which it stands. */
export function FoundItems({ found, count, selectionId }: { found: readonly FoundItem[]; count: number; selectionId: string }) {
  const { t } = useText();
  if (found.length === 0) return <EmptyState title={t("interface.guide.nothing.title")}>{t("interface.guide.nothing.text")}</EmptyState>;
  return (
    <div className="grid gap-2">
      <p role="status" className="text-sm text-muted">{found.length < count ? t("interface.guide.cut", { shown: found.length, count }) : t("interface.guide.found", { count })}</p>
      <FoundTable found={found} caption={t("interface.guide.foundTitle")} selectionId={selectionId} />
    </div>
  );
}

/** Items with their kind and reference, and links to the pages on which they stand. */
export function FoundTable({ found, caption, selectionId }: { found: readonly FoundItem[]; caption: string; selectionId: string }) {
  const { t, of } = useText();
  const pageName = usePageName();
  return (
    <DataTable caption={caption} hideCaption className="table-stacks">
      <thead><tr><th scope="col">{t("interface.guide.column.item")}</th><th scope="col">{t("interface.guide.column.kind")}</th><th scope="col">{t("interface.guide.column.reference")}</th><th scope="col">{t("interface.guide.column.place")}</th></tr></thead>
      <tbody>
        {found.map(({ id, kind, text, phase, pages }) => (
          <tr key={id}>
            <th scope="row" className="font-normal!">{pages[0] ? <Link to={`/selections/${selectionId}/${pages[0]}`} className="link">{of(text)}</Link> : of(text)}</th>
            <td data-label={t("interface.guide.column.kind")} className="text-sm"><span>{t(`interface.packs.kind.${kind}`)}{phase === null ? null : <span className="text-muted"> · {t("interface.phases.number", { number: phase })}</span>}</span></td>
            <td data-label={t("interface.guide.column.reference")} className="text-sm break-all text-muted">{id}</td>
            <td data-label={t("interface.guide.column.place")} className="text-sm">
              <ul className="flex flex-wrap gap-x-3">{[...new Map(pages.map((page) => [pageName(page), page])).entries()].map(([name, page]) => <li key={page}><Link to={`/selections/${selectionId}/${page}`} className="link whitespace-nowrap">{name}</Link></li>)}</ul>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
