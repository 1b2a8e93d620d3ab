import type { Edition, EditionAnswer, EditionRequirement } from "~/domain/edition/edition";
import { contentText, readRow, type RowReading } from "~/domain/responses/read-value";
import type { Answer, Issue, Reading, ReadingResult, Refusal } from "~/domain/responses/reading";

import { besideElsewhere, besideInQuestion, keepBeside, unknownReference } from "./beside-template";
import { besideAgain, isBesideSheet } from "./beside-again";
import { identify, type Identity, isIdentitySheet } from "./identify-workbook";
import { questionSheets } from "./layout";
import { cellIn, type LocatedRow, locateQuestions } from "./locate-questions";
import { type OpenedWorkbook, openWorkbook } from "./open-workbook";
import { type Cell, cellAddress } from "./read-sheet";
import { saysQuestion, templateTexts, type TemplateTexts } from "./template-texts";
import { typedOtherwise } from "./typed-otherwise";

type QuestionRow = Extract<LocatedRow, { kind: "question" }>;

/** Issues about single cells beside the template; further ones on a sheet are counted in one issue. */
const besideIssuesPerSheet = 25;

/**
 * What an issue expects, for `issueMessage`: the answer type, and behind a space its unit or currency, if any.
 */
export function expectedAnswer(answer: EditionAnswer): string {
  switch (answer.type) {
    case "number":
      return answer.unit ? `number ${answer.unit}` : "number";
    case "money":
      return `money ${answer.currency}`;
    default:
      return answer.type;
  }
}

/** Opens and reads a returned workbook of an edition. What a stranger sent is read in a worker (`reading-pool.ts`). */
export function readResponseWorkbook(bytes: Uint8Array, edition: Edition): ReadingResult {
  const opening = openWorkbook(bytes);
  return opening.ok ? readAnswers(opening.workbook, edition) : opening;
}

/**
 * Every answer in a returned workbook, in edition order, with everything that there is to say about it. Refuses a
 * workbook that says it belongs to another edition, or that holds none of the edition's questions.
 */
export function readAnswers(workbook: OpenedWorkbook, edition: Edition, identity: Identity = identify(workbook)): ReadingResult {
  const refusal = otherEdition(identity, edition);
  if (refusal) return { ok: false, refusal };

  const texts = templateTexts(edition, identity.vendor);
  const located = workbook.sheets.filter((sheet) => !isIdentitySheet(sheet) && !isBesideSheet(sheet)).flatMap((sheet) => locateQuestions(sheet, texts));
  const rows = groupByQuestion(located);
  if (rows.size === 0) {
    const found = workbook.sheets.map(({ name }) => name).slice(0, 5).join(", ");
    return { ok: false, refusal: { code: "no-questions", found, expected: edition.code } };
  }

  const issues: Issue[] = workbookIssues(workbook, identity);
  const answers = new Map<string, Answer>();
  const typed: Record<string, string> = {};
  const told = new Set<string>();
  const beside: Reading["beside"] = [];
  for (const each of located) {
    if (each.kind === "question") {
      const { requirement } = each;
      const all = rows.get(requirement.id) as QuestionRow[];
      issues.push(...questionIssues(each));
      keepBesideWithIssues(besideInQuestion(each, texts), beside, issues, requirement.id);
      if (told.has(requirement.id)) continue;
      told.add(requirement.id);
      const { answer, found } = all.length === 1 ? readOnly(each, texts) : readDoubles(all, texts);
      answers.set(requirement.id, answer);
      const otherwise = typedOtherwise(cellIn(all[0].row, all[0].columns, "answer"), requirement.answer, answer.value, edition.language);
      if (otherwise !== null) typed[requirement.id] = otherwise;
      issues.push(...found);
    } else {
      const unknown = each.kind === "other" ? unknownReference(each.row, each.columns, texts) : null;
      const found = besideElsewhere(each, texts);
      if (unknown === null) keepBesideWithIssues(found, beside, issues);
      else {
        keepBeside(beside, found);
        issues.push({ severity: "error", code: "unknown-question", sheet: each.sheet, cell: cellAddress(each.row.number, each.columns.answer ?? 1), found: unknown });
      }
    }
  }
  issues.push(...absent(edition, rows));
  for (const sheet of workbook.sheets.filter(isBesideSheet)) {
    const { known, added } = besideAgain(sheet);
    keepBeside(beside, known);
    keepBesideWithIssues(added, beside, issues);
  }

  const all = edition.requirements.map(({ id }) => answers.get(id) ?? { requirement: id, value: null, comment: "", evidence: "" });
  return { ok: true, reading: { ...whose(identity, edition), answers: all, issues: boundBeside(issues), beside, typed, complete: completeness(edition, all) } };
}

