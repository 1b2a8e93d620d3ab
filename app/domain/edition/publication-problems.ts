import { priceSheetProblems } from "../cost/price-sheet";
import { weightProblems } from "../decision/edition-tree";
import { compileEdition } from "./compile";
import type { EditionSources } from "./compile";
import { daysBeforeDeadline, deadlineConcern } from "./difference";
import { instantOf } from "./draft";
import type { Edition } from "./edition";
import { isMarked } from "./marking";

export const publicationProblemCodes = [
  "nothing-asked", "nothing-scored", "no-deadline", "deadline-past", "no-contact", "no-vendors", "no-introduction", "untranslated", "nothing-to-mark",
  "weights-all-zero", "top-weights-all-zero", "weight-without-value",
  "deadline-near", "deadline-unchanged-mandatory",
  "price-no-lines", "price-double-line", "price-no-budget", "price-few-points", "price-no-worth", "price-worth-unscored",
] as const;

/** Something that stands in the way of publishing, or that deserves a look before. */
export interface PublicationProblem {
  code: (typeof publicationProblemCodes)[number];
  severity: "blocks" | "warns";
  /** Page where it is put right. */
  place: "requirements" | "weights" | "request" | "price";
  values: Record<string, string | number>;
}

/** Everything that publishing this draft at an instant would run into. Empty: nothing to remark. */
export function publicationProblems(sources: EditionSources, vendors: number, now: string, evaluators = 0): PublicationProblem[] {
  const { draft } = sources;
  const asked = sources.requirements.filter((requirement) => requirement.asked);
  const problems: PublicationProblem[] = [];
  const report =
    (severity: PublicationProblem["severity"]) =>
    (code: PublicationProblem["code"], place: PublicationProblem["place"], values: PublicationProblem["values"] = {}) =>
      problems.push({ code, severity, place, values });
  const blocks = report("blocks");
  const warns = report("warns");

  if (asked.length === 0) blocks("nothing-asked", "requirements");
  if (!draft.deadline) blocks("no-deadline", "request");
  else if (instantOf(draft.deadline, draft.timeZone) <= now) blocks("deadline-past", "request");
  if (!draft.contact.name.trim() || !draft.contact.email.trim()) blocks("no-contact", "request");
  if (asked.length > 0) {
    for (const problem of weightProblemsOf(sources, now)) {
      if (problem.code === "nothing-scored") blocks("nothing-scored", "weights");
      else if (problem.code === "all-zero" && problem.title === null) blocks("top-weights-all-zero", "weights");
      else if (problem.code === "all-zero") blocks("weights-all-zero", "weights", { criterion: problem.title! });
      else if (problem.code === "worth-unscored") blocks("price-worth-unscored", "price", { criterion: problem.title ?? titleIn(sources, problem.criterion) });
      else if (problem.code === "no-value") blocks("weight-without-value", "requirements", { requirement: problem.requirement });
      // The services let none of the others into a selection.
      else throw new Error(`selection ${sources.selection.id}: ${JSON.stringify(problem)}`);
    }
  }
  for (const problem of draft.price ? priceSheetProblems(draft.price) : []) blocks(problem, "price");
  const previous = sources.earlier.at(-1);
  const concern = previous && draft.deadline ? deadlineConcern(previous, nextEdition(sources, now)) : null;
  if (concern) warns(concern, "request", { days: daysBeforeDeadline });
  const untranslated = asked.filter((requirement) => !requirement.text[draft.language]);
  if (untranslated.length > 0) {
    warns("untranslated", "requirements", { count: untranslated.length, first: untranslated[0].text.nl ?? untranslated[0].text.en ?? "" });
  }
  if (evaluators > 0 && asked.length > 0 && !asked.some(isMarked)) warns("nothing-to-mark", "requirements", { count: evaluators });
  if (vendors === 0) warns("no-vendors", "request");
  if (!draft.introduction.trim()) warns("no-introduction", "request");
  return problems;
}

/** The title of a dimension that asks nothing, and so is not in the edition. */
function titleIn({ criteria, draft }: EditionSources, id: string): string {
  return criteria.find((criterion) => criterion.id === id)?.title[draft.language] ?? id;
}

/** The edition that this draft would become, published at an instant. The draft has a deadline. */
export function nextEdition(sources: EditionSources, now: string): Edition {
  return compileEdition(sources, { id: "", code: "", number: (sources.earlier.at(-1)?.number ?? 0) + 1, publishedAt: now });
}

/** What keeps the edition that this draft would become from being ranked. The deadline plays no part and may be missing. */
function weightProblemsOf(sources: EditionSources, now: string) {
  const draft = { ...sources.draft, deadline: sources.draft.deadline || now.slice(0, 16) };
  return weightProblems(compileEdition({ ...sources, draft }, { id: "", code: "", number: 1, publishedAt: now }));
}
