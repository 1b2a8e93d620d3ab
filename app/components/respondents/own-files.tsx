import { Form, useParams } from "@remix-run/react";

import { Button, DownloadButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { Icon } from "~/components/icons";
import { checklistExtensions } from "~/domain/responses/upload-limits";
import { useText } from "~/i18n/text-context";
import type { ChecklistFileView, OpenCell } from "~/domain/respondents/own-view";

import { refusalText } from "./refusal-text";

/** The checklist on paper and as a workbook, and what came back of it. The lead's page says where the files are (`base`). */
export function OwnFiles({ files, base }: { files: readonly ChecklistFileView[]; base?: string }) {
  const { t } = useText();
  const { token, selectionId } = useParams();
  const whose = base === undefined ? "own" : "lead";
  const folder = base ?? (token === undefined ? `/selections/${selectionId}/checklist/files` : `/respond/${token}/files`);
  return (
    <section id="files" className={`no-print ${base === undefined ? "mt-8 border-t border-line pt-5" : ""}`} aria-labelledby="files-title">
      <h2 id="files-title">{t(`interface.respondents.files.title.${whose}`)}</h2>
      <p className="mt-1 max-w-prose text-muted">{t(`interface.respondents.files.lead.${whose}`)}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <DownloadButton href={`${folder}/checklist.pdf`}>{t("interface.respondents.files.pdf")}</DownloadButton>
        <DownloadButton href={`${folder}/checklist.xlsx`}>{t("interface.respondents.files.xlsx")}</DownloadButton>
      </div>
      <p className="mt-2 max-w-prose text-sm text-muted">{t(`interface.respondents.files.paper.${whose}`)}</p>
      {/* The page is loaded anew afterwards: what was taken up stands in the checklist above. */}
      <Form method="post" encType="multipart/form-data" reloadDocument className="mt-4 flex flex-wrap items-end gap-3">
        <label className="min-w-0">
          <span className="mb-1 block font-medium">{t("interface.respondents.files.back")}</span>
          <input type="file" name="file" required accept={checklistExtensions.join(",")} className="max-w-full" />
        </label>
        <Button type="submit" icon="upload">{t("interface.respondents.files.send")}</Button>
      </Form>
      {files.map((file, index) => <ReceivedFile key={file.uploadId} file={file} newest={index === 0} />)}
    </section>
  );
}

function ReceivedFile({ file, newest }: { file: ChecklistFileView; newest: boolean }) {
  const { t, format } = useText();
  const { refusal, unclear, beside, absent } = file;
  return (
    <details open={newest || undefined} className="mt-4 border-l-2 border-line pl-4">
      <summary className="cursor-pointer font-medium">{t("interface.respondents.files.received", { name: file.fileName, at: format.instant(file.receivedAt) })}</summary>
      <div className="mt-2 grid gap-3">
        {refusal ? <Callout kind="problem">{refusalText(t, refusal)}</Callout> : file.understood === 0 && unclear.length === 0 ? <Callout kind="warning">{t("interface.respondents.files.nothing")}</Callout> : (
          <p className="flex items-start gap-1.5"><Icon name="check" className="mt-1 text-success" />{t("interface.respondents.files.understood", { count: file.understood, questions: file.questions })}</p>
        )}
        {unclear.length > 0 ? <UnclearCells file={file} /> : null}
        {absent > 0 ? <p className="text-sm text-muted">{t("interface.respondents.files.absent", { count: absent })}</p> : null}
        {beside.length > 0 ? (
          <details open={file.understood === 0 || beside.some(({ kind }) => kind === "shape") || undefined} className="text-sm">
            <summary className="cursor-pointer">{t("interface.respondents.files.beside", { count: beside.length })}</summary>
            <ul className="mt-1 grid gap-1">
              {beside.slice(0, 200).map(({ sheet, cell, text, kind }, index) => (
                <li key={index}><span className="text-muted">{placeOf({ sheet, cell })}</span> <span className="whitespace-pre-line">{text === "" && kind ? t(`interface.respondents.files.put.${kind}`) : text}</span></li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </details>
  );
}

/** What was not understood for certain, to be chosen by who knows. */
function UnclearCells({ file }: { file: ChecklistFileView }) {
  const { t } = useText();
  return (
    <Form method="post" reloadDocument className="grid gap-3">
      <input type="hidden" name="intent" value="take" />
      <input type="hidden" name="uploadId" value={file.uploadId} />
      <p className="font-medium">{t("interface.respondents.files.unclear", { count: file.unclear.length })}</p>
      <ul className="grid gap-3">
        {file.unclear.map((cell, index) => (
          <li key={`${cell.item} ${index}`} className="grid gap-1">
            <label>
              <span className="block">{cell.question}</span>
              <span className="block text-sm text-muted">
                {t(`interface.respondents.files.why.${cell.why}`, { place: placeOf(cell), part: t(`interface.conflict.choice.${cell.part}`), found: cell.found })}
              </span>
              <select name={`cell.${index}`} defaultValue={proposed(cell)} className="input mt-1 max-w-xs">
                <option value="">{t("interface.respondents.files.leave")}</option>
                <Options part={cell.part} />
              </select>
            </label>
          </li>
        ))}
      </ul>
      <div><Button type="submit" look="primary">{t("interface.respondents.files.take")}</Button></div>
    </Form>
  );
}

/** Where something stands in a file; what was drawn on a page need not stand at a question. */
const placeOf = ({ sheet, cell }: { sheet: string; cell: string }) => [sheet, cell].filter((one) => one !== "").join(" · ");

/** What the copy says already, or else the likely meaning. */
function proposed({ part, now, likely }: OpenCell): string {
  const value = (part === "selected" && !now.selected ? null : now[part]) ?? likely;
  return value === null ? "" : typeof value === "boolean" ? (value ? "yes" : "no") : value;
}

function Options({ part }: { part: OpenCell["part"] }) {
  const { t } = useText();
  if (part === "priority") return (["necessary", "desirable"] as const).map((value) => <option key={value} value={value}>{t(`interface.intake.priority.${value}`)}</option>);
  if (part === "impact") return (["low", "middle", "high"] as const).map((value) => <option key={value} value={value}>{t(`interface.intake.impact.${value}`)}</option>);
  return (["yes", "no"] as const).map((value) => <option key={value} value={value}>{t(`interface.intake.inUse.${value}`)}</option>);
}
