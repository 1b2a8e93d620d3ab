import type { AnswerType } from "../requirements/answer-type";
import { hasValueFunction } from "../requirements/answer-type";
import { priorityWeight } from "../requirements/requirement";
import type { Priority, Requirement } from "../requirements/requirement";
import { guessCriterion } from "./criterion";
import type { CriterionWords } from "./criterion";
import { listRows } from "./rows";
import type { ListRow } from "./rows";
import type { ImportSettings } from "./settings";
import { AlikeIndex } from "./similarity";
import type { TableSheet } from "./table";
import { asksForText, isMoscow, readAnswerType, readMandatory, readPriority, readWeight } from "./words";

/** What a row says that is not understood, or cannot be taken over as it is. */
export const rowProblems = ["priority", "mandatory", "answer", "weight", "too-long", "note-cut", "wont", "hidden", "same-reference"] as const;
export type RowProblem = (typeof rowProblems)[number];

/** Where a row is like another: an earlier one of the file, or a requirement that the selection has already. */
export type AlikeTo = { kind: "row"; sheet: string; number: number } | { kind: "requirement"; id: string };

/** A row of the list as the requirement that it becomes. */
export interface PlannedRow {
  /** Sheet and row, as one text. */
  key: string;
  sheet: string;
  number: number;
  reference: string;
  group: string;
  text: string;
  note: string;
  priority: Priority;
  mandatory: boolean;
  weight: number;
  answer: AnswerType;
  problems: { problem: RowProblem; found: string }[];
  /** The most alike text before it; likeness 1 says the same. */
  alike: { to: AlikeTo; likeness: number } | null;
  /** It becomes a requirement; `proposed` before anybody chose otherwise. */
  take: boolean;
  proposed: boolean;
}

/** A group of the list, and where its requirements go. */
export interface PlannedGroup {
  key: string;
  path: string[];
  rows: number;
  /** Null: still to be chosen. */
  criterion: string | null;
  guessed: boolean;
}

/** A row that becomes no requirement. */
export interface SkippedRow {
  sheet: string;
  number: number;
  kind: Exclude<ListRow["kind"], "requirement">;
  text: string;
}

export interface ImportPlan {
  rows: PlannedRow[];
  groups: PlannedGroup[];
  skipped: SkippedRow[];
  /** False for a list so long and uniform that only the same, and not the alike, was looked for to its end. */
  compared: boolean;
}

/** What the requirements of the selection say already. */
export interface KnownText {
  id: string;
  texts: readonly string[];
}

/** The longest texts that a requirement and its note can have. */
const longest = { text: 2000, note: 2000 } as const;

const groupKey = (path: readonly string[]) => JSON.stringify(path);

/** What a list becomes by its settings. The same file, settings and selection give the same plan. */
export function planImport(table: readonly TableSheet[], settings: ImportSettings, known: readonly KnownText[], criteria: readonly CriterionWords[]): ImportPlan {
  const used = settings.sheets.flatMap((sheet) => {
    const found = table.find(({ name }) => name === sheet.name);
    return sheet.use && sheet.columns.text !== null && found ? [listRows(found, sheet)] : [];
  });
  const several = used.length > 1;
  const list = used.flat().map((row) => ({ ...row, path: several ? [row.sheet, ...row.path] : row.path }));
  const wanted = list.filter(({ kind }) => kind === "requirement");
  const moscow = new Set(used.flatMap((rows) => (isMoscow(rows.map(({ cells }) => cells.priority)) ? [rows[0]?.sheet] : [])));

  const earlier = new AlikeIndex<AlikeTo>([...known.flatMap(({ texts }) => texts), ...wanted.map(({ cells }) => cells.text)]);
  for (const { id, texts } of known) for (const text of texts) earlier.add({ kind: "requirement", id }, text);
  const hidden = new Set(table.flatMap(({ name, hidden: parts }) => parts?.rows.map((number) => `${name}!${number}`) ?? []));
  const numbered = new Map<string, number>();
  const numberOf = ({ sheet, cells }: ListRow) => `${sheet}!${cells.reference}`;
  for (const row of wanted) numbered.set(numberOf(row), (numbered.get(numberOf(row)) ?? 0) + 1);
  const rows = wanted.map((row) => {
    const read = readRow(row, settings, moscow.has(row.sheet));
    // A spreadsheet program makes 1.1 of 1.10 that is typed as a number; no more can be told of it here than that it is double.
    if (isDoubled(row) && numbered.get(numberOf(row))! > 1) read.problems.push({ problem: "same-reference", found: read.reference });
    if (hidden.has(read.key)) read.problems.push({ problem: "hidden", found: String(row.number) });
    const alike = earlier.find(read.text, settings.threshold);
    earlier.add({ kind: "row", sheet: row.sheet, number: row.number }, read.text);
    const proposed = alike?.likeness !== 1 && !read.problems.some(({ problem }) => problem === "wont" || problem === "too-long" || problem === "hidden");
    const can = !read.problems.some(({ problem }) => problem === "too-long");
    return { ...read, alike: alike && { to: alike.key, likeness: alike.likeness }, proposed, take: can && (proposed ? !settings.left.includes(read.key) : settings.taken.includes(read.key)) };
  });
  return {
    rows,
    compared: earlier.complete,
    groups: groupsOf(wanted, settings, criteria),
    skipped: list.flatMap(({ kind, sheet, number, title }) => (kind === "requirement" ? [] : [{ kind, sheet, number, text: title }])),
  };
}

