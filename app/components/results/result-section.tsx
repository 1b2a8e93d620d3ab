import { Link } from "@remix-run/react";

import type { ResultDocument } from "~/domain/results/sources";
import { workPath } from "~/domain/selection/beside";
import { useText } from "~/i18n/text-context";

import { DownloadButton } from "../button";
import { DataTable } from "../data-table";
import { Section } from "../page";
import { Tag } from "../tag";

interface Outline {
  document: ResultDocument;
  parts: { key: string; title: string; place: string; about: string; filled: boolean; summary: string; open: string[] }[];
}

/** One document: what each part will hold, what it still lacks and where that is filled in, and its files. */
export function ResultSection({ outline: { document, parts }, base, choice }: { outline: Outline; base: string; choice: string }) {
  const { t } = useText();
  const filled = parts.filter((part) => part.filled).length;
  const title = t(`results.document.${document}.title`);
  const file = (format: "pdf" | "docx", name: string) => (
    <DownloadButton href={`${base}/results/${document}/${format}?${choice}`} aria-label={t("interface.results.download", { document: title, format: name })}>{name}</DownloadButton>
  );
  return (
    <Section
      id={document} title={title} lead={`${t(`results.document.${document}.phase`)} · ${t(`results.document.${document}.about`)}`}
      action={<div className="flex flex-wrap gap-2">{file("pdf", t("interface.results.pdf"))}{file("docx", t("interface.results.word"))}</div>}
    >
      <p className="mb-3 text-sm text-muted">{filled === 0 ? t("interface.results.none") : t("interface.results.filled", { filled, of: parts.length })}</p>
      <DataTable caption={`${t("interface.results.contents")}: ${title}`} hideCaption>
        <thead>
          <tr>
            <th scope="col">{t("interface.results.partColumn")}</th>
            <th scope="col">{t("interface.results.holds")}</th>
            <th scope="col" className="max-sm:hidden">{t("interface.results.missing")}</th>
            <th scope="col" className="max-sm:hidden">{t("interface.results.place")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const state = !part.filled ? "empty" : part.open.length > 0 ? "open" : "filled";
            const missing = <ul className="grid gap-0.5 text-sm">{part.open.map((line) => <li key={line}>{line}</li>)}</ul>;
            const link = (
              <Link to={`${base}/${workPath(part.place)}`} className="link whitespace-nowrap" aria-label={t(state === "filled" ? "interface.results.completeOf" : "interface.results.fillOf", { part: part.title })}>
                {t(state === "filled" ? "interface.results.complete" : "interface.results.fill")}
              </Link>
            );
            return (
              <tr key={part.key}>
                <th scope="row" className="font-normal sm:min-w-40">
                  <span className="block font-medium">{part.title}</span>
                  <Tag tone={state === "filled" ? "success" : "neutral"}>{t(`interface.results.state.${state}`)}</Tag>
                  <span className="mt-1 block sm:hidden">{link}</span>
                </th>
                <td className="sm:min-w-48">
                  {part.filled ? part.summary || part.about : <span className="text-muted">{part.about}</span>}
                  {/* A narrow window has no room for a column of its own. */}
                  {part.open.length > 0 ? <div className="mt-1 text-muted sm:hidden">{missing}</div> : null}
                </td>
                <td className="min-w-48 max-sm:hidden">{part.open.length === 0 ? <span className="text-muted">–</span> : missing}</td>
                <td className="max-sm:hidden">{link}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </Section>
  );
}
