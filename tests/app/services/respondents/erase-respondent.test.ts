import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";

import { emptyAnswer } from "~/domain/respondents/own-answer";
import { loadTrail, trailQuerySchema } from "~/services/audit-trail";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { closeReading } from "~/services/import-response";
import { blankChecklistFile } from "~/services/respondents/checklist-forms";
import { eraseRespondent } from "~/services/respondents/erase-respondent";
import { inviteRespondents } from "~/services/respondents/invite-respondents";
import { loadRespondents } from "~/services/respondents/load-respondents";
import { asRespondent, openRespondentLink, requireRespondentLink } from "~/services/respondents/open-link";
import { loadOwnChecklist, saveOwnAnswers } from "~/services/respondents/own-checklist";
import { loadFilesFor, receiveOwnChecklist } from "~/services/respondents/receive-checklist";
import { loadRetention } from "~/services/retention";
import { verifyAudit } from "~db/audit";
import type { Engine } from "~db/connection";
import { loadPayload } from "~db/payloads";
import type { Db } from "~db/schema";

import { contextAt, onBothEngines } from "../../../support/databases";

afterAll(() => closeReading());

/** Everything that the tables hold, as text. */
async function everything(db: Db, engine: Engine): Promise<string> {
  const { rows: tables } = engine === "sqlite"
    ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
    : await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
  let text = "";
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    for (const row of rows) text += Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value))).join("\n");
  }
  return text;
}

onBothEngines("erasing a respondent by personal link", (database, engine) => {
  test("takes name, address, remarks, files, mails and link away, leaves the ticks and a whole trail, and touches nobody else", async () => {
    const context = contextAt(database().db, "2026-05-01T09:00:00.000Z");
    const { db } = context;
    const { id } = await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
    const { links } = await inviteRespondents(context, id, { people: "Annelies Kwikstaart <Annelies@kwikstaart.example>\nBas", language: "nl", lastDay: "2026-05-20" });
    const tokens = links.map(({ path }) => path.split("/").at(-1)!);
    const [annelies, bas] = (await Promise.all(tokens.map(async (token) => asRespondent(context, await requireRespondentLink(context, token))))) as [Context, Context];
    const [anneliesId, basId] = links.map(({ respondentId }) => respondentId) as [string, string];
    await saveOwnAnswers(annelies, id, [{ ...emptyAnswer("sd.wish.1"), selected: true, priority: "necessary", remark: "Kwikstaart wil dit al jaren" }]);
    // Both send the very same file, as a paper that was left blank.
    const blank = (await blankChecklistFile(context, id, "checklist.pdf", "nl"))!.bytes;
    await receiveOwnChecklist(annelies, id, { fileName: "van Kwikstaart.pdf", bytes: blank });
    await receiveOwnChecklist(bas, id, { fileName: "bas.pdf", bytes: blank });
    const kept = (await loadFilesFor(context, id, basId))!.files;

    await expect(eraseRespondent(context, id, anneliesId, { reason: "  " })).rejects.toMatchObject({ code: "reason-needed" });
    await eraseRespondent(context, id, anneliesId, { reason: "Annelies Kwikstaart vroeg erom." });

    expect(await everything(db, engine)).not.toMatch(/kwikstaart/i);
    const { people } = (await loadRespondents(context, id))!;
    expect(people).toMatchObject([{ name: "", email: null, link: { state: "revoked" }, progress: { ticked: 1 } }, { name: "Bas" }]);
    expect(await openRespondentLink(context, tokens[0]!)).toMatchObject({ ok: false, why: "revoked" });
    expect((await loadOwnChecklist(bas, id)).name).toBe("Bas");
    expect((await loadFilesFor(context, id, basId))!.files).toEqual(kept);
    expect(await loadPayload(db, (await db.selectFrom("checklist_upload").select("file_hash").where("respondent_id", "=", basId).executeTakeFirstOrThrow()).file_hash)).not.toBeNull();
    expect((await loadRetention(context, id))!.erasures).toMatchObject([{ name: "R1", reason: "[…] vroeg erom." }]);
    expect((await verifyAudit(db)).broken).toBeNull();
    // Who is gone has no name in the trail, and no empty one either.
    const { entries, actors } = await loadTrail(context, id, trailQuerySchema.parse({}));
    expect(entries[0]).toMatchObject({ action: "respondent-erase", subject: anneliesId });
    expect(actors.find((actor) => actor.id === `respondent:${anneliesId}`)).toEqual({ id: `respondent:${anneliesId}`, name: null });

    await expect(eraseRespondent(context, id, anneliesId, { reason: "Nog eens" })).rejects.toMatchObject({ code: "respondent-erased" });
  });
});
