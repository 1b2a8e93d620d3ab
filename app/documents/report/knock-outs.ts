import type { EditionRankedOffer, EditionRanking, KnockOutFinding } from "../../domain/decision/types";
import type { Edition, EditionRequirement } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import { translator } from "../../i18n/translate";
import { answerText, lowestAcceptedText } from "../answer-text";
import type { Block, headingNumbers, Table } from "../document-model";

/** Exclusions, what is still open, and what was waived, each with requirement and answer. */
export function knockOutBlocks(edition: Edition, ranking: EditionRanking, language: Language, number: ReturnType<typeof headingNumbers>): Block[] {
  const t = translator(language);
  const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  const findings = (of: (offer: EditionRankedOffer) => KnockOutFinding[]) =>
    ranking.offers.flatMap((offer) => of(offer).map((finding) => ({ offer, finding })));
  const excluded = findings((offer) => offer.exclusions);
  const open = findings((offer) => offer.openKnockOuts);
  const waived = ranking.offers.flatMap((offer) => Object.entries(offer.waivers).map(([id, reason]) => ({ offer, id, reason })));
  const table = (summary: string, list: typeof excluded): Table => ({
    type: "table",
    summary,
    columns: [
      { header: t("report.knockOuts.offer"), width: 22, rowHeader: true },
      { header: t("report.knockOuts.requirement"), width: 44 },
      { header: t("report.knockOuts.answer"), width: 17 },
      { header: t("report.knockOuts.lowest"), width: 17 },
    ],
    rows: list.map(({ offer, finding }) => {
      const requirement = requirements.get(finding.requirement);
      return {
        cells: [
          [{ text: offer.vendor.name, tone: "strong" }],
          requirementCell(finding.code, requirement),
          finding.answer === null || !requirement ? t("report.knockOuts.noAnswer") : answerText(requirement, finding.answer, language),
          requirement ? lowestAcceptedText(requirement, language) : "–",
        ],
      };
    }),
  });
  const blocks: Block[] = [number(1, t("report.chapter.knockOuts"))];
  if (excluded.length + open.length + waived.length === 0) return [...blocks, { type: "paragraph", text: t("report.knockOuts.none") }];
  if (excluded.length > 0) blocks.push(number(2, t("report.knockOuts.excluded")), table(t("report.knockOuts.excludedSummary"), excluded));
  if (open.length > 0) {
    blocks.push(number(2, t("report.knockOuts.open")), { type: "paragraph", text: t("report.knockOuts.openText") }, table(t("report.knockOuts.openSummary"), open));
  }
  if (waived.length > 0) {
    blocks.push(number(2, t("report.knockOuts.waived")), {
      type: "table",
      summary: t("report.knockOuts.waivedSummary"),
      columns: [
        { header: t("report.knockOuts.offer"), width: 22, rowHeader: true },
        { header: t("report.knockOuts.requirement"), width: 44 },
        { header: t("report.knockOuts.reason"), width: 34 },
      ],
      rows: waived.map(({ offer, id, reason }) => ({
        cells: [[{ text: offer.vendor.name, tone: "strong" }], requirementCell(requirements.get(id)?.code ?? id, requirements.get(id)), reason],
      })),
    });
  }
  return blocks;
}

/** Code and text of a requirement in one cell. */
export function requirementCell(code: string, requirement: EditionRequirement | undefined) {
  return requirement ? [{ text: code, tone: "strong" as const }, { text: requirement.text }] : code;
}