/** Whether a number that stands twice is likely one that lost a digit: with a decimal point, and no letter. */
function isDoubled({ cells: { reference } }: ListRow): boolean {
  return /^\d+[.,]\d+$/.test(reference);
}

function groupsOf(rows: readonly ListRow[], settings: ImportSettings, criteria: readonly CriterionWords[]): PlannedGroup[] {
  const groups = new Map<string, ListRow[]>();
  for (const row of rows) groups.set(groupKey(row.path), [...(groups.get(groupKey(row.path)) ?? []), row]);
  const known = new Set(criteria.map(({ id }) => id));
  return [...groups].map(([key, members]) => {
    const chosen = settings.groups[key];
    const valid = chosen !== undefined && known.has(chosen);
    return {
      key, path: members[0].path, rows: members.length, guessed: !valid,
      criterion: valid ? chosen : guessCriterion(members[0].path, members.map(({ cells }) => cells.text), criteria),
    };
  });
}

type ReadRow = Omit<PlannedRow, "alike" | "take" | "proposed">;

function readRow(row: ListRow, settings: ImportSettings, moscow: boolean): ReadRow {
  const { cells } = row;
  const problems: PlannedRow["problems"] = [];
  const read = <T>(problem: RowProblem, found: string, value: T | null): T | null => {
    if (found !== "" && value === null) problems.push({ problem, found });
    return found === "" ? null : value;
  };
  const said = read("priority", cells.priority, readPriority(cells.priority, { moscow }));
  const excludes = read("mandatory", cells.mandatory, readMandatory(cells.mandatory));
  const weight = read("weight", cells.weight, readWeight(cells.weight));
  const answer = read("answer", cells.answer, readAnswerType(cells.answer)) ?? usualAnswer(cells.text, settings);
  if (said?.wont) problems.push({ problem: "wont", found: cells.priority });
  if (cells.text.length > longest.text) problems.push({ problem: "too-long", found: String(cells.text.length) });
  if (cells.note.length > longest.note) problems.push({ problem: "note-cut", found: String(cells.note.length) });
  const mandatory = (excludes ?? false) || (said?.mandatory ?? false) || (settings.mustExcludes && (said?.must ?? false));
  const priority = said?.priority ?? (mandatory ? "necessary" : "desirable");
  return {
    key: `${row.sheet}!${row.number}`, sheet: row.sheet, number: row.number, reference: cells.reference, group: groupKey(row.path),
    text: cells.text, note: cells.note.slice(0, longest.note), mandatory, priority: mandatory ? "necessary" : priority, answer, problems,
    weight: hasValueFunction(answer) || answer.type === "text" ? (weight ?? (answer.type === "text" ? 0 : priorityWeight[mandatory ? "necessary" : priority])) : 0,
  };
}

function usualAnswer(text: string, { answer }: ImportSettings): AnswerType {
  if (answer === "text" || asksForText(text)) return { type: "text" };
  return answer === "yesno" ? { type: "yesno", better: "yes" } : { type: "scale" };
}

/** Groups whose rows are taken while nobody, and nothing, says where they go. */
export function groupsToPlace({ groups, rows }: ImportPlan): PlannedGroup[] {
  return groups.filter(({ key, criterion }) => criterion === null && rows.some((row) => row.take && row.group === key));
}

/** The requirements that a plan makes, without ids, in the order of the list. Rows of groups without a place are left out. */
export function plannedRequirements(plan: ImportPlan, settings: ImportSettings, importId: string): Omit<Requirement, "id">[] {
  const languageOf = new Map(settings.sheets.map(({ name, language }) => [name, language ?? settings.language]));
  const criterionOf = new Map(plan.groups.map(({ key, criterion }) => [key, criterion]));
  return plan.rows.flatMap((row) => {
    const criterion = criterionOf.get(row.group) ?? null;
    if (!row.take || criterion === null) return [];
    const { answer, priority, weight, mandatory } = row;
    const language = languageOf.get(row.sheet) ?? settings.language;
    return [{
      criterion, answer, priority, weight, mandatory, text: { [language]: row.text }, note: row.note === "" ? null : { [language]: row.note },
      lowestAccepted: "customisation", valuedBy: answer.type === "text" ? "committee" : "answer", source: null, origin: "own", asked: true, fixed: false,
      past: { kind: "file", import: importId, sheet: row.sheet, row: row.number, reference: row.reference },
    }];
  });
}
