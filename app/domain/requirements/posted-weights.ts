import { typedNumber } from "../typed-number";

/** Weights by id as a form posts them: fields `criterion.<id>` and `requirement.<id>`; NaN for what is not a number. */
export function postedWeights(form: FormData): { criteria: Record<string, number>; requirements: Record<string, number> } {
  const below = (prefix: string) => Object.fromEntries(
    [...form.entries()].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), typedNumber(String(value)) ?? NaN]),
  );
  return { criteria: below("criterion."), requirements: below("requirement.") };
}

/** Weights by the names of the fields that post them. */
export function weightFields({ criteria, requirements }: { criteria: Record<string, number>; requirements: Record<string, number> }): Record<string, number> {
  return {
    ...Object.fromEntries(Object.entries(criteria).map(([id, weight]) => [`criterion.${id}`, weight])),
    ...Object.fromEntries(Object.entries(requirements).map(([id, weight]) => [`requirement.${id}`, weight])),
  };
}
