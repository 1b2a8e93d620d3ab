import type { WeighedRequirement } from "../../domain/committee/requirements-that-matter";
import type { Edition, EditionVendor } from "../../domain/edition/edition";
import { anchorsOf, markingOf } from "../../domain/edition/marking";
import type { Answer } from "../../domain/responses/reading";
import { answerLabel } from "../../i18n/answer-labels";
import { formatPlainNumber } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, CellPart, DocumentModel, Row } from "../document-model";

export const scriptKinds = ["demo", "reference"] as const;
/** For a scripted demo that a vendor gives, or a call with one of its customers. */
export type ScriptKind = (typeof scriptKinds)[number];

/** What a script is made for. `vendor` null: the same sheet for all vendors, without their answers. */
export interface ScriptInput {
  edition: Edition;
  kind: ScriptKind;
  /** What it goes through, in this order. */
  requirements: readonly WeighedRequirement[];
  vendor: { vendor: EditionVendor; answers: ReadonlyMap<string, Answer> } | null;
  /** ISO instant of the state that it is made from. */
  date: string;
}

/** Blank lines to write on. */
const lines = (count: number): CellPart[] => Array.from({ length: count }, () => ({ text: "\u00a0" }));

/** A script for a demo or a reference call: what to see or ask, what was claimed, with room for notes and a mark. */
export function scriptModel({ edition, kind, requirements, vendor, date }: ScriptInput): DocumentModel {
  const { language } = edition;
  const t = translator(language);
  const { highest } = markingOf(edition);
  const title = t(`scripts.${kind}.title`);
  const fact = (label: string, value: string): Row => ({ cells: [label, value ? [{ text: value, tone: "strong" }] : lines(1)] });
  const blocks: Block[] = [
    { type: "heading", level: 1, number: null, text: vendor ? `${title}: ${vendor.vendor.name}` : title },
    { type: "paragraph", text: t(`scripts.${kind}.opening`, { organisation: edition.organisation, count: requirements.length }) },
    {
      type: "table", summary: t("scripts.facts.summary"), columns: [{ header: "", width: 30, rowHeader: true }, { header: "", width: 70 }],
      rows: [
        fact(t("scripts.facts.vendor"), vendor ? `${vendor.vendor.name}, ${vendor.vendor.package}` : ""),
        ...(kind === "reference" ? [fact(t("scripts.facts.customer"), "")] : []),
        fact(t("scripts.facts.present"), ""), fact(t("scripts.facts.when"), ""),
      ],
    },
    ...requirements.flatMap((item, index) => requirementBlocks(item, index + 1)),
    { type: "heading", level: 2, number: null, text: t("scripts.close.title") },
    { type: "paragraph", text: t(`scripts.${kind}.close`) },
    { type: "table", summary: t("scripts.close.title"), columns: [{ header: t("scripts.notes"), width: 100 }], rows: [{ cells: [lines(6)] }] },
  ];
  return {
    language, title: `${title}: ${edition.title}`, author: edition.organisation, subject: t(`scripts.${kind}.subject`, { title: edition.title }), date,
    running: { left: `${title}: ${edition.title}`, right: edition.code }, cover: null, contents: null, blocks,
  };

  function requirementBlocks({ requirement, matters }: WeighedRequirement, number: number): Block[] {
    const answer = vendor?.answers.get(requirement.id);
    const claim: CellPart[] = [
      { text: answer && answer.value !== null ? answerLabel(language, requirement.answer, answer.value) : t("scripts.noClaim"), tone: "strong" },
      ...(answer?.comment ? [{ text: answer.comment }] : []),
      ...(answer?.evidence ? [{ text: t("scripts.evidence", { evidence: answer.evidence }), tone: "note" as const }] : []),
    ];
    const anchors = anchorsOf(markingOf(edition), requirement).map(({ mark, meaning }) => `${mark}: ${meaning}`).join("; ");
    return [
      { type: "heading", level: 2, number: String(number), text: `${requirement.code} · ${requirement.text}` },
      { type: "paragraph", text: t(`scripts.${kind}.ask`, { points: formatPlainNumber(language, Math.round(matters * 100) / 100) }), tone: "note", keepWithNext: true },
      ...(requirement.note ? [{ type: "paragraph" as const, text: requirement.note, keepWithNext: true }] : []),
      // Before the lines to write on, so that a topic stays on one page with what its marks mean.
      ...(anchors ? [{ type: "paragraph" as const, text: anchors, tone: "note" as const, keepWithNext: true }] : []),
      {
        type: "table", summary: `${requirement.code}`,
        columns: [
          ...(vendor ? [{ header: t("scripts.claim"), width: 32 }] : []),
          { header: t("scripts.notes"), width: vendor ? 52 : 84 }, { header: t("scripts.mark", { highest }), width: 16 },
        ],
        rows: [{ cells: [...(vendor ? [claim] : []), lines(5), lines(1)] }],
      },
    ];
  }
}
