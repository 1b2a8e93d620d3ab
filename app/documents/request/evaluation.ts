import { editionWeights, isPriceCriterion } from "../../domain/decision/edition-tree";
import { requirementsUnder } from "../../domain/edition/edition";
import type { Edition, EditionCriterion } from "../../domain/edition/edition";
import { priorityWeight } from "../../domain/requirements/requirement";
import { formatPlainNumber, formatShare } from "../../i18n/format";
import { markingRules } from "../../i18n/marking-rules";
import { translator } from "../../i18n/translate";
import { lowestAcceptedText } from "../answer-text";
import type { Block, headingNumbers, Row } from "../document-model";

/** How answers become a ranking: method, weights, mandatory requirements; and the number of the section of the latter. */
export function evaluationBlocks(edition: Edition, number: ReturnType<typeof headingNumbers>): { blocks: Block[]; knockOutSection: string | null } {
  const t = translator(edition.language);
  const blocks: Block[] = [
    number(2, t("documents.evaluation.method")),
    { type: "paragraph", text: t("documents.evaluation.opening") },
    { type: "paragraph", text: t("documents.evaluation.priority", { necessary: formatPlainNumber(edition.language, priorityWeight.necessary / priorityWeight.desirable) }) },
    { type: "paragraph", text: t("documents.evaluation.valued") },
    { type: "paragraph", text: t("documents.evaluation.missing") },
    number(2, t("documents.evaluation.weights")),
    {
      type: "table",
      summary: t("documents.evaluation.weightsSummary"),
      columns: [
        { header: t("documents.evaluation.criterion"), width: 49, rowHeader: true },
        { header: t("documents.evaluation.count"), width: 13, align: "right" },
        { header: t("documents.evaluation.shareGroup"), width: 20, align: "right" },
        { header: t("documents.evaluation.shareTotal"), width: 20, align: "right" },
      ],
      rows: weightRows(edition, edition.criteria, editionWeights(edition), 1, 0),
    },
  ];
  blocks.push(...markingBlocks(edition, number));
  const mandatory = edition.requirements.filter((requirement) => requirement.mandatory);
  if (mandatory.length === 0) return { blocks, knockOutSection: null };
  const heading = number(2, t("documents.evaluation.knockOuts"));
  blocks.push(heading, { type: "paragraph", text: t("documents.evaluation.waiver") }, {
    type: "table",
    summary: t("documents.evaluation.knockOutsSummary"),
    columns: [
      { header: t("documents.requirements.code"), width: 13, rowHeader: true },
      { header: t("documents.requirements.requirement"), width: 65 },
      { header: t("documents.evaluation.lowest"), width: 22 },
    ],
    rows: mandatory.map((requirement) => ({ cells: [requirement.code, requirement.text, lowestAcceptedText(requirement, edition.language)] })),
  });
  return { blocks, knockOutSection: heading.number };
}

/** How the committee marks; nothing where it does not. */
function markingBlocks({ language, marking }: Edition, number: ReturnType<typeof headingNumbers>): Block[] {
  if (!marking) return [];
  const t = translator(language);
  const rules = [t("documents.marking.range", { highest: marking.highest }), ...markingRules(t, marking)].join(" ");
  const table: Block = {
    type: "table",
    summary: t("documents.marking.summary"),
    columns: [{ header: t("documents.marking.mark"), width: 12, rowHeader: true }, { header: t("documents.marking.meaning"), width: 88 }],
    rows: marking.meanings.map(({ mark, meaning }) => ({ cells: [String(mark), meaning] })),
  };
  return [
    number(2, t("documents.marking.title")), { type: "paragraph", text: t("documents.marking.opening") }, { type: "paragraph", text: rules },
    ...(marking.meanings.length > 0 ? [table] : []),
  ];
}

/** A row per criterion that asks something, parents before children, with its share of its siblings and of the total. */
function weightRows(edition: Edition, criteria: readonly EditionCriterion[], weights: Record<string, number>, parent: number, depth: number): Row[] {
  return criteria.flatMap((criterion) => {
    const asked = requirementsUnder(edition, criterion).length;
    const isPrice = isPriceCriterion(edition, criterion);
    if (asked === 0 && !isPrice) return [];
    const weight = weights[criterion.id];
    const row: Row = {
      indent: depth,
      strong: depth === 0,
      cells: [
        criterion.title, isPrice ? "–" : String(asked), parent > 0 ? formatShare(edition.language, weight / parent) : "–",
        formatShare(edition.language, weight),
      ],
    };
    return [row, ...weightRows(edition, criterion.children ?? [], weights, weight, depth + 1)];
  });
}
