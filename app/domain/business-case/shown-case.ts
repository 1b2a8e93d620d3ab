import type { Fields } from "../settle-edits";
import { caseParts } from "./business-case";
import type { BusinessCase } from "./business-case";
import { caseOfFields, pathOf } from "./case-fields";

/**
 * What a form shows of a business case: its lines in the order in which they stood in the form, new ones behind them. A
 * line that somebody else took out stays while it holds what is not saved yet.
 *
 * @param before what the form showed until now
 * @param held what the form holds, by field; null where that is unclear, so that nothing goes
 * @param base what of it is saved
 */
export function shownCase(saved: BusinessCase, before: BusinessCase, held: Fields | null, base: Fields): BusinessCase {
  const changed = new Set(Object.entries(held ?? {}).flatMap(([field, value]) => ((base[field] ?? null) === (value ?? null) ? [] : (pathOf(field)?.id ?? []))));
  const typed = caseOfFields(Object.fromEntries(Object.entries(held ?? {}).filter(([field]) => changed.has(pathOf(field)?.id ?? ""))));
  const shown = Object.fromEntries(caseParts.map((part) => {
    const [now, mine]: { id: string }[][] = [saved[part], typed[part]];
    const stood: { id: string }[] = [...before[part], ...mine.filter(({ id }) => !before[part].some((line) => line.id === id))];
    const stays = stood.flatMap((line) => now.find(({ id }) => id === line.id) ?? (held === null || changed.has(line.id) ? [line] : []));
    return [part, [...stays, ...now.filter(({ id }) => !stood.some((line) => line.id === id))]];
  }));
  return { ...saved, ...(shown as Pick<BusinessCase, (typeof caseParts)[number]>) };
}
