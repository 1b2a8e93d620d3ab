import { canonicalJson } from "../canonical-json";
import type { ContentPack, PackRequirement } from "../content/pack";
import { itemsOfKind } from "../content/pack";
import type { Choices } from "../intake/choices";
import { priorityWeight } from "./requirement";
import type { Requirement, RequirementEdit } from "./requirement";

/** What a selection keeps of its requirements: changes to those of the pack, and its own ones, in order. */
export interface RequirementRecords {
  edits: ReadonlyMap<string, RequirementEdit>;
  own: readonly Requirement[];
}

/**
 * The requirements of a selection: those of the pack as the wishes and the lead's changes make them, then its own.
 * A requirement made from a wish is asked when the wish is ticked and takes its priority; what the lead set by hand
 * comes before both.
 */
export function resolveRequirements(pack: ContentPack, choices: Choices, records: RequirementRecords): Requirement[] {
  const fromPack = itemsOfKind(pack, "requirement").map((item) => ({
    ...proposed(item, choices),
    ...records.edits.get(item.id),
    ...(item.ask === "always" ? { asked: true } : {}),
  }));
  return [...fromPack, ...records.own];
}

/** A requirement as pack and wishes propose it, before any change by hand. */
function proposed(item: PackRequirement, choices: Choices): Requirement {
  const wish = item.source === null ? undefined : choices.get(item.source);
  const wishPriority = item.ask === "wish" && wish?.selected ? wish.priority : null;
  const priority = wishPriority ?? (item.weight >= priorityWeight.necessary ? "necessary" : "desirable");
  return {
    id: item.id,
    criterion: item.criterion,
    text: item.text,
    note: item.note ?? null,
    answer: item.answer,
    priority,
    weight: wishPriority ? priorityWeight[wishPriority] : item.weight,
    mandatory: item.mandatory,
    lowestAccepted: "customisation",
    valuedBy: item.answer.type === "text" ? "committee" : "answer",
    source: item.source,
    origin: "pack",
    asked: item.ask === "wish" ? wish?.selected === true : item.ask !== "optional",
    fixed: item.ask === "always",
  };
}

/** What of an edit differs from what pack and wishes propose. */
export function changesFrom(proposed: Requirement, edit: RequirementEdit): RequirementEdit {
  const same = (name: keyof RequirementEdit) => canonicalJson(edit[name] ?? null) === canonicalJson(proposed[name] ?? null);
  return Object.fromEntries(Object.entries(edit).filter(([name]) => !same(name as keyof RequirementEdit)));
}
