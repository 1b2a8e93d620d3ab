import type { EditionRequirement } from "../edition/edition";
import type { Answer, Issue, IssueCode, Reading } from "./reading";

/** How much of an answer was understood; `blank` needs no answer. */
export const repairMarks = ["understood", "repaired", "unclear", "missing", "blank"] as const;
export type RepairMark = (typeof repairMarks)[number];

/** One question of the edition with what the vendor wrote to it, in the place where it belongs. */
export interface RepairedRow {
  requirement: EditionRequirement;
  mark: RepairMark;
  /** What stands in the answer cell: the value that was understood, or the words as they were typed. */
  answer: { value: string | number } | { typed: string } | null;
  comment: string;
  evidence: string;
  /** What stood in the vendor's answer cell, where that is not how the answer stands here. */
  found: string | null;
  /** What reading had to say about this question. */
  issues: Issue[];
}

/** Issues by which an answer cell that was not blank still gave no answer. */
const unclearCodes: ReadonlySet<IssueCode> = new Set<IssueCode>([
  "not-understood", "qualified-yes", "out-of-range", "error-cell", "double-question", "question-conflict", "row-shifted", "merged-cells", "unit-changed",
  "answer-not-found", "struck-through", "answer-in-comment", "answer-elsewhere", "answers-shifted",
]);
/**
 * Among these, issues by which it is not certain that the words answer this question. In a clean template they would, so
 * they stay in the explanation.
 */
export const doubtfulCodes: ReadonlySet<IssueCode> = new Set<IssueCode>(["question-conflict", "row-shifted", "merged-cells", "unit-changed", "answer-not-found", "struck-through", "answer-in-comment", "answer-elsewhere", "answers-shifted"]);
/** Issues that say nothing about how the answer itself was understood. */
const besideAnswer: ReadonlySet<IssueCode> = new Set<IssueCode>([
  "beside-template", "missing-mandatory", "missing-answer", "question-missing", "old-wording", "mandatory-changed", "cell-note", "picture", "embedded-file",
]);

/**
 * What a reading understood, row by row in edition order. Reading keeps an unclear answer as part of the explanation; here
 * it goes back to where it was typed, so that it can be corrected and nothing is there twice.
 *
 * @param accepted the answers as they were accepted, with confirmed meanings; null while nothing was
 */
export function repairedRows(
  requirements: readonly EditionRequirement[],
  reading: Reading,
  accepted: ReadonlyMap<string, Answer> | null,
): RepairedRow[] {
  const answers = new Map(reading.answers.map((answer) => [answer.requirement, answer]));
  const issues = new Map<string, Issue[]>();
  for (const issue of reading.issues) {
    if (issue.requirement === undefined) continue;
    const own = issues.get(issue.requirement);
    if (own) own.push(issue);
    else issues.set(issue.requirement, [issue]);
  }
  return requirements.map((requirement): RepairedRow => {
    const own = issues.get(requirement.id) ?? [];
    const read = answers.get(requirement.id) ?? { requirement: requirement.id, value: null, comment: "", evidence: "" };
    const value = accepted?.get(requirement.id)?.value ?? read.value;
    const unclear = read.value === null ? own.filter((issue) => unclearCodes.has(issue.code) && issue.severity === "error") : [];
    if (value !== null) {
      const found = reading.typed?.[requirement.id] ?? (unclear.length > 0 ? unclearCell(requirement, own, unclear, read).typed : null);
      const repaired = found !== null || own.some((issue) => !besideAnswer.has(issue.code));
      return { requirement, mark: repaired ? "repaired" : "understood", answer: { value }, comment: read.comment, evidence: read.evidence, found, issues: own };
    }
    if (unclear.length === 0) {
      const mark = requirement.mandatory ? "missing" : "blank";
      return { requirement, mark, answer: null, comment: read.comment, evidence: read.evidence, found: null, issues: own };
    }
    const { typed, comment } = unclearCell(requirement, own, unclear, read);
    return { requirement, mark: "unclear", answer: typed === null || typed === "" ? null : { typed }, comment, evidence: read.evidence, found: typed, issues: own };
  });
}

/** The words of an unclear answer, null where they stay in the explanation, and the explanation without them. */
function unclearCell(requirement: EditionRequirement, own: readonly Issue[], unclear: readonly Issue[], read: Answer): { typed: string | null; comment: string } {
  const doubles = own.filter((issue) => issue.code === "double-question" && issue.severity === "error");
  if (doubles.length === 0) {
    if (doubtfulCodes.has(unclear[0].code)) return { typed: null, comment: read.comment };
    const typed = unclear[0].found ?? "";
    return { typed, comment: without(read.comment, typed) };
  }
  const unclearAt = new Set(unclear.filter((issue) => issue.code !== "double-question").map(({ sheet, cell }) => `${sheet} ${cell}`));
  const rows = doubles.map((issue) => {
    const [typed, comment] = JSON.parse(issue.found ?? '["","",""]') as [string, string, string];
    return { typed, comment: unclearAt.has(`${issue.sheet} ${issue.cell}`) ? without(comment, typed) : comment };
  });
  // A bar between numbers keeps two of them from being read as one.
  const separator = requirement.answer.type === "text" ? "\n" : " / ";
  return { typed: distinct(rows.map(({ typed }) => typed)).join(separator), comment: distinct(rows.map(({ comment }) => comment)).join("\n") };
}

function without(comment: string, typed: string): string {
  if (comment === typed) return "";
  return typed !== "" && comment.endsWith(`\n${typed}`) ? comment.slice(0, -typed.length - 1) : comment;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}

/** How many rows have each mark. */
export function countMarks(rows: readonly { mark: RepairMark }[]): Record<RepairMark, number> {
  const counts: Record<RepairMark, number> = { understood: 0, repaired: 0, unclear: 0, missing: 0, blank: 0 };
  for (const { mark } of rows) counts[mark] += 1;
  return counts;
}
