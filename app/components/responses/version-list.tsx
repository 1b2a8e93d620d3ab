import { Link } from "@remix-run/react";

import { DataTable } from "~/components/data-table";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import type { AnswerPart } from "~/domain/responses/answer-difference";
import { useText } from "~/i18n/text-context";

interface Said {
  label: string;
  comment: string;
  evidence: string;
}

interface Change {
  code: string;
  text: string;
  parts: AnswerPart[];
  before: Said;
  after: Said;
}

interface Version {
  number: number;
  uploadId: string;
  fileName: string;
  receivedAt: string;
  acceptedAt: string;
  late: boolean;
  edition: { code: string; language: string };
  clarification: string | null;
  answered: number;
  asked: number;
  changes: Change[] | null;
}

/** Every accepted version of a vendor's answers, newest first, with its documents and what it says otherwise. */
export function VersionList({ versions, base, timeZone, sealed }: { versions: readonly Version[]; base: string; timeZone: string; /** Prices in the original files are kept sealed. */ sealed: boolean }) {
  const { t, format } = useText();
  return versions.map((version, index) => {
    const files = `${base}/uploads/${version.uploadId}`;
    return (
      <Section
        key={version.number}
        title={t("interface.responses.submission", { number: version.number })}
        lead={t("interface.responses.versions.received", { file: version.fileName, received: format.instant(version.receivedAt, timeZone), edition: version.edition.code })}
      >
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {index === 0 ? <Tag tone="success">{t("interface.responses.versions.counts")}</Tag> : <Tag>{t("interface.responses.versions.replaced")}</Tag>}
          {version.clarification ? <Tag tone="accent">{t("interface.clarifications.versions", { code: version.clarification })}</Tag> : null}
          {version.late ? <Tag tone="warning">{t("interface.responses.late")}</Tag> : null}
          <span>{t("interface.responses.versions.answered", { answered: version.answered, asked: version.asked })}</span>
        </p>
        <p className="no-print mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <Link className="link" to={`${base}/responses/${version.uploadId}`}>{t("interface.responses.versions.preview")}</Link>
          <a className="link" download href={`${files}/receipt.pdf`}>{t("interface.responses.versions.receipt")}</a>
          {sealed ? null : <a className="link" download href={`${files}/repaired.xlsx`}>{t("interface.responses.versions.repaired")}</a>}
          {sealed ? null : <a className="link" download href={`${files}/file`}>{t("interface.responses.received.original")}</a>}
        </p>
        {version.changes === null ? null : (
          <div className="mt-4">
            {version.changes.length > 0
              ? <Changes changes={version.changes} number={version.number} language={version.edition.language} />
              : <p className="text-muted">{t("interface.responses.versions.same", { number: version.number - 1 })}</p>}
          </div>
        )}
      </Section>
    );
  });
}

function Changes({ changes, number, language }: { changes: readonly Change[]; number: number; language: string }) {
  const { t } = useText();
  return (
    <DataTable caption={t("interface.responses.versions.changes", { count: changes.length, number: number - 1 })} className="table-stacks table-fixed">
      <thead>
        <tr>
          <th scope="col" className="sm:w-24">{t("interface.responses.preview.column.code")}</th>
          <th scope="col">{t("interface.responses.preview.column.question")}</th>
          <th scope="col">{t("interface.responses.submission", { number: number - 1 })}</th>
          <th scope="col">{t("interface.responses.submission", { number })}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.code}>
            <th scope="row">{change.code}</th>
            <td lang={language}>{change.text}</td>
            {(["before", "after"] as const).map((side) => (
              <td key={side} data-label={t("interface.responses.submission", { number: side === "before" ? number - 1 : number })}>
                <SaidText said={change[side]} parts={change.parts} language={language} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** The parts of an answer that differ; one that is blank is said to be. */
function SaidText({ said, parts, language }: { said: Said; parts: readonly AnswerPart[]; language: string }) {
  const { t } = useText();
  return (
    <div className="min-w-0 break-words whitespace-pre-line">
      {parts.map((part) => {
        const text = part === "value" ? said.label : said[part];
        return (
          <p key={part}>
            {part === "value" ? null : <span className="text-sm text-muted">{t(`interface.responses.versions.part.${part}`)} </span>}
            {text === "" ? <span className="text-muted">{t("interface.responses.versions.blank")}</span> : <span lang={language} className={part === "value" ? "font-medium" : "text-sm"}>{text}</span>}
          </p>
        );
      })}
    </div>
  );
}
