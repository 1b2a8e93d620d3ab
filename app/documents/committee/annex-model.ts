import type { Rung } from "../../domain/committee/evidence-ladder";
import { requirementsUnder, walkEditionCriteria } from "../../domain/edition/edition";
import type { Edition, EditionRequirement, EditionVendor } from "../../domain/edition/edition";
import { editionHash } from "../../domain/edition/fingerprint.server";
import type { Answer } from "../../domain/responses/reading";
import { answerLabel } from "../../i18n/answer-labels";
import { formatDate, formatInstant } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, CellPart, DocumentModel, Row } from "../document-model";

/** What a vendor answered, for the contract. */
export interface AnnexInput {
  edition: Edition;
  vendor: EditionVendor;
  answers: ReadonlyMap<string, Answer>;
  rungOf: (requirement: string) => { rung: Rung; note: string };
  submission: { number: number; acceptedAt: string };
  /** SHA-256 of the vendor's file as it arrived; null where that is not known. */
  fileHash: string | null;
  /** ISO instant of the state that it is made from. */
  date: string;
}

/** The contract annex: everything that the vendor claimed, by criterion, with how it has been proved. */
export function annexModel(input: AnnexInput): DocumentModel {
  const { edition, vendor, answers, submission, date } = input;
  const { language } = edition;
  const t = translator(language);
  const fact = (label: string, value: string): Row => ({ cells: [label, [{ text: value, tone: "strong" }]] });
  const sections = walkEditionCriteria(edition.criteria).filter(({ children }) => !children?.length).flatMap((criterion): Block[] => {
    const claimed = requirementsUnder(edition, criterion).filter(({ id }) => (answers.get(id)?.value ?? null) !== null);
    if (claimed.length === 0) return [];
    return [{ type: "heading", level: 2, number: null, text: criterion.title }, {
      type: "table", summary: criterion.title,
      columns: [
        { header: t("documents.requirements.code"), width: 10, rowHeader: true }, { header: t("documents.requirements.requirement"), width: 38 },
        { header: t("scripts.annex.answer"), width: 36 }, { header: t("scripts.annex.proof"), width: 16 },
      ],
      rows: claimed.map((requirement) => claimRow(input, requirement)),
    }];
  });
  return {
    language, title: `${t("scripts.annex.title")}: ${vendor.name}`, author: edition.organisation, subject: t("scripts.annex.subject", { vendor: vendor.name, title: edition.title }), date,
    running: { left: `${t("scripts.annex.title")}: ${vendor.name}`, right: edition.code }, cover: null, contents: null,
    blocks: [
      { type: "heading", level: 1, number: null, text: `${t("scripts.annex.title")}: ${vendor.name}, ${vendor.package}` },
      { type: "paragraph", text: t("scripts.annex.opening", { vendor: vendor.name, code: edition.code, organisation: edition.organisation, date: formatDate(language, edition.publishedAt, edition.timeZone) }) },
      {
        type: "table", summary: t("scripts.facts.summary"), columns: [{ header: "", width: 30, rowHeader: true }, { header: "", width: 70 }],
        rows: [
          fact(t("scripts.annex.edition"), edition.code),
          fact(t("scripts.annex.submission"), t("scripts.annex.submissionOf", { number: submission.number, when: formatInstant(language, submission.acceptedAt, edition.timeZone) })),
          fact(t("scripts.annex.made"), formatInstant(language, date, edition.timeZone)),
        ],
      },
      ...sections,
      { type: "heading", level: 2, number: null, text: t("scripts.annex.authenticity") },
      { type: "paragraph", text: t("scripts.annex.hashes"), keepWithNext: true },
      { type: "paragraph", tone: "code", text: editionHash(edition) },
      ...(input.fileHash ? [{ type: "paragraph" as const, tone: "code" as const, text: input.fileHash }] : []),
    ],
  };
}

function claimRow({ edition, answers, rungOf }: AnnexInput, requirement: EditionRequirement): Row {
  const t = translator(edition.language);
  const answer = answers.get(requirement.id)!;
  const { rung, note } = rungOf(requirement.id);
  const said: CellPart[] = [
    { text: answerLabel(edition.language, requirement.answer, answer.value), tone: "strong" },
    ...(answer.comment ? [{ text: answer.comment }] : []),
    ...(answer.evidence ? [{ text: t("scripts.evidence", { evidence: answer.evidence }), tone: "note" as const }] : []),
  ];
  const asked: CellPart[] = [{ text: requirement.text }, ...(requirement.mandatory ? [{ text: t("documents.requirements.mandatory"), tone: "strong" as const }] : [])];
  return { cells: [requirement.code, asked, said, [{ text: t(`interface.evidence.rung.${rung}`) }, ...(note ? [{ text: note, tone: "note" as const }] : [])]] };
}
