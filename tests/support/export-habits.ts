import { strToU8, zipSync } from "fflate";

import type { GridCell, GridSheet } from "./damage";

/**
 * Workbooks written in the way in which Google Sheets and Numbers export them. Their exports differ from Excel's in what they
 * leave out, add and rename; the XML here has their forms.
 */

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const address = (row: number, column: number) => `${column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`}${row + 1}`;
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A note at a cell, as "E5". */
export interface GridNote {
  sheet: string;
  cell: string;
  author: string;
  text: string;
}

interface Form {
  /** A number as the program writes it. */
  number: (value: number) => string;
  text: (text: string) => string;
  styles: string;
  sheetStart: string;
  sheetEnd: (sheet: GridSheet) => string;
  stateOf: (sheet: GridSheet) => string;
  more?: Record<string, string>;
}

function write(sheets: readonly GridSheet[], form: Form, notes: readonly GridNote[] = []): Uint8Array {
  const strings: string[] = [];
  const known = new Map<string, number>();
  const shared = (text: string): number => {
    if (!known.has(text)) known.set(text, strings.push(text) - 1);
    return known.get(text)!;
  };
  const cellXml = (cell: GridCell, at: string): string => {
    if (cell === null) return `<c r="${at}" s="1"/>`;
    if (typeof cell === "number") return `<c r="${at}" s="1"><v>${form.number(cell)}</v></c>`;
    if (typeof cell === "string") return `<c r="${at}" s="1" t="s"><v>${shared(cell)}</v></c>`;
    return "day" in cell ? `<c r="${at}" s="2"><v>${form.number(cell.day)}</v></c>` : `<c r="${at}" s="1" t="str"><f>${escaped(cell.formula)}</f><v></v></c>`;
  };
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default ContentType="application/xml" Extension="xml"/></Types>`,
    "_rels/.rels": `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declared}<workbook ${main}><workbookPr/><sheets>${sheets.map((sheet, index) => `<sheet ${form.stateOf(sheet)}name="${escaped(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 4}"/>`).join("")}</sheets><definedNames/><calcPr/></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>${sheets.map((_, index) => `<Relationship Id="rId${index + 4}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": form.styles,
    ...form.more,
  };
  sheets.forEach((sheet, index) => {
    const rows = sheet.rows.map((cells, row) => `<row r="${row + 1}" ht="15.75" customHeight="1">${cells.map((cell, column) => cellXml(cell, address(row, column))).join("")}</row>`).join("");
    const own = notes.filter((note) => note.sheet === sheet.name);
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `${declared}<worksheet ${main}>${form.sheetStart}<sheetData>${rows}</sheetData>${form.sheetEnd(sheet)}</worksheet>`;
    if (own.length === 0) return;
    parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/comments" Target="../comments${index + 1}.xml"/></Relationships>`;
    parts[`xl/comments${index + 1}.xml`] = `${declared}<comments ${main}><authors><author/></authors><commentList>${own.map(({ cell, author, text }) => `<comment authorId="0" ref="${cell}"><text><t xml:space="preserve">${escaped(text)}\t-${escaped(author)}</t></text></comment>`).join("")}</commentList></comments>`;
  });
  parts["xl/sharedStrings.xml"] = `${declared}<sst ${main} count="${strings.length}" uniqueCount="${strings.length}">${strings.map(form.text).join("")}</sst>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level: 6 });
}

const styles = (date: string) => `${declared}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="${date}"/></numFmts><fonts count="1"><font><sz val="10.0"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf applyAlignment="1"/><xf applyNumberFormat="1" numFmtId="164"/></cellXfs></styleSheet>`;

/** Numbers always have a point; no properties; the very hidden sheet is a hidden one; validations change; notes are signed behind. */
export function asGoogleSheets(sheets: readonly GridSheet[], notes: readonly GridNote[] = []): Uint8Array {
  return write(sheets, {
    number: (value) => (Number.isInteger(value) ? `${value}.0` : String(value)),
    text: (text) => `<si><t${text.trim() === text ? "" : ' xml:space="preserve"'}>${escaped(text)}</t></si>`,
    styles: styles("yyyy-mm-dd"),
    sheetStart: '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><cols><col customWidth="1" hidden="1" min="1" max="1" width="8.0"/><col customWidth="1" min="2" max="2" width="12.75"/></cols>',
    sheetEnd: () => '<dataValidations><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="E5:E1000"><formula1>"Standaard,Nee"</formula1></dataValidation><dataValidation type="custom" allowBlank="1" sqref="A1:Z1000"><formula1>TRUE</formula1></dataValidation></dataValidations>',
    stateOf: ({ state }) => `state="${state === "visible" ? "visible" : "hidden"}" `,
  }, notes);
}

/**
 * Hidden sheets, validations and notes are gone; formulas are values; a summary stands first; every table has a sheet of its
 * own, named "Sheet - Table", with the table's name in a row above it.
 */
export function asNumbers(sheets: readonly GridSheet[], { named = true, language = "en" as "en" | "nl" } = {}): Uint8Array {
  const table = language === "en" ? "Table 1" : "Tabel 1";
  const visible = sheets.filter(({ state }) => state === "visible");
  const tables = visible.map((sheet): GridSheet => ({
    ...sheet, name: `${sheet.name.slice(0, 21)} - ${table}`,
    rows: [...(named ? [[table]] : []), ...sheet.rows.map((row) => row.map((cell) => (cell !== null && typeof cell === "object" && "formula" in cell ? null : cell)))],
  }));
  const summary: GridSheet = {
    name: language === "en" ? "Export Summary" : "Exportoverzicht", state: "visible",
    rows: [
      [], [],
      [null, language === "en"
        ? "This document was exported from Numbers. Each table was converted to an Excel worksheet. All other objects on each Numbers sheet were placed on separate worksheets. Please be aware that formula calculations may differ in Excel."
        : "Dit document is geëxporteerd uit Numbers. Elke tabel is omgezet in een Excel-werkblad. Alle andere objecten op elk Numbers-blad zijn op aparte werkbladen geplaatst. Houd er rekening mee dat formuleberekeningen in Excel kunnen verschillen."],
      [],
      [null, language === "en" ? "Numbers Sheet Name" : "Naam van Numbers-blad", language === "en" ? "Numbers Table Name" : "Naam van Numbers-tabel", language === "en" ? "Excel Worksheet Name" : "Naam van Excel-werkblad"],
      ...visible.flatMap((sheet, index) => [[null, sheet.name], [null, null, table, tables[index].name]]),
    ],
  };
  return write([summary, ...tables], {
    number: String,
    text: (text) => `<si><r><rPr><sz val="10"/><rFont val="Helvetica Neue"/></rPr><t>${escaped(text)}</t></r></si>`,
    styles: styles("d-m-yyyy"),
    sheetStart: '<sheetFormatPr defaultColWidth="8.33333" defaultRowHeight="19.9" customHeight="1"/>',
    sheetEnd: () => "",
    stateOf: () => "",
  });
}
