import { DownloadButton, LinkButton } from "~/components/button";
import { Tag } from "~/components/tag";
import type { Tone } from "~/components/tag";
import { useText } from "~/i18n/text-context";

/** A clarification as its vendor sees it in the list. */
export interface ListedClarification {
  id: string;
  code: string;
  dueAt: string;
  withdrawn: boolean;
  open: boolean;
  overdue: boolean;
  reply: { receivedAt: string; state: "taken" | "waiting" | "declined" } | null;
  questions: { requirement: { id: string; code: string }; asked: string }[];
}

const tones: Record<"open" | "taken" | "waiting" | "declined" | "withdrawn" | "closed", Tone> = {
  open: "warning", taken: "success", waiting: "neutral", declined: "neutral", withdrawn: "neutral", closed: "neutral",
};

/** What the buyer asked a vendor about its answers, each with the way to answer it. */
export function OwnClarifications({ clarifications, base, timeZone, language }: { clarifications: readonly ListedClarification[]; base: string; timeZone: string; language: string }) {
  const { t, format } = useText();
  return (
    <ul className="grid gap-6">
      {clarifications.map(({ id, code, dueAt, withdrawn, open, overdue, reply, questions }) => {
        const state = withdrawn ? "withdrawn" : (reply?.state ?? (open ? "open" : "closed"));
        const due = format.instant(dueAt, timeZone);
        return (
          <li key={id} className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="m-0">{t("interface.clarifications.batch.title", { code })}</h3>
              <Tag tone={tones[state]}>{t(`interface.clarifications.own.state.${state}`)}</Tag>
              <span className="text-sm text-muted">{t("interface.clarifications.own.count", { count: questions.length })}</span>
            </div>
            {open ? <p className={`mt-1 ${overdue ? "text-warning" : "font-medium"}`}>{t(overdue ? "interface.clarifications.own.overdue" : "interface.clarifications.own.due", { due })}</p> : null}
            {reply ? <p className="mt-1 text-sm text-muted">{t("interface.clarifications.own.received", { received: format.instant(reply.receivedAt, timeZone) })}</p> : null}
            {withdrawn ? null : (
              <ul className="mt-2 grid gap-1 border-l-3 border-line pl-3">
                {questions.map(({ requirement, asked }) => (
                  <li key={requirement.id} className="min-w-0 break-words"><span className="font-medium">{requirement.code}</span> <span lang={language} className="whitespace-pre-line">{asked}</span></li>
                ))}
              </ul>
            )}
            {open ? (
              <p className="no-print mt-3 flex flex-wrap gap-2">
                <LinkButton to={`${base}/clarifications/${id}`} look={reply ? "secondary" : "primary"} aria-label={reply ? undefined : t("interface.clarifications.own.answerOf", { code })}>
                  {t(reply ? "interface.clarifications.own.again" : "interface.clarifications.own.answer")}
                </LinkButton>
                <DownloadButton href={`${base}/clarifications/${id}/workbook.xlsx`} look="quiet">{t("interface.clarifications.own.workbook")}</DownloadButton>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
