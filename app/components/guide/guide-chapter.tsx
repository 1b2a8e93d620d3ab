import { Link } from "@remix-run/react";

import type { GuideChapter as Chapter, GuidePart } from "~/domain/content/guide-contents";
import { useText } from "~/i18n/text-context";

import { DataTable } from "../data-table";
import { Section } from "../page";
import { PartProgress } from "./part-progress";
import { usePageName } from "./page-name";

/** The parts of one source, each with its place and how far it is. */
export function GuideChapter({ chapter: { source, parts }, selectionId }: { chapter: Chapter; selectionId: string }) {
  const { t } = useText();
  const pageName = usePageName();
  const nameOf = usePartName();
  const title = source ? `${source.title} (${source.year})` : t("interface.guide.own");
  return (
    <Section title={title} id={source?.id ?? "own"}>
      <DataTable caption={title} hideCaption className="table-stacks">
        <thead><tr><th scope="col">{t("interface.guide.column.part")}</th><th scope="col">{t("interface.guide.column.phase")}</th><th scope="col">{t("interface.guide.column.place")}</th><th scope="col">{t("interface.guide.column.progress")}</th><th scope="col">{t("interface.guide.column.items")}</th></tr></thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row" className="font-normal!">{nameOf(part)}</th>
              <td data-label={t("interface.guide.column.phase")} data-empty={part.phase === null ? "" : undefined} className="text-sm">{part.phase === null ? "" : <Link to={`/selections/${selectionId}/phases/${part.phase}`} className="link whitespace-nowrap">{t("interface.phases.number", { number: part.phase })}</Link>}</td>
              <td data-label={t("interface.guide.column.place")} className="text-sm">{part.page === null ? <span className="text-muted">{t("interface.guide.noPlace")}</span> : <Link to={`/selections/${selectionId}/${part.page}`} className="link">{pageName(part.page)}</Link>}</td>
              <td data-label={t("interface.guide.column.progress")} className="text-sm"><PartProgress part={part} /></td>
              <td data-label={t("interface.guide.column.items")} className="text-sm">
                <Link to={`?${new URLSearchParams({ part: part.id, source: source?.id ?? "" }).toString()}`} className="link whitespace-nowrap" aria-label={t("interface.guide.itemsOf", { count: part.items, part: nameOf(part) })}>{t("interface.guide.items", { count: part.items })}</Link>
                <span className="block text-[0.8125rem] break-all text-muted">{part.first === part.last ? part.first : haveMuchInCommon(part) ? t("interface.guide.range", { first: part.first, last: part.last }) : null}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

/** Whether the first and the last reference of a part say what lies between them: "inv.12.1" and "inv.12.18". */
function haveMuchInCommon({ first, last }: GuidePart): boolean {
  const [from, to] = [first.split("."), last.split(".")];
  return from.slice(0, 2).every((word, index) => word === to[index]);
}

/** What a part is called, with the number of its section or phase. */
export function usePartName(): (part: GuidePart) => string {
  const { t, of } = useText();
  return ({ id, title, kind, number }) => {
    const name = title ? of(title) : kind === "objective" || kind === "wish" || kind === "phase" ? t(`interface.packs.kind.${kind}`) : t(`interface.guide.kind.${kind}`);
    if (number === null) return name;
    return id.startsWith("phase:") ? `${t("interface.phases.number", { number })}: ${name}` : `${number}. ${name}`;
  };
}
