import { statesPrices } from "~/domain/cost/vendor-prices";
import type { Edition } from "~/domain/edition/edition";
import type { Answer, Issue, Reading, ReadingResult, Refusal } from "~/domain/responses/reading";
import { pricesApart } from "~/domain/sealing/rules";

import { besideAgain, isBesideSheet } from "./beside-again";
import { type Beside, besideElsewhere, besideInQuestion, exportHabits, isToldAlready, keepBeside, unknownReference } from "./beside-template";
import { besideInFile, besideOnTop, looseObjects } from "./beside-on-top";
import { cellAddress } from "./cell-range";
import { damageIssues, soundRows } from "./damage-issues";
import { damagesOf, namedParts } from "./damage";
import { readDoubles } from "./double-questions";
import { identify, type Identity, isIdentitySheet } from "./identify-workbook";
import { boundIssues } from "./issue-bounds";
import { questionSheets } from "./layout";
import { isStatusFormula } from "./locate-columns";
import { type LocatedRow, locateQuestions } from "./locate-questions";
import { openWorkbook } from "./open-workbook";
import type { OpenedWorkbook } from "./opened-workbook";
import { holdShiftedAnswers } from "./shifted-answers";
import { singleSheetIssues } from "./single-sheet";
import { lookupIn, type ReadQuestion, readQuestion } from "./question-cells";
import { isPriceSheet } from "./price-columns";
import { answerPlace, missing, questionIssues, valueIssues } from "./question-issues";
import { readPrices } from "./read-prices";
import { templateTexts, type TemplateTexts } from "./template-texts";
import { typedOtherwise } from "./typed-otherwise";

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
  const { added, titles } = exportHabits(workbook.sheets);
  const sheets = workbook.sheets.filter((sheet) => !isIdentitySheet(sheet) && !isBesideSheet(sheet) && !isPriceSheet(sheet, edition) && !added.has(sheet));
  const located = locateQuestions(sheets, texts);
  const lookups = sheets.map(lookupIn);
  const read = sheets.map((_, index) => readRows(located[index], lookups[index], texts));
  const shifted = sheets.map(({ name }, index) => holdShiftedAnswers(name, located[index], read[index], lookups[index], texts));
  const rows = groupByQuestion(read);
  const apart = pricesApart(edition);
  const priced = readPrices(workbook, edition);
  const onlyPrices = apart && rows.size === 0 && priced !== null;
  if (rows.size === 0 && !onlyPrices) {
    // Nothing can be read where the texts of a workbook are gone.
    const damages = damagesOf(workbook);
    if (damages.length > 0) return { ok: false, refusal: { code: "damaged", found: damages[0]!.reason, expected: namedParts(damages) } };
    const found = workbook.sheets.map(({ name }) => name).slice(0, 5).join(", ");
    return { ok: false, refusal: { code: "no-questions", found, expected: edition.code } };
  }

  const issues: Issue[] = [...workbookIssues(workbook, identity), ...damageIssues(workbook, edition, rows)];
  const answers = new Map<string, Answer>();
  const typed: Record<string, string> = {};
  const beside: Beside[] = [];
  sheets.forEach((sheet, index) => {
    keepBeside(beside, shifted[index].beside);
    issues.push(...shifted[index].issues);
    located[index].forEach((each, number) => {
      const question = read[index][number];
      if (question) {
        const { requirement } = question.row;
        issues.push(...questionIssues(question));
        const found = besideInQuestion(question, texts);
        if (found.length > 0) {
          keepBeside(beside, found);
          issues.push(...besideIssues(found.filter((one) => !isToldAlready(question, one)), requirement.id));
        }
        if (answers.has(requirement.id)) return;
        const all = rows.get(requirement.id) as ReadQuestion[];
        const { answer, found: about } = all.length === 1 ? { answer: question.answer, found: valueIssues(question) } : readDoubles(all);
        answers.set(requirement.id, answer);
        const cell = all.find((one) => one.answer.value !== null)?.cell ?? null;
        const otherwise = typedOtherwise(cell, requirement.answer, answer.value, edition.language);
        if (otherwise !== null) typed[requirement.id] = otherwise;
        issues.push(...about);
      } else if (each.kind !== "question") {
        const unknown = each.kind === "other" ? unknownReference(each.row, each.columns, texts) : null;
        const found = besideElsewhere(each, texts, titles);
        keepBeside(beside, found);
        if (unknown === null) issues.push(...besideIssues(found));
        else issues.push({ severity: "error", code: "unknown-question", sheet: each.sheet, cell: cellAddress(each.row.number, each.columns.answer ?? 1), found: unknown });
      }
    });
    const onTop = besideOnTop(sheet, read[index].flatMap((one) => one ?? []), texts);
    keepBeside(beside, onTop.beside);
    issues.push(...onTop.issues);
  });
  for (const sheet of workbook.sheets.filter(isBesideSheet)) {
    const again = besideAgain(sheet);
    const onTop = besideOnTop(sheet, [], texts);
    for (const found of [again.known, again.added, onTop.beside]) keepBeside(beside, found);
    issues.push(...besideIssues(again.added), ...onTop.issues);
  }
  const inFile = besideInFile(workbook, texts);
  keepBeside(beside, inFile.beside);
  issues.push(...inFile.issues);
  // A blank price sheet among the answers is that of an older template; prices on it are kept and told.
  const taken = apart && !onlyPrices && !statesPrices(priced?.prices) ? null : priced;
  issues.push(...(taken?.issues ?? []), ...(apart && !onlyPrices && taken ? [inAnswers(workbook, edition)] : []));
  issues.push(...contested(read.flat(), answers, issues, texts), ...looseObjects(workbook));
  if (!onlyPrices) issues.push(...(workbook.single ? singleSheetIssues(edition, rows) : []), ...absent(edition, rows, workbook.single ?? false));

  const only = workbook.single || onlyPrices ? [...rows.keys()] : soundRows(workbook, rows);
  const all = edition.requirements.map(({ id }) => answers.get(id) ?? { comment: "", evidence: "", requirement: id, value: null });
  return { ok: true, reading: { ...whose(identity, edition), answers: all, issues: boundIssues(issues), beside, typed, ...(taken ? { prices: taken.prices } : {}), complete: onlyPrices ? { answered: 0, asked: 0, mandatoryMissing: [] } : completeness(edition, all), ...(only ? { only } : {}) } };
}

