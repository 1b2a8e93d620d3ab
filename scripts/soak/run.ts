import { InputError } from "~/services/input-error";

import { soakParts } from "./parts";
import type { SoakOptions, SoakResult } from "./soak-part";

/** What a part found, under its name. */
export type Soaked = SoakResult & { name: string };

/** Runs the named parts, or all, one after the other. Throws `InputError` for a name that there is not. */
export async function runSoak(names: readonly string[], options: SoakOptions): Promise<Soaked[]> {
  const unknown = names.find((name) => !soakParts.some((part) => part.name === name));
  if (unknown !== undefined) throw new InputError(`found "${unknown}"; expected one of ${soakParts.map(({ name }) => name).join(", ")}`);
  const results: Soaked[] = [];
  for (const part of soakParts) {
    if (names.length > 0 && !names.includes(part.name)) continue;
    options.say(`${part.name}: ${part.title}`);
    results.push({ name: part.name, ...(await part.run(options)) });
  }
  return results;
}
