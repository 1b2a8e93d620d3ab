import type { ContentItem, ContentPack } from "../content/pack";
import { itemsOfKind } from "../content/pack";
import type { Edition, EditionCriterion, EditionRequirement } from "../edition/edition";
import type { Language } from "../language";

/** Words of the form in its language. */
export interface ChecklistWords {
  title: string;
  objectives: string;
  wishes: string;
}

/**
 * The checklist of a selection as a small edition: a question per objective and wish, under main function and group. So
 * what writes, finds and reads the questions of a request in a workbook does so for a checklist too.
 */
export function checklistForm(
  selection: { id: string; organisation: string; createdAt: string }, pack: ContentPack, language: Language, words: ChecklistWords,
): Edition {
  const objectives = itemsOfKind(pack, "objective");
  const wishes = itemsOfKind(pack, "wish");
  const criteria: EditionCriterion[] = pack.functions.map((heading) => {
    const named = (id: string, title: string): EditionCriterion => ({ id, title, weight: 0 });
    const groups = (heading.groups ?? []).map((group) => named(groupId(heading.id, group.id), group.title[language]));
    return {
      ...named(heading.id, heading.title[language]),
      children: [named(groupId(heading.id, objectivesGroup), words.objectives), named(groupId(heading.id, wishesGroup), words.wishes), ...groups],
    };
  });
  const known = new Set(criteria.flatMap(({ children }) => (children ?? []).map(({ id }) => id)));
  const placeOf = (item: ContentItem): string => {
    const functionId = item.function ?? pack.functions[0]!.id;
    if (item.kind === "objective") return groupId(functionId, objectivesGroup);
    const group = groupId(functionId, item.group ?? wishesGroup);
    return known.has(group) ? group : groupId(functionId, wishesGroup);
  };
  const question = (prefix: string) => (item: ContentItem, index: number): EditionRequirement => ({
    id: item.id, code: `${prefix}-${String(index + 1).padStart(3, "0")}`, criterion: placeOf(item), text: item.text[language], note: item.note?.[language] ?? null,
    answer: { type: "yesno", better: "yes" }, priority: "desirable", weight: 0, mandatory: false, lowestAccepted: "customisation", valuedBy: "answer", source: null,
  });
  return {
    format: 1, id: formId(selection.id, language), selectionId: selection.id, roundId: "", number: 1, code: formCode(selection.id), kind: "rfi", language,
    title: words.title, organisation: selection.organisation, software: pack.software[language], introduction: "", scope: "", contact: { name: "", email: "" },
    deadline: selection.createdAt, timeZone: "UTC", planning: [], objectives: [], scale: [], criteria,
    requirements: [...objectives.map(question("D")), ...wishes.map(question("W"))],
    pack: { id: pack.id, version: pack.version }, publishedAt: selection.createdAt,
  };
}

const objectivesGroup = "-objectives";
const wishesGroup = "-wishes";
const groupId = (functionId: string, group: string) => `${functionId}/${group}`;

/** By which a form is known in the hidden sheet of its workbook. */
export function formId(selectionId: string, language: Language): string {
  return `checklist:${selectionId}:${language}`;
}

/** The code in sight on every sheet. */
function formCode(selectionId: string): string {
  return `CHECK-${selectionId.replace(/[^a-z0-9]/gi, "").slice(-6).toUpperCase()}`;
}

/** Whether the question with a code is an objective, which is only ticked. */
export function isObjective({ code }: Pick<EditionRequirement, "code">): boolean {
  return code.startsWith("D-");
}
