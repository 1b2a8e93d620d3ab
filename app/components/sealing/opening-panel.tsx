import { Form } from "@remix-run/react";

import { Deadline } from "~/components/answer/deadline";
import { Button, DownloadButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import type { OpeningRefusal, OpeningRole, OpeningSubject } from "~/domain/sealing/opening";
import { useText } from "~/i18n/text-context";

/** Whose account was taken into use through a link that the other one had in hand, and when. */
interface Handed {
  name: string;
  at: string;
}

/** How far the opening is, as the server told. */
export interface Opening {
  deadline: string;
  timeZone: string;
  now: string;
  sealed: {
    subject: OpeningSubject;
    obstacle: OpeningRefusal | null;
    given: { name: string; role: OpeningRole; at: string; own: boolean }[];
    mayConfirm: boolean;
    handed: Handed[];
  }[];
  openings: { id: string; subject: OpeningSubject; number: number; openedAt: string; opened: number; handed: Handed[]; failures: { vendor: string; number: number; failure: string }[] }[];
  minutes: boolean;
}

/** What is sealed, who confirmed its opening, and what was opened with the minutes of it. */
export function OpeningPanel({ opening, selectionId, mayLead, pending }: { opening: Opening; selectionId: string; mayLead: boolean; pending: boolean }) {
  const { t } = useText();
  return (
    <Section title={t("interface.sealing.opening.title")} id="opening">
      <div className="grid gap-6">
        {opening.sealed.map((sealed) => <SealedPart key={sealed.subject} sealed={sealed} opening={opening} pending={pending} />)}
        {opening.openings.map((done) => <Opened key={done.id} done={done} opening={opening} selectionId={selectionId} mayLead={mayLead} />)}
      </div>
    </Section>
  );
}

function SealedPart({ sealed, opening, pending }: { sealed: Opening["sealed"][number]; opening: Opening; pending: boolean }) {
  const { t, format } = useText();
  const { subject, obstacle, given, mayConfirm, handed } = sealed;
  const instant = (iso: string) => format.instant(iso, opening.timeZone);
  return (
    <div className="grid gap-3">
      <Callout kind="info" title={t(`interface.sealing.opening.sealed.${subject}`)}>
        <p>{t(`interface.sealing.opening.what.${subject}`)}</p>
        {obstacle === "too-early" ? <p className="mt-1">{t("interface.sealing.opening.tooEarly")}</p> : null}
        {obstacle === "not-closed" ? <p className="mt-1">{t("interface.sealing.opening.notClosed")}</p> : null}
      </Callout>
      {obstacle === "too-early" ? <Deadline deadline={opening.deadline} timeZone={opening.timeZone} now={opening.now} /> : null}
      {given.length > 0 ? (
        <ol className="grid gap-1" aria-label={t("interface.sealing.opening.given")}>
          {given.map(({ name, role, at, own }) => (
            <li key={at} className="flex flex-wrap items-baseline gap-x-2">
              <Tag tone="success">{t("interface.sealing.opening.confirmed")}</Tag>
              <span>{t("interface.sealing.opening.by", { name, role: t(`interface.sealing.role.${role}`), at: instant(at) })}</span>
              {own ? <span className="text-sm text-muted">{t("interface.sealing.opening.you")}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {obstacle === null && given.some(({ own }) => own) ? <p>{t("interface.sealing.opening.waiting")}</p> : null}
      {handed.length > 0 ? (
        <Callout kind="warning">
          <HandedLines handed={handed} timeZone={opening.timeZone} />
          <p className="mt-1">{t("interface.sealing.opening.handedBefore")}</p>
        </Callout>
      ) : null}
      {mayConfirm ? (
        <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="intent" value="confirm-opening" />
          <input type="hidden" name="subject" value={subject} />
          <Button type="submit" look="primary" pending={pending}>{t(`interface.sealing.opening.${given.length === 0 ? "first" : "second"}.${subject}`)}</Button>
          <p className="text-sm text-muted">{t(given.length === 0 ? "interface.sealing.opening.firstHint" : "interface.sealing.opening.secondHint")}</p>
        </Form>
      ) : null}
    </div>
  );
}

function HandedLines({ handed, timeZone }: { handed: readonly Handed[]; timeZone: string }) {
  const { t, format } = useText();
  return handed.map(({ name, at }) => <p key={at}>{t("interface.sealing.opening.handed", { name, at: format.instant(at, timeZone) })}</p>);
}

function Opened({ done, opening, selectionId, mayLead }: { done: Opening["openings"][number]; opening: Opening; selectionId: string; mayLead: boolean }) {
  const { t, format } = useText();
  const last = !opening.openings.some((other) => other.subject === done.subject && other.number > done.number);
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>{t(`interface.sealing.opening.opened.${done.subject}`, { count: done.opened, at: format.instant(done.openedAt, opening.timeZone) })}</span>
        {opening.minutes ? <DownloadButton href={`/selections/${selectionId}/openings/${done.id}.pdf`}>{t("interface.sealing.opening.minutes")}</DownloadButton> : null}
      </p>
      {done.handed.length > 0 ? <Callout kind="warning"><HandedLines handed={done.handed} timeZone={opening.timeZone} /></Callout> : null}
      {done.failures.length > 0 && last ? (
        <Callout kind="problem" title={t("interface.sealing.opening.failed", { count: done.failures.length })}>
          <ul className="list-disc pl-5">
            {done.failures.map(({ vendor, number, failure }) => <li key={`${vendor} ${number}`}>{t("interface.sealing.opening.failedOne", { vendor, number })}: {t(`documents.minutes.failure.${failure as "key" | "damaged" | "erased"}`)}</li>)}
          </ul>
          {mayLead ? (
            <Form method="post" preventScrollReset className="mt-2">
              <input type="hidden" name="intent" value="open-rest" />
              <input type="hidden" name="subject" value={done.subject} />
              <Button type="submit">{t("interface.sealing.opening.again")}</Button>
            </Form>
          ) : null}
        </Callout>
      ) : null}
    </div>
  );
}
