import { randomUUID } from "node:crypto";

import { newDraft } from "~/domain/edition/draft";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { newMarking } from "~/domain/edition/marking";
import { answerScaleKeys, defaultScalePoints } from "~/domain/requirements/answer-type";
import { contextOn } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { insertEdition } from "~db/editions";
import { insertMarks } from "~db/marks";
import { setRoles } from "~db/members";
import { insertOffer } from "~db/offers";
import { currentRound, saveDraft, setRoundStage } from "~db/rounds";
import type { Db } from "~db/schema";
import { insertSubmission } from "~db/submissions";
import { insertReading, insertUpload } from "~db/uploads";
import { insertUser } from "~db/users";

const at = "2026-02-01T09:00:00.000Z";
/**
 * A selection with 1,000 requirements and 25 offers in its consensus meeting, put into the tables directly. With evaluators,
 * they mark the first 40 requirements of every offer; the others are valued by their answer.
 */
export async function largeSelection(db: Db, evaluators: number): Promise<{ id: string }> {
  const size = { requirements: 1000, offers: 25, evaluators };
  const marked = evaluators > 0 ? 40 : 0;
  const context = { ...contextOn(db), now: () => new Date(at) };
  const { id: selectionId } = await createSelection(context, { name: "Groot traject", organisation: "Voorbeeld BV", packId: "crm", language: "nl" });
  const round = (await currentRound(db, selectionId))!;
  await saveDraft(db, round.id, { ...newDraft("nl"), deadline: "2026-04-01T17:00" });

  const criteria = Array.from({ length: 4 }, (_, d) => ({
    id: `dimension-${d}`, title: `Dimensie ${d + 1}`, weight: 4 - d,
    children: Array.from({ length: 5 }, (_, g) => ({ id: `group-${d}-${g}`, title: `Groep ${d + 1}.${g + 1}`, weight: 1 + g })),
  }));
  const requirements = Array.from({ length: size.requirements }, (_, i): EditionRequirement => ({
    id: `req.large.wish.${i}`, code: `F-${String(i + 1).padStart(4, "0")}`, criterion: `group-${i % 4}-${(i >> 2) % 5}`, text: `Eis ${i + 1}`, note: null,
    answer: { type: "scale" }, priority: "desirable", weight: 1 + (i % 3), mandatory: false, lowestAccepted: "customisation",
    valuedBy: i < marked ? "committee" : "answer", source: null,
  }));
  const edition: Edition = {
    format: 1, id: randomUUID(), selectionId, roundId: round.id, number: 1, code: `RFP-1-${randomUUID().slice(0, 5).toUpperCase()}`, kind: "rfp", language: "nl",
    title: "Groot traject", organisation: "Voorbeeld BV", software: "CRM-pakket", introduction: "", scope: "", contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" },
    deadline: "2026-04-01T15:00:00.000Z", timeZone: "Europe/Amsterdam", planning: [], objectives: [],
    scale: answerScaleKeys.map((key) => ({ key, points: defaultScalePoints[key] })), marking: { ...newMarking, meanings: [] },
    criteria, requirements, pack: { id: "crm", version: "1.0.0" }, publishedAt: at,
  };
  await insertEdition(db, edition, "local-lead");

  const submissions: { vendorId: string; submissionId: string }[] = [];
  for (let o = 0; o < size.offers; o++) {
    const [vendorId, uploadId, readingId, submissionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await insertOffer(db, { offerId: randomUUID(), vendorId, selectionId, roundId: round.id, name: `Aanbieder ${String(o + 1).padStart(2, "0")}`, package: "Pakket", contactName: "", contactEmail: "", at });
    await insertUpload(db, { id: uploadId, selectionId, fileName: "antwoord.xlsx", bytes: new Uint8Array([o]), channel: "lead", receivedAt: at, receivedBy: "local-lead" });
    const answers = requirements.map(({ id }, i) => ({ requirement: id, value: answerScaleKeys[(i * 7 + o * 5 + ((i * o) % 3)) % 5], comment: "", evidence: "" }));
    const complete = { answered: answers.length, asked: answers.length, mandatoryMissing: [] };
    await insertReading(db, { id: readingId, uploadId, editionId: edition.id, vendorId, readAt: at, result: { ok: true, reading: { edition: null, vendor: null, answers: [], issues: [], beside: [], complete } } });
    await insertSubmission(db, { id: submissionId, selectionId, roundId: round.id, editionId: edition.id, vendorId, uploadId, readingId, late: false, acceptedAt: at, acceptedBy: "local-lead" }, answers);
    submissions.push({ vendorId, submissionId });
  }
  for (let e = 0; e < size.evaluators; e++) {
    const evaluatorId = randomUUID();
    await insertUser(db, { id: evaluatorId, email: `${evaluatorId}@voorbeeld.example`, name: `Beoordelaar ${e + 1}`, language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "test" });
    await setRoles(db, selectionId, evaluatorId, ["evaluator"], at);
    await insertMarks(db, round.id, requirements.slice(0, marked).flatMap(({ id: requirementId }, r) => submissions.map(({ vendorId, submissionId }, v) => ({
      id: randomUUID(), evaluatorId, vendorId, requirementId, submissionId, number: 1, mark: 4 + ((r + 3 * v + e) % 5), confirms: false, comment: "Zie het antwoord.", aside: false, at,
    }))));
  }
  await setRoundStage(db, round.id, { stage: "consensus", reason: null, nullCountsAs: null });
  return { id: selectionId };
}
