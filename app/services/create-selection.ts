import { z } from "zod";

import { newDraft } from "~/domain/edition/draft";
import { languageSchema } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { setRoles } from "~db/members";
import { storeJson } from "~db/payloads";
import { insertRound } from "~db/rounds";
import { insertSelection } from "~db/selections";

import { requireAccess } from "./access.server";
import { summaryOf } from "./content-packs";
import type { PackSummary } from "./content-packs";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { publishedPacks } from "./own-packs";

export const newSelectionSchema = z.object({
  name: z.string().trim().min(1).max(200),
  organisation: z.string().trim().min(1).max(200),
  packId: z.string(),
  language: languageSchema,
});

/** The packs that a selection can be started from, for who may start one. Throws `AccessRefused` for anybody else. */
export async function startingPoints({ db, actor }: Context): Promise<PackSummary[]> {
  await requireAccess(db, actor, null, "selection-create");
  return (await publishedPacks(db)).map(summaryOf);
}

/** Starts a selection with its first round and who starts it as its lead, on a frozen copy of a content pack. `language` is that of its documents. */
export async function createSelection(
  context: Context,
  input: z.infer<typeof newSelectionSchema>,
  options: { example?: boolean } = {},
): Promise<{ id: string }> {
  const packs = await publishedPacks(context.db);
  const pack = packs.find((p) => p.id === input.packId);
  if (!pack) throw new UserError("unknown-pack", { pack: input.packId });
  return change(context, { selection: null, action: "selection-create" }, async ({ trx, at, record }) => {
    const id = context.newId();
    await insertSelection(trx, {
      id, name: input.name, organisation: input.organisation, pack_id: pack.id, pack_version: pack.version,
      pack_hash: await storeJson(trx, pack, at), stage: "intake", stage_reason: null, example: Number(options.example ?? false),
      created_at: at, created_by: context.actor.id,
    });
    await insertRound(trx, { id: context.newId(), selectionId: id, number: 1, stage: "drafting", nullCountsAs: null, draft: newDraft(input.language) }, at);
    if (context.actor.kind === "user") await setRoles(trx, id, context.actor.id, ["lead"], at);
    await record({ selection: id, subject: id, after: { ...input, packVersion: pack.version } });
    return { id };
  });
}
