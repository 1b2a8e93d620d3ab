import { randomUUID } from "node:crypto";

import type { Edition } from "~/domain/edition/edition";
import { newDraft } from "~/domain/edition/draft";
import { insertOffer } from "~db/offers";
import { storeJson } from "~db/payloads";
import { insertRound } from "~db/rounds";
import type { Db } from "~db/schema";
import { insertSelection } from "~db/selections";

const at = "2026-02-01T09:00:00.000Z";

/** A selection with a round, a vendor and an edition that is not stored yet, put into the tables directly. */
export async function seededSelection(db: Db): Promise<{ selectionId: string; roundId: string; vendorId: string; edition: Edition }> {
  const selectionId = randomUUID();
  const roundId = randomUUID();
  const vendorId = randomUUID();
  const pack_hash = await storeJson(db, { nothing: "of this is read here" }, at);
  await insertSelection(db, {
    id: selectionId, name: "CRM", organisation: "Voorbeeld BV", pack_id: "crm", pack_version: "1.0.0", pack_hash, stage: "rounds",
    stage_reason: null, example: 0, created_at: at, created_by: "local-lead",
  });
  await insertRound(db, { id: roundId, selectionId, number: 1, stage: "published", nullCountsAs: null, draft: newDraft("nl") }, at);
  await insertOffer(db, { offerId: randomUUID(), vendorId, selectionId, roundId, name: "Leverancier Eén", package: "Pakket", contactName: "", contactEmail: "", at });
  const edition: Edition = {
    format: 1, id: randomUUID(), selectionId, roundId, number: 1, code: `RFP-1-${randomUUID().slice(0, 5).toUpperCase()}`, kind: "rfp", language: "nl",
    title: "CRM", organisation: "Voorbeeld BV", software: "CRM-pakket", introduction: "", scope: "", contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" },
    deadline: "2026-04-01T15:00:00.000Z", timeZone: "Europe/Amsterdam", planning: [], objectives: [],
    scale: [{ key: "standard", points: 100 }, { key: "no", points: 0 }],
    criteria: [{ id: "functionality", title: "Functionaliteit", weight: 1 }],
    requirements: [
      {
        id: "req.a", code: "F-001", criterion: "functionality", text: "Eén lijst met klanten", note: null, answer: { type: "scale" }, priority: "necessary",
        weight: 3, mandatory: false, lowestAccepted: "customisation", valuedBy: "answer", source: null,
      },
    ],
    pack: { id: "crm", version: "1.0.0" }, publishedAt: at,
  };
  return { selectionId, roundId, vendorId, edition };
}
