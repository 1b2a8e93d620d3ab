import ExcelJS from "exceljs";

import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Edition, EditionAnswer, EditionVendor } from "~/domain/edition/edition";

/** The workbook of an edition as a vendor returns it: every question with answer, explanation and evidence. */
export async function filledWorkbook(edition: Edition, vendor: EditionVendor): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeResponseWorkbook(edition, vendor)).slice().buffer);
  const byId = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  for (const worksheet of workbook.worksheets) {
    if (worksheet.name.startsWith("_")) continue;
    worksheet.eachRow((row) => {
      const requirement = byId.get(row.getCell(1).text);
      if (!requirement) return;
      row.getCell(5).value = answerTo(requirement.answer);
      row.getCell(7).value = `Toelichting bij ${requirement.code}: dit werkt in de huidige versie en is bij twee klanten in gebruik.`;
      row.getCell(8).value = `https://docs.noordwind.example/${requirement.code}`;
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function answerTo(answer: EditionAnswer): string | number | Date {
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

/** An edition of many questions, of all answer types in turn, over four dimensions. */
export function largeEdition(count: number, ids: Pick<Edition, "id" | "selectionId" | "roundId" | "number" | "code">): Edition {
  const dimensions = ["functionality", "openness", "viability", "support"];
  const answers: EditionAnswer[] = [
    { type: "scale" }, { type: "scale" }, { type: "yesno", better: "yes" }, { type: "scale" }, { type: "number", unit: "fte" },
    { type: "money", currency: "EUR" }, { type: "date" }, { type: "text" },
  ];
  return {
    format: 1, ...ids, kind: "rfp", language: "nl", title: "Meting", organisation: "Shortlist", software: "CRM-pakket", introduction: "", scope: "",
    contact: { name: "Shortlist", email: "bench@shortlist.example" }, deadline: "2099-12-18T16:00:00Z", timeZone: "Europe/Amsterdam",
    planning: [], objectives: [], scale: (["standard", "configuration", "partner", "customisation", "roadmap", "no"] as const).map((key, i) => ({ key, points: 100 - 20 * i })),
    criteria: dimensions.map((id) => ({ id, title: `Onderdeel ${id}`, weight: 1 })),
    requirements: Array.from({ length: count }, (_, index) => ({
      id: `req.bench.${index + 1}`, code: `B-${String(index + 1).padStart(5, "0")}`, criterion: dimensions[index % dimensions.length],
      text: `Het pakket ondersteunt onderdeel ${index + 1} van het werkproces, ook voor medewerkers die onderweg zijn.`,
      note: index % 3 === 0 ? "Vermeld welke onderdelen en versies daarvoor nodig zijn." : null,
      answer: answers[index % answers.length], priority: "necessary" as const, weight: 3, mandatory: index % 10 === 0,
      lowestAccepted: "customisation" as const, valuedBy: "answer" as const, source: null,
    })),
    pack: { id: "bench", version: "1.0.0" }, publishedAt: "2026-11-02T09:00:00Z",
  };
}
