import { editionWeights } from "../../domain/decision/edition-tree";
import { requirementsUnder } from "../../domain/edition/edition";
import type { Edition, EditionAnswer, EditionCriterion, EditionRequirement } from "../../domain/edition/edition";
import { formatDate, formatMoney, formatPlainNumber, formatShare } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, CellPart, headingNumbers, Row } from "../document-model";

/** The requirements by dimension and group: a heading for each that asks something, and a table under each leaf. */
export function requirementBlocks(edition: Edition, number: ReturnType<typeof headingNumbers>): Block[] {
  const t = translator(edition.language);
  const weights = editionWeights(edition);
  const under = (criteria: readonly EditionCriterion[], level: 2 | 3): Block[] =>
    criteria.flatMap((criterion): Block[] => {
      if (requirementsUnder(edition, criterion).length === 0) return [];
      const own = edition.requirements.filter((requirement) => requirement.criterion === criterion.id);
      const table: Block[] = own.length === 0 ? [] : [{
        type: "table",
        summary: t("documents.requirements.summary", { group: criterion.title }),
        columns: [
          { header: t("documents.requirements.code"), width: 10, rowHeader: true },
          { header: t("documents.requirements.requirement"), width: 51 },
          { header: t("documents.requirements.priority"), width: 14 },
          { header: t("documents.requirements.answer"), width: 16 },
          { header: t("documents.requirements.weight"), width: 9, align: "right" },
        ],
        rows: own.map((requirement) => requirementRow(edition, requirement, weights[requirement.id])),
      }];
      return [number(level, criterion.title), ...table, ...under(criterion.children ?? [], 3)];
    });
  return [{ type: "paragraph", text: t("documents.requirements.opening") }, ...under(edition.criteria, 2)];
}

function requirementRow(edition: Edition, requirement: EditionRequirement, weight: number): Row {
  const t = translator(edition.language);
  const text: CellPart[] = [{ text: requirement.text }];
  if (requirement.note) text.push({ text: requirement.note, tone: "note" });
  const priority: CellPart[] = [{ text: t(`documents.requirements.${requirement.priority}`) }];
  if (requirement.mandatory) priority.push({ text: t("documents.requirements.mandatory"), tone: "strong" });
  return {
    cells: [
      requirement.code, text, priority, answerParts(edition, requirement),
      weight > 0 ? formatShare(edition.language, weight, 2) : [{ text: t("documents.requirements.informative"), tone: "note" }],
    ],
  };
}

/** How a requirement is answered: type and unit, what the ends of its value function give, and who values it. */
function answerParts(edition: Edition, { answer, valuedBy, weight, anchors }: EditionRequirement): CellPart[] {
  const t = translator(edition.language);
  const parts: CellPart[] = [{ text: t(`documents.requirements.answerType.${answer.type}`, unitOf(answer)) }];
  if (weight > 0) {
    parts.push(...valueNotes(edition, answer).map((text): CellPart => ({ text, tone: "note" })));
    parts.push(...(anchors ?? []).map((anchor): CellPart => ({ text: t("documents.marking.anchor", { ...anchor }), tone: "note" })));
    if (valuedBy !== "answer") parts.push({ text: t(`documents.requirements.valuedBy.${valuedBy}`), tone: "note" });
  }
  return parts;
}

function unitOf(answer: EditionAnswer): Record<string, string> {
  if (answer.type === "number") return { unit: answer.unit };
  return answer.type === "money" ? { unit: answer.currency } : {};
}

function valueNotes(edition: Edition, answer: EditionAnswer): string[] {
  const { language } = edition;
  const t = translator(language);
  const point = (value: string, points: number) => t("documents.requirements.point", { value, points: formatPlainNumber(language, points) });
  switch (answer.type) {
    case "yesno":
      return [t("documents.requirements.better", { answer: t(`workbook.yesno.${answer.better}`) })];
    case "number":
      return (answer.points ?? []).map(([x, points]) => point(formatPlainNumber(language, x), points));
    case "money":
      return (answer.points ?? []).map(([x, points]) => point(formatMoney(language, x, answer.currency), points));
    case "date":
      return (answer.points ?? []).map(([x, points]) => point(formatDate(language, x), points));
    case "scale":
    case "text":
      return [];
  }
}
