import { postedList, postedOrNull, postedText } from "../posted-field";
import { impactSubjects, releases } from "./gap";
import type { Release } from "./gap";

/** A posted gap in the shape of `GapContent`, still to be checked by its schema. */
export function postedGap(form: FormData): Record<string, unknown> {
  return {
    title: postedText(form, "title"),
    function: postedOrNull(form, "function"),
    present: postedText(form, "present"),
    desired: postedText(form, "desired"),
    impact: Object.fromEntries(impactSubjects.map((subject) => [subject, { level: postedOrNull(form, `${subject}.level`), text: postedText(form, `${subject}.text`) }])),
    wishes: postedList(form, "wish"),
    needs: { gaps: postedList(form, "gap"), preconditions: postedList(form, "precondition") },
    release: postedOrNull(form, "release"),
    owner: postedText(form, "owner"),
    note: postedText(form, "note"),
  };
}

/** The posted releases of gaps, by their ids: `release:<id>`; anything that is none follows the proposal. */
export function postedReleases(form: FormData): Record<string, Release | null> {
  return Object.fromEntries([...form].flatMap(([name, value]) =>
    name.startsWith("release:") ? [[name.slice("release:".length), releases.find((release) => release === value) ?? null]] : []));
}

/** The posted preconditions, by the ids that the form showed, still to be checked by their schema. */
export function postedPreconditions(form: FormData): Record<string, Record<string, unknown>> {
  return Object.fromEntries(form.getAll("precondition").map(String).map((id) => [id, {
    text: postedText(form, `${id}.text`), function: postedOrNull(form, `${id}.function`), state: postedText(form, `${id}.state`),
    owner: postedText(form, `${id}.owner`), due: postedOrNull(form, `${id}.due`), note: postedText(form, `${id}.note`),
  }]));
}
