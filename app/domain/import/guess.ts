import type { Language } from "../language";
import { plainText } from "../responses/fold-text";
import { usualThreshold } from "./similarity";
import { columnRoles } from "./settings";
import type { ColumnChoice, ColumnRole, ImportSettings, SheetSettings } from "./settings";
import { cellOf, columnsOf } from "./table";
import type { TableRow, TableSheet } from "./table";
import { isReference, readAnswerType, readMandatory, readPriority, readWeight } from "./words";

/** Words in headings, in Dutch and English; the first that fits says what a column is. `vendor`: for who answers, not for us. */
const headings: readonly (readonly [ColumnRole | "vendor", RegExp])[] = [
  ["answer", /type (?:antwoord|vraag|response)|(?:antwoord|vraag|answer|response|question) ?(?:type|vorm|format)|soort (?:antwoord|vraag)/],
  ["vendor", /\bintern(?:e|al)?\b|leverancier|inschrijver|aanbieder|vendor|supplier|bidder|tenderer|antwoord|response|\banswer|voldoe[tn]|compl(?:y|ian)|^(?:ja|nee|yes|no|j|n|y|ja ?\/ ?nee|j ?\/ ?n|y ?\/ ?n|score|bewijs|evidence|bijlage)$/],
  ["mandatory", /\bk\.?o\.?\b|knock|verplicht|mandatory|minimumeis|uitsluit/],
  ["weight", /weging|wegingsfactor|gewicht|weight|punten|points/],
  ["priority", /prio|moscow|eis ?\/ ?wens|wens ?\/ ?eis|e ?\/ ?w\b|belang|importance|must ?\/|^type$|^status$/],
  ["reference", /^(?:#|nr\.?|no\.?|id|ref\.?|code|num(?:mer|ber)|volgn(?:r|ummer)|item|pos\.?)$|(?:eis|vraag|req(?:uirement)?|question|item)[ -]?(?:nr|no|id|nummer|number|code)\b|referentie|reference/],
  ["note", /toelichting|opmerking|uitleg|achtergrond|\bnote|remark|comment|explanation|rationale|guidance|motivatie/],
  ["text", /omschrijving|beschrijving|description|(?:^|\b)(?:eis|wens|eisen|wensen|requirements?|vraag|vragen|questions?|functionaliteit|functionality|specificatie|specification|statement|tekst|text)\b/],
  ["group", /categorie|category|groep|group|onderwerp|topic|thema|theme|module|hoofdstuk|chapter|rubriek|section|onderdeel|area|domein|domain|criteri(?:um|on)|proces/],
];

/** What a heading says of its column; null where it says nothing that is known. */
export function roleOfHeading(text: string): ColumnRole | "vendor" | null {
  const heading = plainText(text).toLowerCase();
  if (heading === "" || heading.length > 80) return null;
  return headings.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;
}

/** How many rows at the top may hold the heading. */
const looked = 40;

/** The rows of the heading: where most columns are known by their words, two rows where cells are merged over them. */
function guessHeader(sheet: TableSheet): { top: number; bottom: number } {
  let best = { top: 0, bottom: 0, score: 0 };
  const rows = sheet.rows.slice(0, looked);
  for (const [index, row] of rows.entries()) {
    const score = headingScore([row]);
    if (score > best.score) best = { top: row.number, bottom: row.number, score };
    const next = rows[index + 1];
    const merged = sheet.merges.some(({ top, bottom, left, right }) => top === row.number && (bottom === row.number + 1 || (bottom === row.number && right > left)));
    if (!next || next.number !== row.number + 1 || !(merged || saysMore(row, next)) || isProse(next)) continue;
    const both = headingScore([row, next]);
    if (both > best.score) best = { top: row.number, bottom: next.number, score: both };
  }
  // One known word can stand anywhere, two in one row are a heading.
  return best.score >= 2 ? { top: best.top, bottom: best.bottom } : { top: 0, bottom: 0 };
}

/** Whether a row is the second half of a heading although nothing is merged: several known words of its own, and no number of an item. */
function saysMore(row: TableRow, next: TableRow): boolean {
  const roles = new Set(next.cells.map(([, text]) => roleOfHeading(text)));
  roles.delete(null);
  return headingScore([row]) >= 2 && roles.size >= 2 && next.cells.every(([, text]) => !isReference(text));
}

const isProse = (row: TableRow) => row.cells.some(([, text]) => text.length > 60);

/** Known columns in rows, each kind once; sentences take away from it. */
function headingScore(rows: readonly TableRow[]): number {
  if (rows.some(isProse)) return 0;
  const roles = new Set(rows.flatMap((row) => row.cells.map(([, text]) => roleOfHeading(text))));
  roles.delete(null);
  return roles.size;
}

/** The heading above a column: what the rows of the heading say of it, a merged cell for each column that it covers. */
export function headingOf(sheet: TableSheet, { headerTop, headerBottom }: Pick<SheetSettings, "headerTop" | "headerBottom">, column: number): string {
  const parts: string[] = [];
  for (let number = headerTop; number > 0 && number <= headerBottom; number += 1) {
    const merge = sheet.merges.find(({ top, bottom, left, right }) => top <= number && number <= bottom && left <= column && column <= right);
    const row = sheet.rows.find((one) => one.number === (merge?.top ?? number));
    const text = cellOf(row, merge?.left ?? column).trim();
    if (text !== "" && text !== parts.at(-1)) parts.push(text);
  }
  return parts.join(" · ");
}

interface ColumnFacts {
  column: number;
  heading: ColumnRole | "vendor" | null;
  filled: number;
  length: number;
  references: number;
  priorities: number;
  weights: number;
  knockOuts: number;
  answers: number;
  distinct: number;
}

function factsOf(sheet: TableSheet, header: { top: number; bottom: number }, column: number): ColumnFacts {
  const values = sheet.rows.filter((row) => row.number > header.bottom).map((row) => cellOf(row, column).trim()).filter(Boolean);
  const share = (fits: (value: string) => boolean) => (values.length === 0 ? 0 : values.filter(fits).length / values.length);
  const [last] = headingOf(sheet, { headerTop: header.top, headerBottom: header.bottom }, column).split(" · ").reverse();
  return {
    column,
    heading: roleOfHeading(last ?? "") ?? roleOfHeading(headingOf(sheet, { headerTop: header.top, headerBottom: header.bottom }, column)),
    filled: values.length,
    length: values.reduce((sum, value) => sum + value.length, 0) / Math.max(values.length, 1),
    references: share(isReference),
    priorities: share((value) => readPriority(value, { moscow: false }) !== null),
    weights: share((value) => readWeight(value) !== null),
    knockOuts: share((value) => readMandatory(value) !== null),
    answers: share((value) => readAnswerType(value) !== null),
    distinct: new Set(values).size / Math.max(values.length, 1),
  };
}

/** How well a column fits a role, by its heading and what stands below it; 0 where it cannot be. */
function fit(role: ColumnRole, facts: ColumnFacts): number {
  const named = facts.heading === role ? 10 : 0;
  // What a heading calls "eis" may hold the letters E and W.
  const heading = facts.heading === null ? 1 : 0;
  if (facts.heading === "vendor" && named === 0) return 0;
  switch (role) {
    case "text":
      return facts.length < 10 ? 0 : named + heading * Math.min(facts.length / 20, 5) + (facts.distinct > 0.8 ? 1 : 0);
    case "reference":
      return facts.filled > 0 && facts.references < 0.6 ? 0 : named || (heading && facts.references > 0.8 && facts.distinct > 0.8 ? 4 : 0);
    case "priority":
      if (facts.priorities < 0.6) return 0;
      return named || (facts.length < 10 && (facts.heading === "text" || heading === 1) && facts.distinct < 0.6 && facts.references < 0.9 ? 4 : 0);
    case "mandatory":
      return facts.filled > 0 && facts.knockOuts < 0.6 ? 0 : named;
    case "weight":
      return facts.filled > 0 && facts.weights < 0.6 ? 0 : named;
    case "answer":
      return facts.answers < 0.6 ? 0 : named;
    case "group":
      return facts.length > 80 ? 0 : named;
    case "note":
      return named;
  }
}

/** Gives each role the column that fits it best, and no column two roles. */
function guessColumns(sheet: TableSheet, header: { top: number; bottom: number }): ColumnChoice {
  // What is hidden is meant for nobody who gets the list.
  const facts = columnsOf(sheet).filter((column) => !sheet.hidden?.columns.includes(column)).map((column) => factsOf(sheet, header, column));
  const fits = columnRoles.flatMap((role) => facts.map((one) => ({ role, column: one.column, score: fit(role, one) }))).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.column - b.column);
  const columns = Object.fromEntries(columnRoles.map((role) => [role, null])) as ColumnChoice;
  const taken = new Set<number>();
  for (const { role, column } of fits) {
    if (columns[role] !== null || taken.has(column)) continue;
    columns[role] = column;
    taken.add(column);
  }
  if (columns.text === null) {
    const longest = facts.filter(({ column, heading }) => !taken.has(column) && heading !== "vendor").sort((a, b) => b.length - a.length)[0];
    columns.text = longest && longest.length >= 10 ? longest.column : null;
  }
  return columns;
}

const dutch = /\b(?:het|een|de|van|wordt|worden|en|niet|met|voor|kunnen|dient|moet)\b/gi;
const english = /\b(?:the|a|of|is|are|and|not|with|for|can|must|shall|should|be)\b/gi;

/** The language that texts are in, by their smallest words; Dutch where that does not tell. */
export function guessLanguage(texts: readonly string[]): Language {
  const all = texts.join(" ").slice(0, 50_000);
  return (all.match(english)?.length ?? 0) > (all.match(dutch)?.length ?? 0) ? "en" : "nl";
}

/** The columns of a sheet by what stands under a heading that somebody chose. */
export function columnsUnder(sheet: TableSheet, headerTop: number, headerBottom: number): ColumnChoice {
  return guessColumns(sheet, { top: headerTop, bottom: headerBottom });
}

/** How a sheet is read, as far as it tells by itself. A sheet without a column of texts is not used. */
export function guessSheet(sheet: TableSheet): SheetSettings {
  const header = guessHeader(sheet);
  const columns = guessColumns(sheet, header);
  const rows = sheet.rows.filter((row) => row.number > header.bottom && cellOf(row, columns.text).trim().length >= 5).length;
  // An instruction or a list of names has long texts too, but no heading that says what they are.
  const list = header.top > 0 && (columns.reference !== null || columns.priority !== null || columns.mandatory !== null || columns.weight !== null || columns.group !== null);
  const said = sheet.rows.filter((row) => row.number > header.bottom).map((row) => cellOf(row, columns.text));
  return { name: sheet.name, language: guessLanguage(said), use: sheet.visible && columns.text !== null && rows > 0 && list, headerTop: header.top, headerBottom: header.bottom, columns };
}

/** How a file is read before anybody chose anything. When no sheet looks like a list, all that hold texts are used. */
export function guessSettings(table: readonly TableSheet[]): ImportSettings {
  const sheets = table.map(guessSheet);
  const used = sheets.some(({ use }) => use) ? sheets : sheets.map((sheet, index) => ({ ...sheet, use: table[index].visible && sheet.columns.text !== null }));
  const texts = used.flatMap((sheet, index) => (sheet.use ? table[index].rows.map((row) => cellOf(row, sheet.columns.text)) : []));
  return { sheets: used, language: guessLanguage(texts), answer: "scale", mustExcludes: false, threshold: usualThreshold, groups: {}, left: [], taken: [] };
}
