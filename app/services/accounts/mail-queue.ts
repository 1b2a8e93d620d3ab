import { z } from "zod";

import { lifetime } from "~/domain/access/account";
import type { Language } from "~/domain/language";
import { formatInstant } from "~/i18n/format";
import { translator } from "~/i18n/translate";
import { insertMail } from "~db/outgoing-mail";
import type { MailKind, OutgoingMail } from "~db/outgoing-mail";
import type { Db } from "~db/schema";

import type { Context } from "../context.server";
import { decryptText, encryptText } from "./encrypted-text";

/** A mail as it is read. Where it has a link, `{{link}}` stands in the text, and `path` is where on this site it leads. */
const contentSchema = z.object({ subject: z.string(), text: z.string(), path: z.string().nullable() });
export type MailContent = z.infer<typeof contentSchema>;

const linkMark = "{{link}}";

/** A mail to be sent: its text follows from its kind, in the language of who gets it. */
interface Mail {
  kind: Exclude<MailKind, "notice">;
  to: { id: string; email: string | null; name: string; language: Language };
  /** Where the link in it leads; null when it has none. */
  path: string | null;
  /** Until when the link works. */
  expiresAt?: string;
  /** Selection that it is about. */
  selection: { id: string; name: string } | null;
  /** Selection whose lead may look at it in the outbox; by default the one that it is about, null for the administrators alone. */
  outbox?: string | null;
  /** Who had it sent, where that helps to trust it. */
  by?: string;
}

/**
 * Puts a mail in the queue, in the transaction of what it tells of: it goes out only if that is kept. Its text is kept
 * encrypted, as a link in it lets somebody in. Somebody without an e-mail address gets none.
 */
export async function queueMail(trx: Db, context: Context, mail: Mail): Promise<void> {
  if (mail.to.email === null) return;
  const t = translator(mail.to.language);
  const values = {
    name: mail.to.name,
    email: mail.to.email,
    by: mail.by ?? "",
    selection: mail.selection?.name ?? "",
    until: mail.expiresAt ? formatInstant(mail.to.language, mail.expiresAt) : "",
    link: linkMark,
  };
  const kind = mail.kind === "invitation" && mail.selection ? "invitationTo" : mail.kind;
  await keepMail(trx, context, {
    kind: mail.kind, recipient: mail.to.email, userId: mail.to.id, selectionId: mail.outbox === undefined ? (mail.selection?.id ?? null) : mail.outbox,
    expiresAt: mail.expiresAt ?? null,
    content: { subject: t(`interface.mail.${kind}.subject`, values), text: t(`interface.mail.${kind}.text`, values), path: mail.path },
  });
}

/** A notice in words of its own, such as that of an answer that came in. `{{link}}` in its text becomes the link of `path`. */
export async function queueNotice(
  trx: Db,
  context: Context,
  notice: { to: string; userId: string | null; selectionId: string | null } & MailContent,
): Promise<void> {
  const { subject, text, path } = notice;
  await keepMail(trx, context, {
    kind: "notice", recipient: notice.to, userId: notice.userId, selectionId: notice.selectionId, expiresAt: null, content: { subject, text, path },
  });
}

async function keepMail(
  trx: Db,
  { newId, now }: Context,
  { content, expiresAt, ...mail }: Pick<OutgoingMail, "kind" | "recipient" | "userId" | "selectionId"> & { content: MailContent; expiresAt: string | null },
): Promise<void> {
  const id = newId();
  const at = now();
  await insertMail(trx, {
    ...mail, id, createdAt: at.toISOString(), expiresAt: expiresAt ?? new Date(at.getTime() + lifetime.invitation * 1000).toISOString(),
    content: encryptText("mail", id, JSON.stringify(content)),
  });
}

/** What a mail says, with its link in full on a site; null when that is not kept, or was encrypted under another key. */
export function mailContent({ id, content }: Pick<OutgoingMail, "id" | "content">, site: string): { subject: string; text: string; link: string | null } | null {
  const json = content === null ? null : decryptText("mail", id, content);
  if (json === null) return null;
  const { subject, text, path } = contentSchema.parse(JSON.parse(json));
  const link = path === null ? null : new URL(path, site).href;
  return { subject, text: text.replaceAll(linkMark, link ?? ""), link };
}
