import { editionDifference } from "../domain/edition/difference";
import type { EditionPart, RequirementPart } from "../domain/edition/difference";
import { walkEditionCriteria } from "../domain/edition/edition";
import type { Edition, EditionRequirement } from "../domain/edition/edition";
import type { EditionAnchor } from "../domain/edition/marking";
import { scaleLabel, yesNoLabel } from "./answer-labels";
import { formatDate, formatInstant, formatMoney, formatPlainNumber } from "./format";
import { markingRules } from "./marking-rules";
import { priceSheetText } from "./price-sheet-text";
import { translator } from "./translate";

/** One thing that an addendum changes, before and after, as it is printed. */
export interface DescribedChange<P> {
  part: P;
  before: string;
  after: string;
}

/** A difference between editions in words, in the language of the later one. */
export interface DescribedDifference {
  added: { code: string; text: string; mandatory: boolean }[];
  removed: { code: string; text: string }[];
  changed: { code: string; text: string; changes: DescribedChange<RequirementPart>[] }[];
  general: DescribedChange<EditionPart>[];
}

/** Longest excerpt of a text that was changed. */
const longest = 600;
const excerpt = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);
const shown = (text: string) => excerpt(text.trim()) || "–";

/** What a later edition says otherwise than an earlier one, in the later one's language. */
export function describeDifference(before: Edition, after: Edition): DescribedDifference {
  const { added, removed, changed, parts } = editionDifference(before, after);
  return {
    added: added.map(({ code, text, mandatory }) => ({ code, text, mandatory })),
    removed: removed.map(({ code, text }) => ({ code, text })),
    changed: changed.map((change) => ({
      code: change.after.code,
      text: change.after.text,
      changes: change.parts.map((part) => ({
        part, before: shown(requirementText(before, change.before, part, after)), after: shown(requirementText(after, change.after, part, after)),
      })),
    })),
    general: parts.map((part) => ({ part, before: shown(editionText(before, part, after)), after: shown(editionText(after, part, after)) })),
  };
}

function requirementText(edition: Edition, requirement: EditionRequirement, part: RequirementPart, { language }: Edition): string {
  const t = translator(language);
  const { answer } = requirement;
  switch (part) {
    case "text":
      return requirement.text;
    case "note":
      return requirement.note ?? "";
    case "answer":
      return t(`documents.requirements.answerType.${answer.type}`, { unit: answer.type === "number" ? answer.unit : answer.type === "money" ? answer.currency : "" });
    case "values":
      return valuesText(requirement, language);
    case "mandatory":
      return requirement.mandatory ? t("workbook.mandatory.yes") : t("documents.changes.notMandatory");
    case "lowestAccepted":
      return requirement.mandatory && answer.type === "scale" ? scaleLabel(t, requirement.lowestAccepted) : "";
    case "priority":
      return t(`documents.requirements.${requirement.priority}`);
    case "weight":
      return formatPlainNumber(language, requirement.weight);
    case "valuedBy":
      return requirement.valuedBy === "answer" ? t("documents.changes.byAnswer") : t(`documents.requirements.valuedBy.${requirement.valuedBy}`);
    case "anchors":
      return anchorsText(requirement.anchors ?? []);
    case "criterion":
      return walkEditionCriteria(edition.criteria).find(({ id }) => id === requirement.criterion)?.title ?? requirement.criterion;
  }
}

function valuesText({ answer }: EditionRequirement, language: Edition["language"]): string {
  const t = translator(language);
  const point = (value: string, points: number) => t("documents.requirements.point", { value, points: formatPlainNumber(language, points) });
  switch (answer.type) {
    case "yesno":
      return t("documents.requirements.better", { answer: yesNoLabel(t, answer.better) });
    case "number":
      return (answer.points ?? []).map(([x, points]) => point(formatPlainNumber(language, x), points)).join("; ");
    case "money":
      return (answer.points ?? []).map(([x, points]) => point(formatMoney(language, x, answer.currency), points)).join("; ");
    case "date":
      return (answer.points ?? []).map(([x, points]) => point(formatDate(language, x), points)).join("; ");
    case "scale":
    case "text":
      return "";
  }
}

const anchorsText = (anchors: readonly EditionAnchor[]) => anchors.map(({ mark, meaning }) => `${mark}: ${meaning}`).join("; ");

function markingText({ marking }: Edition, language: Edition["language"]): string {
  if (!marking) return "";
  const t = translator(language);
  return [t("documents.marking.range", { highest: marking.highest }), ...markingRules(t, marking), anchorsText(marking.meanings)].filter(Boolean).join(" ");
}

function editionText(edition: Edition, part: EditionPart, { language }: Edition): string {
  const t = translator(language);
  switch (part) {
    case "deadline":
      return formatInstant(language, edition.deadline, edition.timeZone);
    case "planning":
      return edition.planning.map(({ label, date }) => `${label}: ${formatDate(language, date)}`).join("; ");
    case "objectives":
      return edition.objectives.join("; ");
    case "contact":
      return [edition.contact.name, edition.contact.email].filter(Boolean).join(", ");
    case "kind":
      return t(`documents.cover.kind.${edition.kind}`);
    case "language":
      return t(`documents.changes.language.${edition.language}`);
    case "scale":
      return edition.scale.map(({ key, points }) => `${scaleLabel(t, key)} ${formatPlainNumber(language, points)}`).join("; ");
    case "marking":
      return markingText(edition, language);
    case "criteria":
      return walkEditionCriteria(edition.criteria).map(({ title, weight }) => `${title} ${formatPlainNumber(language, weight)}`).join("; ");
    case "price":
      return edition.price ? priceSheetText(edition.price, language, new Map(edition.criteria.map(({ id, title }) => [id, title]))) : "";
    case "introduction":
    case "scope":
    case "title":
    case "organisation":
    case "software":
      return edition[part];
  }
}