function otherEdition(identity: Identity, edition: Edition): Refusal | null {
  const found = identity.editionCode ?? identity.editionId;
  const same = identity.editionId !== null ? identity.editionId === edition.id : identity.editionCode === null || identity.editionCode === edition.code;
  if (same || found === null) return null;
  const elsewhere = identity.selectionId !== null && identity.selectionId !== edition.selectionId;
  return { code: elsewhere ? "other-selection" : "other-edition", found, expected: edition.code };
}

/** Edition and vendor as the workbook tells; an id is only known from the hidden sheet. */
function whose(identity: Identity, edition: Edition): Pick<Reading, "edition" | "vendor"> {
  return {
    edition: identity.editionCode !== null ? { id: edition.id, code: edition.code } : null,
    vendor: identity.vendorCode !== null ? { id: identity.vendorId ?? "", code: identity.vendorCode } : null,
  };
}

function groupByQuestion(located: LocatedRow[]): Map<string, QuestionRow[]> {
  const rows = new Map<string, QuestionRow[]>();
  for (const each of located) {
    if (each.kind !== "question") continue;
    const same = rows.get(each.requirement.id);
    if (same) same.push(each);
    else rows.set(each.requirement.id, [each]);
  }
  return rows;
}

function workbookIssues(workbook: OpenedWorkbook, identity: Identity): Issue[] {
  const issues: Issue[] = [];
  const about = (severity: Issue["severity"], code: Issue["code"], more: Partial<Issue> = {}) =>
    issues.push({ severity, code, sheet: null, cell: null, ...more });
  if (identity.editionCode === null || identity.vendorCode === null) about("warning", "identity-missing");
  for (const code of identity.visibleVendorCodes) {
    if (identity.vendorCode !== null && code !== identity.vendorCode) about("error", "other-vendor", { found: code, expected: identity.vendorCode });
  }
  if (workbook.macros) about("warning", "macros-ignored");
  if (workbook.externalLinks) about("warning", "external-link");
  return issues;
}

/** What there is to say of a row whatever its answer: a changed question, formulas. */
function questionIssues({ row, columns, requirement, sheet }: QuestionRow): Issue[] {
  const issues: Issue[] = [];
  const question = cellIn(row, columns, "question");
  const text = contentText(question?.content ?? null);
  if (question && text !== "" && !saysQuestion(text, requirement)) {
    issues.push({
      severity: "warning", code: "question-changed", sheet, cell: cellAddress(question.row, question.column),
      requirement: requirement.id, found: text, expected: requirement.code,
    });
  }
  for (const column of ["answer", "comment", "evidence"] as const) {
    const cell = cellIn(row, columns, column);
    if (cell?.formula) {
      issues.push({
        severity: "warning", code: "formula", sheet, cell: cellAddress(cell.row, cell.column), requirement: requirement.id, found: cell.formula,
      });
    }
  }
  return issues;
}

/** A cell's text; a formula without a saved result stands for itself, so that it is not lost. */
function cellText(cell: Cell | null): string {
  if (!cell) return "";
  return contentText(cell.content) || (cell.formula ?? "");
}

function readQuestion({ row, columns, requirement }: QuestionRow, texts: TemplateTexts): RowReading {
  const cell = cellIn(row, columns, "answer");
  const unsaved = cell !== null && cell.formula !== null && contentText(cell.content) === "";
  const cells = {
    answer: unsaved ? null : (cell?.content ?? null),
    comment: cellText(cellIn(row, columns, "comment")),
    evidence: cellText(cellIn(row, columns, "evidence")),
  };
  const reading = readRow(requirement, cells, texts.values);
  if (!unsaved) return reading;
  const comment = [cells.comment, cellText(cell)].filter(Boolean).join("\n");
  return { answer: { ...reading.answer, comment }, reading: { kind: "unclear", code: "not-understood" } };
}

function answerPlace({ row, columns, sheet, requirement }: QuestionRow): Pick<Issue, "sheet" | "cell" | "requirement"> {
  return { sheet, cell: columns.answer === undefined ? null : cellAddress(row.number, columns.answer), requirement: requirement.id };
}

/** Issues about the value that was read: unclear, or missing where it is mandatory. */
function valueIssues(row: QuestionRow, { reading }: RowReading): Issue[] {
  const { requirement } = row;
  if (reading.kind === "unclear") {
    const found = cellText(cellIn(row.row, row.columns, "answer"));
    const likely = reading.likely === undefined ? {} : { likely: reading.likely };
    return [{ severity: "error", code: reading.code, ...answerPlace(row), found, expected: expectedAnswer(requirement.answer), ...likely }];
  }
  if (reading.kind === "blank" && requirement.mandatory) return [missing(requirement, answerPlace(row))];
  return [];
}

