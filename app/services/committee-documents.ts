import { requirementsThatMatter } from "~/domain/committee/requirements-that-matter";
import type { WeighedRequirement } from "~/domain/committee/requirements-that-matter";
import type { VendorName } from "~/domain/committee/consensus-item";
import type { Edition } from "~/domain/edition/edition";
import { answerLabel } from "~/i18n/answer-labels";
import { findUpload } from "~db/uploads";

import { answeringOffers, loadCommittee } from "./committee-state";
import type { CommitteeState } from "./committee-state";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf, mediaTypes } from "./edition-documents";
import type { Download } from "./edition-documents";
import { loadProofs } from "./loaded-proofs";
import { rankState } from "./load-ranking";
import { vendorNames } from "./mark-progress";
import { noteBidsSeen } from "./note-bids-seen";

// The libraries that write files are loaded with the first file.
const committeeFiles = () => import("~/documents/committee/committee-files");

/** How many requirements a script goes through: at least 1, at most 100. */
export const scriptLengths = [10, 20, 40] as const;

/** Which script: for a demo or a reference call, how long, and with whose answers; without a vendor the same for all. */
export interface ScriptChoice {
  kind: "demo" | "reference";
  count: number;
  vendor: string | null;
}

export interface ScriptView {
  edition: Pick<Edition, "code" | "language">;
  offers: VendorName[];
  choice: ScriptChoice;
  rows: { code: string; text: string; weight: number; separation: number; matters: number; claim: { answer: string; comment: string } | null }[];
}

/** What a demo or a reference call should go through; null before publication. */
export async function loadScript(context: Context, selectionId: string, choice: ScriptChoice): Promise<ScriptView | null> {
  const standing = await look(context, selectionId, "view-evidence");
  const committee = await loadCommittee(context.db, selectionId, standing);
  if (!committee) return null;
  const { edition } = committee;
  const answers = choice.vendor === null ? undefined : committee.answers.get(choice.vendor);
  if (answers) await noteBidsSeen(context, committee.selection, { page: "scripts" });
  return {
    edition: { code: edition.code, language: edition.language }, offers: vendorNames(answeringOffers(committee)),
    choice: { ...choice, vendor: answers ? choice.vendor : null },
    rows: (await scripted(context, committee, choice)).map(({ requirement, weight, separation, matters }) => {
      const answer = answers?.get(requirement.id);
      return {
        code: requirement.code, text: requirement.text, weight, separation, matters,
        claim: answers ? { answer: answerLabel(edition.language, requirement.answer, answer?.value ?? null), comment: answer?.comment ?? "" } : null,
      };
    }),
  };
}

/**
 * The requirements of a script, what matters most first. A demo shows how the package does something, so it leaves out
 * what is about the vendor (figures, dates, amounts); a reference can be asked about those as well.
 */
async function scripted({ db }: Context, { edition, selection }: CommitteeState, { kind, count }: ScriptChoice): Promise<WeighedRequirement[]> {
  const all = requirementsThatMatter(edition, await rankState(db, selection, edition));
  const fitting = kind === "demo" ? all.filter(({ requirement }) => requirement.answer.type === "scale") : all;
  return fitting.slice(0, Math.min(Math.max(count, 1), 100));
}

/** The script as PDF or Word; null before publication or for an unknown vendor. */
export async function scriptFile(context: Context, selectionId: string, choice: ScriptChoice, format: "pdf" | "docx"): Promise<Download | null> {
  const standing = await look(context, selectionId, "view-evidence");
  const committee = await loadCommittee(context.db, selectionId, standing);
  if (!committee) return null;
  const { edition } = committee;
  const offer = vendorNames(answeringOffers(committee)).find(({ vendorId }) => vendorId === choice.vendor);
  if (choice.vendor !== null && !offer) return null;
  if (offer) await noteBidsSeen(context, committee.selection, { file: `${choice.kind}-script ${offer.vendorId}` });
  const { scriptModel, writeCommitteeFile } = await committeeFiles();
  const model = scriptModel({
    edition, kind: choice.kind, requirements: await scripted(context, committee, choice), date: context.now().toISOString(),
    vendor: offer ? { vendor: { id: offer.vendorId, code: offer.code, name: offer.name, package: offer.package }, answers: committee.answers.get(offer.vendorId)! } : null,
  });
  return { fileName: fileNameOf([edition.code, choice.kind, offer?.name ?? ""], format), mediaType: mediaTypes[format], bytes: await writeCommitteeFile(model, format) };
}

/** What a vendor claimed, as an annex to the contract; null before publication or for a vendor without answers. */
export async function contractAnnex(context: Context, selectionId: string, vendorId: string, format: "pdf" | "docx"): Promise<Download | null> {
  const standing = await look(context, selectionId, "view-evidence");
  const committee = await loadCommittee(context.db, selectionId, standing);
  const offer = committee && vendorNames(answeringOffers(committee)).find((one) => one.vendorId === vendorId);
  if (!committee || !offer) return null;
  const { edition } = committee;
  await noteBidsSeen(context, committee.selection, { file: `contract-annex ${vendorId}` });
  const submission = committee.submissions.get(vendorId)!;
  const proofs = (await loadProofs(context.db, committee)).get(vendorId);
  const { annexModel, writeCommitteeFile } = await committeeFiles();
  const model = annexModel({
    edition, vendor: { id: offer.vendorId, code: offer.code, name: offer.name, package: offer.package }, answers: committee.answers.get(vendorId)!, submission,
    rungOf: (requirement) => ({ rung: proofs?.get(requirement)?.rung ?? "claimed", note: proofs?.get(requirement)?.note ?? "" }),
    fileHash: (await findUpload(context.db, selectionId, submission.uploadId))?.fileHash ?? null, date: context.now().toISOString(),
  });
  return { fileName: fileNameOf([edition.code, "annex", offer.name], format), mediaType: mediaTypes[format], bytes: await writeCommitteeFile(model, format) };
}

/** The vendor that the annex is made for where none is named: the one that ranks first. */
export async function firstRanked(context: Context, selectionId: string): Promise<string | null> {
  const standing = await look(context, selectionId, "view-ranking");
  const committee = await loadCommittee(context.db, selectionId, standing);
  if (!committee) return null;
  return (await rankState(context.db, committee.selection, committee.edition)).offers.find(({ rank }) => rank === 1)?.id ?? null;
}
