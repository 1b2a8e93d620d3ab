import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { Draft } from "~/domain/edition/draft";
import { newDraft } from "~/domain/edition/draft";
import type { EditionVendor } from "~/domain/edition/edition";
import type { Language } from "~/domain/language";
import { priorityWeight } from "~/domain/requirements/requirement";
import { UserError } from "~/domain/user-error";
import { findEdition } from "~db/editions";

import { acceptSubmission } from "../accept-submission";
import { addOffer } from "../change-offers";
import { addRequirement, editRequirement, setAsked } from "../change-requirements";
import { saveWeights } from "../change-weights";
import type { Context } from "../context.server";
import { createSelection } from "../create-selection";
import { setProofs } from "../evidence";
import { moveRound } from "../move-round";
import { savePriceSheet } from "../price-sheet";
import { publishEdition } from "../publish-edition";
import { receiveUpload } from "../receive-upload";
import { saveDraft } from "../request-draft";
import { saveChoices } from "../save-choices";
import { exampleAnswers } from "./example-answers";
import { readWorkedExample } from "./example-data";
import type { WorkedExample } from "./example-data";
import { fillWorkbook } from "./fill-workbook";
import { holdCommittee } from "./hold-committee";
import { prepareExample } from "./prepare-example";

/** What making the example left behind, for those who want to look at its files. */
export interface CreatedExample {
  id: string;
  editionId: string;
  workbooks: { vendor: EditionVendor; blank: Uint8Array; filled: Uint8Array }[];
}

/**
 * Makes the worked example through the same services as a lead would use: checklist, requirements, weights, edition,
 * five vendors' workbooks filled and imported, round closed, marks of a small committee and its consensus meeting opened.
 * `say` hears what is going on. Without `committee` nobody prepares or judges, and every value follows from the answers alone.
 */
export async function createExample(context: Context, language: Language = "nl", say: (step: ExampleStep, detail?: string) => void = () => {}, { committee = true } = {}): Promise<CreatedExample> {
  const data = await readWorkedExample();
  say("selection");
  const { id } = await createSelection(context, { name: data.name[language], organisation: data.organisation, packId: data.pack, language }, { example: true });
  await saveChoices(context, id, [
    ...data.objectives.map((item) => ({ item, selected: true, inUse: null, priority: null, impact: null })),
    ...data.wishes.map((wish) => ({ ...wish, selected: true })),
  ]);
  await chooseRequirements(context, id, data, committee);
  await saveDraft(context, id, draftOf(data, language, context.now()));
  await savePriceSheet(context, id, priceSheetOf(data, language));
  const vendors: EditionVendor[] = [];
  for (const { name, package: packageName, contactName, contactEmail } of data.vendors) {
    const { vendorId, code } = await addOffer(context, id, { name, package: packageName, contactName, contactEmail });
    vendors.push({ id: vendorId, code, name, package: packageName });
  }
  say("edition");
  const published = await publishEdition(context, id);
  const edition = (await findEdition(context.db, id, published.id))!;

  const workbooks: CreatedExample["workbooks"] = [];
  for (const [index, vendor] of vendors.entries()) {
    say("response", vendor.name);
    const blank = await writeResponseWorkbook(edition, vendor);
    const filled = await fillWorkbook(blank, edition, data.vendors[index], exampleAnswers(edition, data.vendors[index]));
    const { uploadId, result } = await receiveUpload(context, id, { fileName: `${edition.code}-${vendor.code}.xlsx`, bytes: filled, channel: "example" });
    if (!result.ok) throw new UserError("upload-refused");
    await acceptSubmission(context, id, uploadId, { vendorId: vendor.id });
    workbooks.push({ vendor, blank, filled });
  }
  await moveRound(context, id, "closed", null, 0);
  if (committee) {
    await prepareExample(context, id, data.preparation, language);
    say("committee");
    await holdCommittee(context, id, data.committee, vendors, language);
    for (const [index, vendor] of vendors.entries()) {
      await setProofs(context, id, vendor.id, data.vendors[index].rungs.map(({ requirement, rung, note }) => ({ requirementId: requirement, rung, note: note[language] })));
    }
  }
  return { id, editionId: edition.id, workbooks };
}

export type ExampleStep = "selection" | "edition" | "response" | "committee";

async function chooseRequirements(context: Context, id: string, data: WorkedExample, committee: boolean): Promise<void> {
  await setAsked(context, id, data.mandatory.map(({ requirement }) => requirement), true);
  for (const { requirement, lowestAccepted } of data.mandatory) {
    await editRequirement(context, id, requirement, { mandatory: true, ...(lowestAccepted ? { lowestAccepted } : {}) });
  }
  for (const own of data.own) {
    await addRequirement(context, id, {
      criterion: own.criterion, text: own.text, note: own.note ?? null, answer: { type: "scale" }, priority: own.priority,
      weight: priorityWeight[own.priority], mandatory: own.mandatory, lowestAccepted: "customisation",
    });
  }
  for (const { requirement, ...marked } of committee ? data.committee.marked : []) await editRequirement(context, id, requirement, marked);
  await saveWeights(context, id, { criteria: data.criteria, requirements: {} });
}

function priceSheetOf({ price: { share, points, lines, ...terms } }: WorkedExample, language: Language): PriceSheet {
  return {
    ...terms, budget: null,
    lines: lines.map((line) => ({ ...line, text: line.text[language], unit: line.unit[language] })),
    method: { kind: "criterion", share, by: { kind: "points", points } },
  };
}

function draftOf(data: WorkedExample, language: Language, now: Date): Draft {
  const day = (after: number) => new Date(now.getTime() + after * 86_400_000).toISOString().slice(0, 10);
  return {
    ...newDraft(language),
    // Made by one person in a moment, to be looked at whole.
    sealed: false,
    introduction: data.introduction[language],
    scope: data.scope[language],
    contact: data.contact,
    deadline: `${day(data.deadlineAfterDays)}T17:00`,
    planning: data.planning.map((step) => ({ label: step.label[language], date: day(step.afterDays) })),
  };
}
