import { areasFor } from "../readiness/partner-needs";
import { isOfBusinessCase, ownQuestions } from "../readiness/readiness-state";
import { generalAdvice } from "../phases/phase-plan";
import { guidanceKinds, isAtOrBelow } from "./guidance";
import { guidancePlaces, itemsOfKind, planningPlaces } from "./pack";
import type { ContentItem, ContentPack, PackItem } from "./pack";

/** Pages beside which guidance stands from the beginning; later pages repeat it once there is something on them. */
const open = [...planningPlaces, ...guidancePlaces.filter((place) => ["intake", "requirements", "weights", "request", "responses"].includes(place))];

type PackContent = Pick<ContentPack, "items" | "sections" | "guidance">;

/** Address of a section of questions, below that of a selection. */
export function sectionPage(pack: Pick<ContentPack, "items" | "sections">, section: string): string {
  const kinds = new Set(pack.items.flatMap((item) => (item.kind !== "requirement" && item.section === section ? [item.kind] : [])));
  if (kinds.has("risk")) return "risks";
  if (kinds.has("minimum-function")) return "phases/solution#minimum";
  if (pack.items.some((item) => item.kind === "question" && item.section === section && isOfBusinessCase(item.id))) return "business-case#questions";
  return ownQuestions(pack).some((item) => item.section === section) ? `readiness/${section}` : "requirements";
}

/** Where people meet the items of a pack: the addresses of pages below that of a selection, the page of the work first. */
export function itemPlaces(pack: PackContent): (item: PackItem) => string[] {
  const phases = itemsOfKind(pack, "phase").map(({ phase }) => phase);
  const own = new Set(ownQuestions(pack).map(({ id }) => id));
  const made = new Map<string, string[]>();
  for (const { id, source } of itemsOfKind(pack, "requirement")) if (source !== null) made.set(source, [...(made.get(source) ?? []), `requirements?dimension=all#${id}`]);
  const phaseOf = (item: ContentItem) => (item.phase !== undefined && phases.includes(item.phase) ? [`phases/${item.phase}#${item.id}`] : []);
  const work = (item: ContentItem): string[] => {
    const function_ = item.function ?? "all";
    switch (item.kind) {
      case "objective": return [`intake?function=${function_}#${item.id}`, "goals"];
      case "wish": return [`intake?function=${function_}#wish-${item.id}`];
      case "precondition": return [`preconditions#${item.id}`, `intake?function=${function_}`];
      case "phase": return item.phase === undefined ? [] : [`phases/${item.phase}`];
      case "risk": return [`risks#${item.id}`];
      case "minimum-function": return [`phases/solution#${item.id}`];
      case "class": return [`phases/solution#${item.id}`];
      case "goal-condition": return [`goals#${item.id}`];
      case "benefit": return [`business-case#${item.id}`];
      case "question": return [...(isOfBusinessCase(item.id) ? [`business-case#${item.id}`] : []), ...(own.has(item.id) ? [`readiness/${item.section ?? "other"}#${item.id}`] : []), ...(areasFor(item.id).length > 0 ? ["readiness#needs"] : [])];
      default: return [];
    }
  };
  const advice = (item: ContentItem): string[] => {
    if (!guidanceKinds.some((kind) => kind === item.kind)) return item.kind === "activity" || item.kind === "result" ? phaseOf(item) : [];
    const inPhase = item.kind === "class" ? [] : phaseOf(item);
    const everyPhase = item.phase === undefined && generalAdvice.includes(item.kind) ? phases.slice(0, 1).map((phase) => `phases/${phase}#${item.id}`) : [];
    const beside = open.filter((place) => pack.guidance[place]?.some((top) => isAtOrBelow(item.id, top))).map((place) => `${place}#${item.id}`);
    return [...inPhase, ...everyPhase, ...beside];
  };
  return (item) => (item.kind === "requirement" ? [`requirements?dimension=all#${item.id}`] : [...new Set([...work(item), ...advice(item), ...(made.get(item.id) ?? [])])]);
}
