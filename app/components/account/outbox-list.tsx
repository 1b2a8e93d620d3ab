import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { CopyButton } from "~/components/links/copy-button";
import { EmptyState } from "~/components/page";
import { Tag } from "~/components/tag";
import type { Tone } from "~/components/tag";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** A mail as the outbox lists it. */
export interface ListedMail {
  id: string;
  kind: "invitation" | "reset" | "password-changed" | "notice";
  recipient: string;
  state: "waiting" | "sent" | "failed" | "dropped";
  createdAt: string;
  sentAt: string | null;
  problem: string | null;
  readable: boolean;
}

const tones: Record<ListedMail["state"], Tone> = { waiting: "accent", sent: "success", failed: "problem", dropped: "neutral" };

/** The mails of an outbox with how far they are; one of them shown where somebody asked for it. */
export function OutboxList({ mails, sends, shown, answer }: {
  mails: readonly ListedMail[];
  sends: boolean;
  shown: { recipient: string; subject: string; text: string } | null;
  answer: FormAnswer | undefined;
}) {
  const { t, format } = useText();
  return (
    <>
      {sends ? null : <Callout kind="info">{t("interface.outbox.notSending")}</Callout>}
      <AnswerProblem answer={answer} />
      {shown ? <ShownMail mail={shown} /> : null}
      {mails.length === 0 ? <EmptyState title={t("interface.outbox.none")}>{t("interface.outbox.noneText")}</EmptyState> : (
        <DataTable caption={t("interface.outbox.title")} hideCaption className="table-stacks">
          <thead>
            <tr>
              {(["to", "kind", "made", "state"] as const).map((column) => <th key={column} scope="col">{t(`interface.outbox.columns.${column}`)}</th>)}
              <th scope="col"><span className="sr-only">{t("interface.outbox.columns.acts")}</span></th>
            </tr>
          </thead>
          <tbody>
            {mails.map(({ id, kind, recipient, state, createdAt, sentAt, problem, readable }) => (
              <tr key={id}>
                <th scope="row" className="break-words">{recipient}</th>
                <td data-label={t("interface.outbox.columns.kind")}>{t(`interface.outbox.kind.${kind}`)}</td>
                <td data-label={t("interface.outbox.columns.made")}>{format.instant(createdAt)}</td>
                <td data-label={t("interface.outbox.columns.state")}>
                  <span>
                    <Tag tone={tones[state]}>{t(`interface.outbox.state.${state}`)}</Tag>
                    {sentAt ? <span className="text-sm text-muted"> {t("interface.outbox.sentAt", { at: format.instant(sentAt) })}</span> : null}
                    {problem ? <span className="block text-sm text-muted">{t("interface.outbox.problem", { problem })}</span> : null}
                  </span>
                </td>
                <td>
                  <Form method="post" className="flex flex-wrap justify-end gap-2 max-sm:justify-start">
                    <input type="hidden" name="mailId" value={id} />
                    {readable ? <Button type="submit" name="intent" value="show" look="quiet" aria-label={t("interface.outbox.showOf", { recipient })}>{t("interface.outbox.show")}</Button> : null}
                    {state === "failed" && sends ? <Button type="submit" name="intent" value="again" look="quiet" aria-label={t("interface.outbox.againOf", { recipient })}>{t("interface.outbox.again")}</Button> : null}
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  );
}

function ShownMail({ mail: { recipient, subject, text } }: { mail: { recipient: string; subject: string; text: string } }) {
  const { t } = useText();
  const title = t("interface.outbox.shown", { recipient });
  return (
    <section aria-label={title} role="status" className="rounded-r border-l-3 border-accent bg-accent-wash px-5 py-4">
      <h2>{title}</h2>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("interface.outbox.shownText")}</p>
      <p className="mt-4 font-medium">{subject}</p>
      <p className="mt-2 mb-4 max-w-prose wrap-anywhere whitespace-pre-line">{text}</p>
      <CopyButton text={text}>{t("interface.outbox.copy")}</CopyButton>
    </section>
  );
}
