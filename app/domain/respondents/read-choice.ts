import { foldText } from "../responses/fold-text";
import type { CellContent, ValueContext } from "../responses/read-value";
import { contentText, readValue } from "../responses/read-value";
import type { ChecklistPart } from "./checklist-reading";

/** What a cell of a checklist says. */
export type ChoiceCell = { kind: "blank" } | { kind: "understood"; value: boolean | string } | { kind: "unclear"; likely: boolean | string | null };

/** Labels of priority and impact in all languages, folded, with what they stand for. */
export interface ChoiceLabels {
  priority: ReadonlyMap<string, string>;
  impact: ReadonlyMap<string, string>;
}

const likelyWords: Readonly<Record<"priority" | "impact", readonly (readonly [RegExp, string])[]>> = {
  priority: [
    [/^(?:must|moet|eis|vereist|verplicht|required|essential|essentieel|mandatory|nodig|noodz)/u, "necessary"],
    [/^(?:should|could|zou|wens|leuk|nice|mooi|optie|option|graag|handig|would)/u, "desirable"],
    [/^n$/u, "necessary"], [/^[wd]$/u, "desirable"],
  ],
  impact: [
    [/^(?:klein|gering|weinig|small|little|minor|1)$/u, "low"],
    [/^(?:gemiddeld|normaal|average|moderate|mid|2)$/u, "middle"],
    [/^(?:groot|veel|large|big|major|zwaar|3)$/u, "high"],
  ],
};

/** Letters and words that leave no doubt although the form does not print them. */
const sureWords: Readonly<Record<"priority" | "impact", ReadonlyMap<string, string>>> = {
  priority: new Map([["noodzakelijk", "necessary"], ["wenselijk", "desirable"], ["necessary", "necessary"], ["desirable", "desirable"]]),
  impact: new Map([["l", "low"], ["m", "middle"], ["h", "high"], ["medium", "middle"], ["low", "low"], ["middle", "middle"], ["high", "high"]]),
};

/**
 * Reads one cell of a checklist. A word that the form prints, in either language, is understood; what begins with one, or
 * means something like it, is offered.
 */
export function readChoice(part: Exclude<ChecklistPart, "remark">, content: CellContent | null, labels: ChoiceLabels, values: ValueContext): ChoiceCell {
  const written = contentText(content);
  if (content === null || written === "") return { kind: "blank" };
  if (part === "selected" || part === "inUse") {
    const reading = readValue(content, { type: "yesno", better: "yes" }, values);
    if (reading.kind === "blank") return reading;
    if (reading.kind === "understood") return { kind: "understood", value: reading.value === "yes" };
    return { kind: "unclear", likely: reading.likely === undefined ? null : reading.likely === "yes" };
  }
  const folded = foldText(written);
  if (folded === "" || folded === "-") return { kind: "blank" };
  const sure = labels[part].get(folded) ?? sureWords[part].get(folded);
  if (sure !== undefined) return { kind: "understood", value: sure };
  const all = [...labels[part], ...sureWords[part]].filter(([label]) => label.length > 2);
  const begun = new Set(all.filter(([label]) => folded.includes(label)).map(([, value]) => value));
  // "Noodzakelijk of wenselijk" names both and says neither.
  if (begun.size > 0) return { kind: "unclear", likely: begun.size === 1 ? [...begun][0]! : null };
  return { kind: "unclear", likely: likelyWords[part].find(([pattern]) => pattern.test(folded))?.[1] ?? null };
}
