import { leafCriteria } from "~/domain/content/pack";
import type { Edition } from "~/domain/edition/edition";
import { newMarking } from "~/domain/edition/marking";
import type { DraftMarking } from "~/domain/edition/marking";
import { acceptSubmission } from "~/services/accept-submission";
import { addOffer } from "~/services/change-offers";
import { addRequirement, editRequirement, setAsked } from "~/services/change-requirements";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadRequirements } from "~/services/load-requirements";
import { moveRound } from "~/services/move-round";
import { publishEdition } from "~/services/publish-edition";
import { receiveUpload } from "~/services/receive-upload";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { saveChoices } from "~/services/save-choices";
import { findEdition } from "~db/editions";
import { insertExampleEvaluator } from "~db/example-evaluators";
import { setAssignedCriteria, setRoles } from "~db/members";
import { insertUser } from "~db/users";

import { returnedWorkbook } from "./service-selection";

/** A selection that a committee is about to mark. */
export interface CommitteeSelection {
  id: string;
  edition: Edition;
  vendors: string[];
  /** Requirement ids: an open text that the committee marks, a wish whose value it confirms, and one that it has no say in. */
  text: string;
  confirmed: string;
  plain: string;
  /** A context in which a member of the committee acts. */
  as: (name: string) => Context;
}

/** Answers on the scale by vendor, for the requirements that are not texts. */
const scaleAnswers = ["Standaard", "Maatwerk"];

/**
 * A selection on the service-desk pack with two vendors, whose answers are open and being scored: a text of weight 3 that
 * the committee marks, one wish that it confirms, one that it has no say in. Three evaluators: anna and bram mark
 * everything, cees only the criterion of the text. Without evaluators the lead marks; fictional ones need no sign-in.
 */
export async function committeeSelection(context: Context, { marking = {}, evaluators = ["anna", "bram", "cees"], fictional = false }: { marking?: Partial<DraftMarking>; evaluators?: string[]; fictional?: boolean } = {}): Promise<CommitteeSelection> {
  const { id } = await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
  await saveChoices(context, id, ["sd.wish.1", "sd.wish.2"].map((item) => ({ item, selected: true, inUse: false, priority: "necessary" as const, impact: "low" as const })));
  const { requirements, criteria } = (await loadRequirements(context, id))!;
  const wishes = requirements.filter((one) => one.asked && one.id.startsWith("req.sd.wish."));
  await setAsked(context, id, requirements.filter((one) => one.asked && !one.fixed && !wishes.includes(one)).map((one) => one.id), false);
  // What is always asked would only blur the figures.
  for (const one of requirements.filter(({ fixed }) => fixed)) await editRequirement(context, id, one.id, { weight: 0 });
  const [confirmed, plain] = wishes.map((one) => one.id);
  await editRequirement(context, id, confirmed, { valuedBy: "confirmed" });
  const criterion = leafCriteria(criteria).find((leaf) => leaf.id !== wishes[0].criterion && leaf.id !== wishes[1].criterion)!.id;
  const { id: text } = await addRequirement(context, id, { criterion, text: { nl: "Hoe verloopt een melding?" }, note: null, answer: { type: "text" }, priority: "necessary", weight: 3, mandatory: false, lowestAccepted: "customisation" });
  const { draft } = (await loadRequest(context, id))!;
  await saveDraft(context, id, {
    ...draft, sealed: false, introduction: "Wij zoeken een pakket.", contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" }, deadline: "2026-06-01T17:00", marking: { ...newMarking, ...marking },
  });
  const vendors: string[] = [];
  for (const name of ["Eén Software", "Twee Software"]) vendors.push((await addOffer(context, id, { name, package: `${name} Desk`, contactName: "", contactEmail: "" })).vendorId);
  const published = await publishEdition(context, id);
  const edition = (await findEdition(context.db, id, published.id))!;
  const types = new Map(edition.requirements.map((one) => [one.code, one.answer.type]));
  for (const [index, vendor] of vendors.entries()) {
    const bytes = await returnedWorkbook(context, id, vendor, (code) =>
      types.get(code) === "text" ? `Zo doet leverancier ${index + 1} dat.` : types.get(code) === "scale" ? scaleAnswers[index] : null);
    const { uploadId } = await receiveUpload(context, id, { fileName: `${vendor}.xlsx`, bytes, channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId: vendor });
  }
  const at = context.now().toISOString();
  const userId = (name: string) => `${id}-${name}`;
  for (const name of fictional ? evaluators : []) {
    await insertExampleEvaluator(context.db, id, { id: userId(name), name, language: "nl", criteria: name === "cees" ? [criterion] : [], at });
  }
  for (const name of fictional ? [] : evaluators) {
    await insertUser(context.db, { id: userId(name), email: `${userId(name)}@voorbeeld.example`, name, language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
    await setRoles(context.db, id, userId(name), ["evaluator"], at);
    if (name === "cees") await setAssignedCriteria(context.db, id, userId(name), [criterion]);
    await context.db.insertInto("declaration").values({ selection_id: id, user_id: userId(name), number: 1, state: "clear", text_hash: null, at, by: userId(name) }).execute();
  }
  for (const stage of ["closed", "opened", "scoring"] as const) await moveRound(context, id, stage, null);
  return { id, edition, vendors, text, confirmed, plain, as: (name) => ({ ...context, actor: { kind: "user", id: userId(name), name, administrator: false, mayCreate: false } }) };
}