function missing(requirement: EditionRequirement, place: Pick<Issue, "sheet" | "cell">): Issue {
  return { severity: "error", code: "missing-mandatory", ...place, requirement: requirement.id, expected: requirement.code };
}

function readOnly(row: QuestionRow, texts: TemplateTexts): { answer: Answer; found: Issue[] } {
  const read = readQuestion(row, texts);
  return { answer: read.answer, found: valueIssues(row, read) };
}

/**
 * Rows that claim the same question. Rows that say the same, and rows that say nothing beside one that does, are one
 * answer; otherwise there is no answer until a person chooses, and all texts are kept.
 */
function readDoubles(rows: QuestionRow[], texts: TemplateTexts): { answer: Answer; found: Issue[] } {
  const read = rows.map((row) => ({ row, ...readQuestion(row, texts) }));
  const saying = read.filter(({ answer, reading }) => reading.kind !== "blank" || answer.comment !== "" || answer.evidence !== "");
  const same = (a: Answer, b: Answer) => a.value === b.value && a.comment === b.comment && a.evidence === b.evidence;
  const agreed = saying.length === 0 || saying.every(({ answer }) => same(answer, saying[0].answer));
  const first = saying[0] ?? read[0];

  const found = read.map(({ row, answer }): Issue => ({
    severity: agreed ? "warning" : "error", code: "double-question", ...answerPlace(row), expected: row.requirement.code,
    found: JSON.stringify([cellText(cellIn(row.row, row.columns, "answer")), answer.comment, answer.evidence]),
  }));
  if (agreed) return { answer: first.answer, found: [...found, ...valueIssues(first.row, first)] };

  const distinct = (texts: string[]) => [...new Set(texts.filter((text) => text !== ""))].join("\n");
  const answer: Answer = {
    requirement: first.answer.requirement,
    value: null,
    comment: distinct(saying.map((each) => each.answer.comment)),
    evidence: distinct(saying.map((each) => each.answer.evidence)),
  };
  return { answer, found: [...found, ...saying.flatMap((each) => (each.reading.kind === "unclear" ? valueIssues(each.row, each) : []))] };
}

/** Questions and whole sheets that the workbook does not have. */
function absent(edition: Edition, rows: ReadonlyMap<string, unknown>): Issue[] {
  return questionSheets(edition).flatMap((sheet): Issue[] => {
    const asked = sheet.rows.flatMap((row) => (row.kind === "question" ? [row.requirement] : []));
    const gone = asked.filter(({ id }) => !rows.has(id));
    const nowhere = { sheet: null, cell: null };
    const said: Issue[] = gone.length === asked.length
      ? [{ severity: "error", code: "sheet-missing", ...nowhere, found: sheet.name }]
      : gone.map(({ id, code }) => ({ severity: "warning", code: "question-missing", ...nowhere, requirement: id, found: code }));
    return [...said, ...gone.filter(({ mandatory }) => mandatory).map((requirement) => missing(requirement, nowhere))];
  });
}

function keepBesideWithIssues(found: Reading["beside"], kept: Reading["beside"], issues: Issue[], requirement?: string): void {
  keepBeside(kept, found);
  for (const { sheet, cell, text } of found) {
    issues.push({ severity: "warning", code: "beside-template", sheet, cell, found: text, ...(requirement ? { requirement } : {}) });
  }
}

/** Leaves the first issues about cells beside the template on each sheet, and counts the rest in one. */
function boundBeside(issues: Issue[]): Issue[] {
  const seen = new Map<string, number>();
  const kept = issues.filter(({ code, sheet }) => {
    if (code !== "beside-template" || sheet === null) return true;
    seen.set(sheet, (seen.get(sheet) ?? 0) + 1);
    return (seen.get(sheet) as number) <= besideIssuesPerSheet;
  });
  const rest = [...seen].filter(([, count]) => count > besideIssuesPerSheet);
  return [...kept, ...rest.map(([sheet, count]): Issue => ({
    severity: "warning", code: "beside-template", sheet, cell: null, found: String(count - besideIssuesPerSheet),
  }))];
}

function completeness(edition: Edition, answers: Answer[]): Reading["complete"] {
  const unanswered = new Set(answers.filter(({ value }) => value === null).map(({ requirement }) => requirement));
  return {
    answered: answers.length - unanswered.size,
    asked: answers.length,
    mandatoryMissing: edition.requirements.filter(({ id, mandatory }) => mandatory && unanswered.has(id)).map(({ id }) => id),
  };
}
