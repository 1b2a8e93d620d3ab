import { readFileSync } from "node:fs";
import { join } from "node:path";

import ExcelJS from "exceljs";

/** Real sentences of one kind, as a source of texts that differ from each other: those of the CRM pack. */
export function sentences(language: "nl" | "en" = "nl"): string[] {
  const folder = join(__dirname, "../../content/crm");
  const files = ["requirements-functionality-data-marketing", "requirements-functionality-sales-service", "requirements-openness", "requirements-viability", "requirements-support", "checklist"];
  const items = files.flatMap((file) => JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8")) as { text: { nl: string; en: string } }[]);
  // The same figure is asked of several years: those are alike.
  return [...new Set(items.map(({ text }) => text[language]))].filter((text) => !/boekjaar|financial year/.test(text));
}

async function bytesOf(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const grey = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD9D9D9" } } as const;

/** How many requirements each list sheet of the large questionnaire holds. */
export const largeParts = [
  { sheet: "1 Functioneel", sections: ["1.1 Klantgegevens", "1.2 Verkoopprocessen", "1.3 Marketing", "1.4 Service"], rows: 160 },
  { sheet: "2 Techniek", sections: ["2.1 Koppelen", "2.2 Hosting", "2.3 Open standaarden"], rows: 90 },
  { sheet: "3 Beveiliging", sections: ["3.1 Informatiebeveiliging", "3.2 Privacy"], rows: 70 },
  { sheet: "4 Leverancier", sections: ["4.1 Financiën", "4.2 Opleiding", "4.3 Continuïteit"], rows: 80 },
] as const;

/**
 * A questionnaire as consultants send them around: an instruction sheet, a hidden sheet of drop-down values, and four sheets
 * with a title over all columns, a heading of two rows with merged cells, coloured section rows merged over the width,
 * MoSCoW, knock-outs, columns for the vendor, and a note at the bottom. 400 requirements.
 */
export async function largeQuestionnaire(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const intro = workbook.addWorksheet("Instructie");
  for (const text of ["Programma van eisen en wensen CRM", "Vul in de gele kolommen per eis in of uw pakket daaraan voldoet en licht uw antwoord toe.", "M = must have, S = should have, C = could have, W = won't have"]) intro.addRow([text]);
  const texts = sentences();
  let at = 0;
  for (const { sheet: name, sections, rows } of largeParts) {
    const sheet = workbook.addWorksheet(name);
    sheet.mergeCells("A1:H1");
    sheet.getCell("A1").value = `Programma van eisen: ${name}`;
    sheet.mergeCells("A2:H2");
    sheet.getCell("A2").value = "Versie 0.9, vertrouwelijk";
    for (const area of ["A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:H4"]) sheet.mergeCells(area);
    for (const [cell, text] of Object.entries({ A4: "Nr.", B4: "Omschrijving eis / wens", C4: "Beoordeling", C5: "MoSCoW", D5: "KO", E4: "Toelichting", F4: "Antwoord leverancier", F5: "J", G5: "N", H5: "Opmerkingen leverancier" })) sheet.getCell(cell).value = text;
    let number = 6;
    const perSection = rows / sections.length;
    let done = 0;
    for (const [index, section] of sections.entries()) {
      sheet.mergeCells(number, 1, number, 8);
      sheet.getCell(number, 1).value = section;
      sheet.getCell(number, 1).fill = grey;
      number += 1;
      const until = Math.round(perSection * (index + 1));
      for (let item = 1; done < until; done += 1, item += 1) {
        const [code] = section.split(" ");
        sheet.getRow(number).values = [`${code}.${item}`, texts[at], "MSC"[at % 3], at % 25 === 0 ? "KO" : "", at % 10 === 0 ? "Zie ook de bijlage." : ""];
        number += 1;
        at += 1;
      }
    }
    sheet.mergeCells(number + 1, 1, number + 1, 8);
    sheet.getCell(number + 1, 1).value = "* Eisen met KO in de kolom zijn knock-outeisen: een inschrijving die daar niet aan voldoet, wordt terzijde gelegd.";
  }
  const values = workbook.addWorksheet("Lijsten");
  values.state = "hidden";
  for (const value of ["Must have", "Should have", "Could have"]) values.addRow([value]);
  return bytesOf(workbook);
}

/** One sheet without frills: five rows that say what another said, three blank ones between the rest. */
export async function doublesAndBlanks(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Eisen");
  const texts = sentences();
  sheet.addRow(["ID", "Eis", "E/W"]);
  const say = (text: string) => sheet.addRow([`R-${sheet.rowCount}`, text, sheet.rowCount % 2 === 0 ? "E" : "W"]);
  for (const text of texts.slice(0, 10)) say(text);
  sheet.addRow([]);
  for (const text of texts.slice(20, 26)) say(text);
  sheet.getRow(sheet.rowCount + 2).values = [`R-${sheet.rowCount + 1}`, texts[30], "E"];
  // The same again: as it is, in capitals, with a number in front, with other punctuation, and once in other words.
  say(texts[0]);
  say(texts[1].toUpperCase());
  say(`4.2 ${texts[2]}`);
  say(`${texts[3].replace(/\.$/, "")} !`);
  sheet.getRow(sheet.rowCount + 2).values = [`R-${sheet.rowCount + 1}`, `${texts[4].replace(/\.$/, "")} ook.`, "W"];
  say(texts[31]);
  return bytesOf(workbook);
}

/** What makes lists awkward, on three small sheets: hidden rows and columns, an English sheet with a heading of two unmerged rows, a place to sign. */
export async function awkwardList(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const [dutch, english] = [sentences(), sentences("en")];
  const functional = workbook.addWorksheet("Functioneel");
  functional.getCell("B1").value = "Gemeente Voorbeeld";
  functional.getCell("B2").value = "Programma van eisen, bijlage 4b";
  functional.getCell("B5").value = "Inschrijver vult uitsluitend de gele kolommen in.";
  functional.getRow(7).values = [null, "Nummer", "Interne opmerking", "Eis of wens", "Prioriteit", "Toelichting opdrachtgever", "Kosten intern", "Voldoet (ja/nee)"];
  for (let item = 1; item <= 12; item += 1) functional.getRow(7 + item).values = [null, `1.${item}`, "Hier niet over praten", dutch[item], item % 2 ? "Must" : "Could", item === 3 ? "Zie bijlage 2" : null, "duur"];
  functional.getColumn(3).hidden = true;
  functional.getRow(12).hidden = true;
  const technical = workbook.addWorksheet("Technical");
  technical.mergeCells("A1:F1");
  technical.getCell("A1").value = "Technical requirements";
  technical.getRow(3).values = ["Ref", "Requirement", "Requirement", "Priority", "Vendor response"];
  technical.getRow(4).values = [null, "Area", "Description", null, "Compliance", "Comments"];
  for (let item = 0; item < 12; item += 1) technical.addRow([`T-0${item + 10}`, item < 6 ? "Hosting" : "Security", english[200 + item], item % 2 ? "Mandatory" : "Desirable"]);
  technical.addRow([]);
  technical.addRow([null, null, "Signed on behalf of the tenderer:"]);
  technical.addRow([null, null, "Name:", "Date:"]);
  return bytesOf(workbook);
}
