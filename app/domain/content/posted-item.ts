import { cleanText } from "../clean-text";
import { languages } from "../language";
import type { Bilingual } from "../language";
import { postedRequirement } from "../requirements/posted-requirement";
import { typedNumber } from "../typed-number";
import { workPlaces } from "./pack";
import type { Heading, ItemKind, PackItem } from "./pack";

/** Kinds of item that stand under a function or a section of the checklist. */
const placed: Partial<Record<ItemKind, "function" | "section">> = { objective: "function", wish: "function", precondition: "function", question: "section", risk: "section", "minimum-function": "section" };

/** Under which headings items of a kind stand; null for those that stand on their own. */
export function placeOf(kind: ItemKind): "function" | "section" | null {
  return placed[kind] ?? null;
}

/** Kinds that belong to one of the phases. */
export const phaseKinds: readonly ItemKind[] = ["phase", "activity", "result", "prompt", "guidance", "attention", "pitfall", "support", "tip", "definition", "architecture", "partner-area", "goal-condition", "benefit"];

/** Kinds of which the work is done on pages of the selection. */
export const workedKinds: readonly ItemKind[] = ["activity", "result"];
/** How a form names the box of a page on which the work is done, and the weight that a class asks for a criterion. */
export const workPlaceName = (place: string) => `work:${place}`;
export const emphasisName = (criterion: string) => `emphasis:${criterion}`;

/** The weights that a form of a class asks for, by criterion; what is left empty keeps the weight of the pack. */
export function postedEmphasis(form: FormData): Record<string, number | null> {
  return Object.fromEntries([...form.keys()].filter((name) => name.startsWith(emphasisName("")) && field(form, name) !== "").map((name) => [name.slice(emphasisName("").length), typedNumber(field(form, name))]));
}

/** The places under headings, each with its group where it has groups, as a form offers them: "data", "data/b2b". */
export function headingPlaces(headings: readonly Heading[]): { value: string; titles: Bilingual[] }[] {
  return headings.flatMap(({ id, title, groups = [] }) => [{ value: id, titles: [title] }, ...groups.map((group) => ({ value: `${id}/${group.id}`, titles: [title, group.title] }))]);
}

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? cleanText(value).trim() : "";
};

/** A text in both languages; undefined where it may be absent and nothing was typed. */
function both(form: FormData, name: string): Record<string, string> | undefined {
  const text = Object.fromEntries(languages.map((language) => [language, field(form, `${name}.${language}`)]));
  return Object.values(text).some(Boolean) ? text : undefined;
}

/** An item as a form posts it, for `packItemSchema` to check. `before` is what it was, null for a new one. */
export function postedItem(form: FormData, id: string, kind: ItemKind, before: PackItem | null): Record<string, unknown> {
  const note = both(form, "note");
  const text = both(form, "text") ?? { nl: "", en: "" };
  if (kind === "requirement") {
    const { criterion, answer, weight, mandatory } = postedRequirement(form);
    // More points than the form has rows for stay as they are.
    const kept = form.has("keepAnswer") && before?.kind === "requirement" ? before.answer : answer;
    return { id, kind, text, ...(note ? { note } : {}), source: field(form, "source") || null, criterion, answer: kept, weight, ask: field(form, "ask"), mandatory };
  }
  const place = placeOf(kind);
  const [heading = "", group = ""] = place ? field(form, "place").split("/") : [];
  const title = both(form, "title");
  const phase = phaseKinds.includes(kind) && field(form, "phase") !== "" ? typedNumber(field(form, "phase")) : undefined;
  const earlier = before && before.kind !== "requirement" ? before : null;
  return {
    // What the form does not show of an item stays.
    ...(earlier?.function !== undefined && place !== "function" ? { function: earlier.function } : {}),
    ...(earlier?.section !== undefined && place !== "section" ? { section: earlier.section } : {}),
    ...(earlier?.group !== undefined && place === null ? { group: earlier.group } : {}),
    ...(earlier?.phase !== undefined && !phaseKinds.includes(kind) ? { phase: earlier.phase } : {}),
    ...placesOf(form, kind, earlier?.places),
    id, kind, text, ...(note ? { note } : {}), ...(title ? { title } : {}),
    ...(place && heading ? { [place]: heading } : {}), ...(place && group ? { group } : {}), ...(phase === undefined ? {} : { phase }),
  };
}

/** The pages on which the work on an item is done; in the order that they had, new ones behind them. */
function placesOf(form: FormData, kind: ItemKind, before: readonly string[] = []): { places?: string[] } {
  const ticked = workPlaces.filter((place) => form.has(workPlaceName(place)));
  const places = workedKinds.includes(kind) ? [...before.filter((place) => ticked.some((one) => one === place)), ...ticked.filter((place) => !before.includes(place))] : before;
  return places.length > 0 ? { places: [...places] } : {};
}

/** The fields of an item as its form shows them. */
export function fieldsOfItem(item: PackItem): Record<string, string> {
  const texts = (name: string, text: { nl?: string; en?: string } | undefined) => Object.fromEntries(languages.map((language) => [`${name}.${language}`, text?.[language] ?? ""]));
  const shared = { ...texts("text", item.text), ...texts("note", item.note) };
  if (item.kind !== "requirement") {
    const place = placeOf(item.kind);
    const heading = place ? item[place] : undefined;
    return { ...shared, ...texts("title", item.title), place: [heading, item.group].filter(Boolean).join("/"), phase: String(item.phase ?? ""), ...Object.fromEntries((item.places ?? []).map((one) => [workPlaceName(one), "on"])) };
  }
  const { answer } = item;
  const points = "points" in answer ? (answer.points ?? []) : [];
  const prefix = answer.type === "date" ? "date" : "point";
  return {
    ...shared, source: item.source ?? "", criterion: item.criterion, weight: String(item.weight), ask: item.ask, answer: answer.type, ...(item.mandatory ? { mandatory: "on" } : {}),
    ...(answer.type === "yesno" ? { better: answer.better } : {}), ...(answer.type === "number" ? texts("unit", answer.unit) : {}), ...(answer.type === "money" ? { currency: answer.currency } : {}),
    ...Object.fromEntries(points.flatMap(([x, value], row) => [[`${prefix}.${row}.x`, String(x)], [`${prefix}.${row}.value`, String(value)]])),
  };
}

/** Whether the form has no room for the points of an item. */
export function keepsAnswer(item: PackItem | null, rows: number): boolean {
  return item?.kind === "requirement" && "points" in item.answer && (item.answer.points?.length ?? 0) > rows;
}
