import { Readable } from "node:stream";

import ExcelJS from "exceljs";

import { closeReadingPool, readInWorker } from "~/documents/workbook/reading-pool";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Edition, EditionAnswer } from "~/domain/edition/edition";

import { median } from "./median-time";
import type { BenchResult } from "./result";

const rounds = 31;

/**
 * Reading a returned workbook of 1,000 requirements, from bytes to answers in the warm worker, against exceljs' streaming
 * reader that only walks the cells of the same file. Medians of rounds in turn.
 */
export async function benchReading(): Promise<BenchResult[]> {
  const edition = benchEdition(1000);
  const vendor = { id: "vendor-1", code: "V1", name: "Noordwind Software", package: "Noordwind CRM" };
  const bytes = await filled(await writeResponseWorkbook(edition, vendor), edition);

  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    for (let round = -3; round < rounds; round += 1) {
      const reading = await timed(() => readInWorker(bytes, edition));
      const walk = await timed(() => walkWithExceljs(bytes));
      const { result } = reading;
      if (!result.ok || result.reading.complete.answered !== edition.requirements.length) {
        throw new Error(`bench: reading gave ${JSON.stringify(result.ok ? result.reading.complete : result.refusal)}`);
      }
      if (round < 0) continue;
      ours.push(reading.milliseconds);
      theirs.push(walk.milliseconds);
    }
  } finally {
    await closeReadingPool();
  }
  const reference = { name: "exceljs' streaming walk over the same file", milliseconds: median(theirs) };
  return [{ name: "reading a workbook of 1,000 requirements", milliseconds: median(ours), limit: 1, reference }];
}

async function timed<T>(run: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const start = performance.now();
  const result = await run();
  return { result, milliseconds: performance.now() - start };
}

async function walkWithExceljs(bytes: Uint8Array): Promise<number> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
    worksheets: "emit", sharedStrings: "cache", styles: "cache", hyperlinks: "ignore", entries: "emit",
  });
  let cells = 0;
  for await (const worksheet of reader) {
    for await (const row of worksheet) row.eachCell(() => { cells += 1; });
  }
  return cells;
}

async function filled(blank: Uint8Array, edition: Edition): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(blank.slice().buffer);
  const byId = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  for (const worksheet of workbook.worksheets) {
    if (worksheet.name.startsWith("_")) continue;
    worksheet.eachRow((row) => {
      const requirement = byId.get(row.getCell(1).text);
      if (!requirement) return;
      row.getCell(5).value = benchAnswer(requirement.answer);
      row.getCell(7).value = `Toelichting bij ${requirement.code}: dit werkt in de huidige versie en is bij twee klanten in gebruik.`;
      row.getCell(8).value = `https://docs.noordwind.example/${requirement.code}`;
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function benchAnswer(answer: EditionAnswer): string | number | Date {
  switch (answer.type) {
    case "scale":
      return "Inrichting";
    case "yesno":
      return "Ja";
    case "number":
      return 12.5;
    case "money":
      return 1250;
    case "date":
      return new Date("2026-12-31T00:00:00Z");
    case "text":
      return "Wij leveren dit standaard mee, met een handleiding in het Nederlands.";
  }
}

function benchEdition(count: number): Edition {
  const dimensions = ["functionality", "openness", "viability", "support"];
  const answers: EditionAnswer[] = [
    { type: "scale" }, { type: "scale" }, { type: "yesno", better: "yes" }, { type: "scale" }, { type: "number", unit: "fte" },
    { type: "money", currency: "EUR" }, { type: "date" }, { type: "text" },
  ];
  return {
    format: 1, id: "bench", selectionId: "bench", roundId: "bench", number: 1, code: "RFP-1-BNCH", kind: "rfp", language: "nl",
    title: "Meting", organisation: "Shortlist", software: "CRM-pakket", introduction: "", scope: "",
    contact: { name: "Shortlist", email: "bench@shortlist.example" }, deadline: "2026-12-18T16:00:00Z", timeZone: "Europe/Amsterdam",
    planning: [], objectives: [], scale: (["standard", "configuration", "partner", "customisation", "roadmap", "no"] as const).map((key, i) => ({ key, points: 100 - 20 * i })),
    criteria: dimensions.map((id) => ({ id, title: `Onderdeel ${id}`, weight: 1 })),
    requirements: Array.from({ length: count }, (_, index) => ({
      id: `req.bench.${index + 1}`, code: `B-${String(index + 1).padStart(4, "0")}`, criterion: dimensions[index % dimensions.length],
      text: `Het pakket ondersteunt onderdeel ${index + 1} van het werkproces, ook voor medewerkers die onderweg zijn.`,
      note: index % 3 === 0 ? "Vermeld welke onderdelen en versies daarvoor nodig zijn." : null,
      answer: answers[index % answers.length], priority: "necessary" as const, weight: 3, mandatory: index % 10 === 0,
      lowestAccepted: "customisation" as const, valuedBy: "answer" as const, source: null,
    })),
    pack: { id: "bench", version: "1.0.0" }, publishedAt: "2026-11-02T09:00:00Z",
  };
}
