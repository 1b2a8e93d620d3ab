import type { MemberRole } from "~/domain/access/roles";
import { translator } from "~/i18n/translate";
import { listMembers } from "~db/members";
import type { Db } from "~db/schema";
import { findSelection } from "~db/selections";

import { queueNotice } from "./accounts/mail-queue";
import type { Context } from "./context.server";

/** What members of a selection wait for, whom it concerns, and where it leads. */
const notices = {
  conflict: { roles: ["lead"], page: "declarations" },
  opening: { roles: ["lead", "evaluator", "observer"], page: "responses" },
  scoring: { roles: ["evaluator"], page: "scoring" },
  consensus: { roles: ["lead", "evaluator", "observer"], page: "consensus" },
} as const satisfies Record<string, { roles: readonly MemberRole[]; page: string }>;

/**
 * Tells members by mail what they wait for, in the transaction in which it happens; not who did it, nor who has a conflict of
 * interest. It names no vendor and no person.
 */
export async function tellCommittee(trx: Db, context: Context, selectionId: string, kind: keyof typeof notices): Promise<void> {
  const selection = await findSelection(trx, selectionId);
  if (!selection) return;
  const { roles, page } = notices[kind];
  for (const { user, roles: own, declaration } of await listMembers(trx, selectionId)) {
    if (user.email === null || user.disabledAt !== null || user.id === context.actor.id) continue;
    if (!own.some((role) => (roles as readonly MemberRole[]).includes(role)) || declaration === "conflict" || declaration === "excluded") continue;
    const t = translator(user.language);
    const values = { name: user.name, selection: selection.name, link: "{{link}}" };
    await queueNotice(trx, context, {
      to: user.email, userId: user.id, selectionId, path: `/selections/${selectionId}/${page}`,
      subject: t(`interface.mail.committee.${kind}.subject`, values), text: t(`interface.mail.committee.${kind}.text`, values),
    });
  }
}
