import { editionDifference, type RequirementPart } from "~/domain/edition/difference";
import type { Edition, EditionRequirement, EditionVendor } from "~/domain/edition/edition";
import { answerScaleKeySchema } from "~/domain/requirements/answer-type";
import type { Answer } from "~/domain/responses/reading";
import { pricesApart } from "~/domain/sealing/rules";
import { answerLabel } from "~/i18n/answer-labels";
import { excerpt, expectedText } from "~/i18n/issue-message";
import { type Translate, translator } from "~/i18n/translate";

import { prefilledPrices } from "./addendum-prices";
import type { Earlier, Prefill, PrefilledRow } from "./prefill";
import { expectedAnswer } from "./question-issues";
import { writePriceWorkbook } from "./write-price-sheet";
import { writeResponseWorkbook } from "./write-workbook";

/** Changes of a requirement that touch how a vendor answers it. */
const forVendors: ReadonlySet<RequirementPart> = new Set<RequirementPart>(["text", "note", "answer", "values", "mandatory", "lowestAccepted"]);

/**
 * The workbook of an addendum for a vendor that answered an earlier edition: its answers are filled in, and only the
 * questions and price lines that are new or changed since are marked, with a note, and listed on the start sheet. Same input, same bytes.
 */
export function writeAddendumWorkbook(edition: Edition, vendor: EditionVendor, earlier: Earlier): Promise<Uint8Array> {
  return writeResponseWorkbook(edition, vendor, addendumPrefill(edition, earlier));
}

/** The price workbook of an addendum for a vendor that stated prices before: they are filled in, and lines that changed are marked. */
export function writeAddendumPriceWorkbook(edition: Edition, vendor: EditionVendor, earlier: Earlier): Promise<Uint8Array> {
  const t = translator(edition.language);
  const { prices, marks, lines, removed } = prefilledPrices(edition, earlier, t);
  const opening = t("outcome.workbook.replaces", { edition: (earlier.prices ?? earlier).edition.code });
  return writePriceWorkbook(edition, vendor, prices, { marks, lines: [opening, ...[...lines, ...removed].map((line) => `${line}.`)] });
}

function addendumPrefill(edition: Edition, earlier: Earlier): Prefill {
  const t = translator(edition.language);
  const { added, removed, changed } = editionDifference(earlier.edition, edition);
  const isNew = new Set(added.map(({ id }) => id));
  const changes = new Map(changed.flatMap((change) => {
    const parts = change.parts.filter((part) => forVendors.has(part));
    return parts.length > 0 ? [[change.after.id, { before: change.before, what: parts.map((part) => t(`documents.changes.part.${part}`).toLowerCase()).join(", ") }] as const] : [];
  }));
  const apart = pricesApart(edition);
  const prices = apart ? { prices: [], marks: new Map(), lines: [], removed: [] } : prefilledPrices(edition, earlier, t);
  const rows = new Map(edition.requirements.map((requirement): [string, PrefilledRow] => {
    const answer = earlier.answers.get(requirement.id);
    const change = changes.get(requirement.id);
    return [requirement.id, prefilledRow(requirement, isNew.has(requirement.id), change, answer, edition, t)];
  }));
  const lines = edition.requirements.flatMap(({ id, code }) => {
    const change = changes.get(id);
    if (change) return [t("workbook.addendum.changed", { code, what: change.what })];
    return isNew.has(id) ? [t("workbook.addendum.new", { code })] : [];
  });
  return {
    rows,
    start: {
      heading: t("workbook.addendum.heading"),
      paragraphs: [
        ...(edition.addendum?.text ? [edition.addendum.text] : []),
        ...(apart ? [t("workbook.addendum.pricesApart")] : []),
        t("workbook.addendum.opening", { edition: earlier.edition.code }),
        ...(lines.length + prices.lines.length > 0 ? [...lines, ...prices.lines] : [t("workbook.addendum.nothing")]),
        ...removed.map(({ code }) => t("workbook.addendum.removed", { code })), ...prices.removed,
      ],
      marks: [],
    },
    beside: [],
    prices: prices.prices, priceMarks: prices.marks,
  };
}

function prefilledRow(
  requirement: EditionRequirement, isNew: boolean, change: { before: EditionRequirement; what: string } | undefined,
  answer: Answer | undefined, edition: Edition, t: Translate,
): PrefilledRow {
  const value = answer?.value ?? null;
  const kept = value !== null && fits(requirement, value);
  const row = { answer: kept ? { value } : null, comment: answer?.comment ?? "", evidence: answer?.evidence ?? "" };
  if (isNew) return { ...row, mark: "new", note: t("workbook.addendum.note.new", { expected: expectedText(t, expectedAnswer(requirement.answer)) }) };
  if (!change) return { ...row, mark: null, note: null };
  const said = value !== null && !kept ? [t("workbook.addendum.note.earlier", { answer: answerLabel(edition.language, change.before.answer, value) })] : [];
  return { ...row, mark: "changed", note: [t("workbook.addendum.note.changed", { what: change.what, was: excerpt(change.before.text) }), ...said].join("\n") };
}

/** Whether a value is one that a requirement of this kind can have. */
function fits({ answer }: EditionRequirement, value: string | number): boolean {
  switch (answer.type) {
    case "scale":
      return answerScaleKeySchema.safeParse(value).success;
    case "yesno":
      return value === "yes" || value === "no";
    case "number":
    case "money":
      return typeof value === "number";
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "text":
      return true;
  }
}
