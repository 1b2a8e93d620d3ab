import { Form, Link } from "@remix-run/react";

import { Button, DownloadButton, LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { Checkbox, TextArea } from "~/components/field";
import { Section } from "~/components/page";
import { useReading } from "~/components/reading";
import { Tag } from "~/components/tag";
import type { Tone } from "~/components/tag";
import { useText } from "~/i18n/text-context";

import { SaidText } from "./said-text";

interface Said {
  label: string;
  comment: string;
  evidence: string;
}

interface Reply {
  uploadId: string;
  receivedAt: string;
  late: boolean;
  outcome: "taken" | "declined" | "replaced" | null;
  submission: number | null;
  reason: string | null;
}

interface Decide {
  uploadId: string;
  hold: "withdrawn" | "over" | "late" | "value" | null;
  reasonNeeded: boolean;
  values: readonly { requirement: string; code: string; before: string; after: string }[];
}

interface Clarification {
  id: string;
  code: string;
  sentAt: string;
  dueAt: string;
  state: "open" | "overdue" | "waiting" | "answered" | "declined" | "withdrawn";
  withdrawnReason: string | null;
  rows: readonly { id: string; code: string | null; requirement: string | null; asked: string; before: Said | null; after: Said | null; state: "open" | "changed" | "same" | "answered" | "missing" | "reworded" }[];
  replies: readonly Reply[];
  decide: Decide | null;
}

const tones: Record<Clarification["state"], Tone> = { open: "accent", overdue: "warning", waiting: "warning", answered: "success", declined: "neutral", withdrawn: "neutral" };
const columns = ["code", "asked", "before", "after", "state"] as const;

/** What a vendor was asked in one go: the answers before and after, what came in, and what the lead has to decide. */
export function SentClarification({ clarification, base, timeZone, language, posted }: {
  clarification: Clarification; base: string; timeZone: string; language: string;
  posted: Readonly<Record<string, string>> | undefined;
}) {
  const { t, format } = useText();
  const { id, code, sentAt, dueAt, state, withdrawnReason, rows, replies, decide } = clarification;
  const reading = useReading();
  const label = (column: (typeof columns)[number]) => t(`interface.clarifications.column.${column}`);
  return (
    <Section
      id={`clarification-${id}`} title={t("interface.clarifications.batch.title", { code })}
      lead={t("interface.clarifications.batch.lead", { sent: format.instant(sentAt, timeZone), due: format.instant(dueAt, timeZone) })}
      action={reading || state === "withdrawn" ? null : <LinkButton look="quiet" to={`?withdraw=${id}`} preventScrollReset aria-label={t("interface.clarifications.withdraw.actionOf", { code })}>{t("interface.clarifications.withdraw.action")}</LinkButton>}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <p className="flex flex-wrap items-center gap-3">
          <Tag tone={tones[state]}>{t(`interface.clarifications.state.${state}`)}</Tag>
          {withdrawnReason ? <span>{t("interface.clarifications.withdraw.reasonShown", { reason: withdrawnReason })}</span> : null}
        </p>
        {decide && !reading ? <Decision decide={decide} posted={posted} /> : null}
        <DataTable caption={t("interface.clarifications.batch.title", { code })} hideCaption className="table-stacks table-fixed">
          <thead><tr>{columns.map((column) => <th key={column} scope="col" className={column === "code" ? "sm:w-20" : column === "state" ? "sm:w-32" : undefined}>{label(column)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="break-words">{row.code ?? t("interface.clarifications.draft.general")}</th>
                <td data-label={label("asked")}>
                  <div className="min-w-0 break-words">
                    <p lang={language} className="whitespace-pre-line">{row.asked}</p>
                    {row.requirement ? <p lang={language} className="mt-1 text-sm text-muted">{row.requirement}</p> : null}
                  </div>
                </td>
                <td data-label={label("before")} data-empty={row.before ? undefined : ""}>{row.before ? <SaidText said={row.before} language={language} /> : null}</td>
                <td data-label={label("after")} data-empty={row.after ? undefined : ""}>{row.after ? <SaidText said={row.after} language={language} /> : null}</td>
                <td data-label={label("state")}>{t(`interface.clarifications.row.${row.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
        {replies.length > 0 ? (
          <div>
            <h3>{t("interface.clarifications.replies")}</h3>
            <ul className="mt-1 grid gap-1.5">{replies.map((reply) => <ReplyLine key={reply.uploadId} reply={reply} base={base} received={format.instant(reply.receivedAt, timeZone)} />)}</ul>
          </div>
        ) : null}
        {state === "withdrawn" ? null : (
          <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
            <DownloadButton href={`${base}/clarifications/${id}/workbook.xlsx`}>{t("interface.clarifications.batch.workbook")}</DownloadButton>
            <p className="max-w-prose text-sm text-muted">{t("interface.clarifications.batch.workbookHint")}</p>
          </div>
        )}
      </div>
    </Section>
  );
}

function ReplyLine({ reply: { uploadId, late, outcome, submission, reason }, base, received }: { reply: Reply; base: string; received: string }) {
  const { t } = useText();
  const became = outcome === null ? t("interface.clarifications.reply.waiting") : outcome === "taken" && submission !== null ? t("interface.clarifications.reply.takenAs", { number: submission }) : t(`interface.clarifications.reply.${outcome}`);
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-3">
      <span>{t("interface.clarifications.reply.line", { received })}</span>
      {late ? <Tag tone="warning">{t("interface.clarifications.reply.late")}</Tag> : null}
      <span>{became}</span>
      {reason ? <span className="text-sm text-muted">{t("interface.clarifications.reply.reason", { reason })}</span> : null}
      <Link className="link text-sm" to={`${base}/responses/${uploadId}`} aria-label={t("interface.clarifications.reply.readOf", { received })}>{t("interface.clarifications.reply.read")}</Link>
    </li>
  );
}

/** What counts of a reply that does not count by itself; the values that it changes can be left as they were. */
function Decision({ decide: { uploadId, hold, reasonNeeded, values }, posted }: { decide: Decide; posted: Readonly<Record<string, string>> | undefined }) {
  const { t } = useText();
  const words = (label: string) => (label === "–" ? t("interface.clarifications.noAnswer") : label);
  const why = hold === "late" ? ["late", ...(reasonNeeded && values.length > 0 ? ["value"] : [])] : [hold === "value" ? "value" : "plain"];
  return (
    <Callout kind="warning" title={t("interface.clarifications.decide.title")}>
      {(why as ("late" | "value" | "plain")[]).map((each) => <p key={each} className="mt-1 max-w-prose">{t(`interface.clarifications.decide.${each}`)}</p>)}
      <Form method="post" className="mt-3 grid gap-4">
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="uploadId" value={uploadId} />
        <input type="hidden" name="changing" value={values.map(({ requirement }) => requirement).join(" ")} />
        {values.length > 0 ? (
          <fieldset className="grid gap-2">
            <legend className="mb-1 font-medium">{t("interface.clarifications.decide.values")}</legend>
            <p className="text-sm text-muted">{t("interface.clarifications.decide.valuesHint")}</p>
            {values.map(({ requirement, code, before, after }) => (
              <Checkbox key={requirement} name="take" value={requirement} defaultChecked label={t("interface.clarifications.decide.change", { code, before: words(before), after: words(after) })} />
            ))}
          </fieldset>
        ) : null}
        <TextArea name="reason" label={t("interface.clarifications.decide.reason")} hint={t("interface.clarifications.decide.reasonHint")} rows={2} maxLength={2000} defaultValue={posted?.reason} required={reasonNeeded} className="max-w-2xl" />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="outcome" value="take" look="primary">{t("interface.clarifications.decide.take")}</Button>
          <Button type="submit" name="outcome" value="decline" look="secondary">{t("interface.clarifications.decide.decline")}</Button>
        </div>
      </Form>
    </Callout>
  );
}