/** That prices stand among the answers, although they were to come apart. */
function inAnswers(workbook: OpenedWorkbook, edition: Edition): Issue {
  const sheet = workbook.sheets.find((each) => isPriceSheet(each, edition));
  return { severity: "warning", code: "price-in-answers", sheet: sheet?.name ?? null, cell: null };
}

/** The questions among the rows of a sheet, read; null for other rows. */
function readRows(located: readonly LocatedRow[], lookup: ReturnType<typeof lookupIn>, texts: TemplateTexts): (ReadQuestion | null)[] {
  return located.map((each) => (each.kind === "question" ? readQuestion(each, lookup, texts) : null));
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

function groupByQuestion(read: readonly (ReadQuestion | null)[][]): Map<string, ReadQuestion[]> {
  const rows = new Map<string, ReadQuestion[]>();
  for (const each of read.flat()) {
    if (each === null) continue;
    const same = rows.get(each.row.requirement.id);
    if (same) same.push(each);
    else rows.set(each.row.requirement.id, [each]);
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
  for (const code of identity.visibleEditionCodes) {
    if (identity.editionCode !== null && code !== identity.editionCode) about("error", "other-request", { found: code, expected: identity.editionCode });
  }
  if (workbook.macros) about("warning", "macros-ignored");
  if (workbook.externalLinks || workbook.sheets.some(({ rows }) => rows.some(({ cells }) => cells.some(({ formula }) => formula !== null && reachesOut(formula))))) {
    about("warning", "external-link");
  }
  return issues;
}

/** Whether a formula takes its result from another file, program or server. */
function reachesOut(formula: string): boolean {
  return !isStatusFormula(formula) && /^=[^"|]*\|[^"]*!|\[\d+\]|\bWEBSERVICE\s*\(|\bRTD\s*\(|\bIMPORT(?:RANGE|DATA|HTML|XML|FEED)\s*\(/i.test(formula);
}

/** Questions and whole sheets that the workbook does not have; of a file of one sheet only questions of that sheet. */
function absent(edition: Edition, rows: ReadonlyMap<string, unknown>, single: boolean): Issue[] {
  return questionSheets(edition).flatMap((sheet): Issue[] => {
    const asked = sheet.rows.flatMap((row) => (row.kind === "question" ? [row.requirement] : []));
    const gone = asked.filter(({ id }) => !rows.has(id));
    if (single && gone.length === asked.length) return [];
    const nowhere = { sheet: null, cell: null };
    const said: Issue[] = gone.length === asked.length
      ? [{ severity: "error", code: "sheet-missing", ...nowhere, found: sheet.name }]
      : gone.map(({ id, code }) => ({ severity: "warning", code: "question-missing", ...nowhere, requirement: id, found: code }));
    return [...said, ...gone.filter(({ mandatory }) => mandatory).map((requirement) => missing(requirement, nowhere))];
  });
}

/**
 * Questions without an answer that a row names which was read for another one: its words may be theirs. Told with them too,
 * so that whoever decides finds both.
 */
function contested(read: readonly (ReadQuestion | null)[], answers: ReadonlyMap<string, Answer>, issues: readonly Issue[], texts: TemplateTexts): Issue[] {
  const rows = read.flatMap((each) => (each !== null && each.row.conflict !== null ? [each.row] : []));
  if (rows.length === 0) return [];
  const told = new Set(issues.flatMap(({ severity, requirement }) => (severity === "error" && requirement ? [requirement] : [])));
  return rows.flatMap((row): Issue[] => {
    const conflict = row.conflict as string;
    const other = texts.byReference(conflict) ?? texts.byText(conflict);
    if (!other || other.id === row.requirement.id || told.has(other.id) || (answers.get(other.id)?.value ?? null) !== null) return [];
    told.add(other.id);
    return [{ severity: "error", code: "question-conflict", ...answerPlace(row), requirement: other.id, found: conflict, expected: row.requirement.code, answerType: other.answer.type }];
  });
}

function besideIssues(found: readonly Beside[], requirement?: string): Issue[] {
  return found.map(({ sheet, cell, text }) => ({ severity: "warning", code: "beside-template", sheet, cell, found: text, ...(requirement ? { requirement } : {}) }));
}

function completeness(edition: Edition, answers: Answer[]): Reading["complete"] {
  const unanswered = new Set(answers.filter(({ value }) => value === null).map(({ requirement }) => requirement));
  return {
    answered: answers.length - unanswered.size,
    asked: answers.length,
    mandatoryMissing: edition.requirements.filter(({ id, mandatory }) => mandatory && unanswered.has(id)).map(({ id }) => id),
  };
}
