import { describe, expect, it } from "vitest";

import { type Block, cellParts, type Table } from "~/documents/document-model";
import { requestModel } from "~/documents/request/request-model";
import { editionHash } from "~/domain/edition/fingerprint.server";

import { smallEdition } from "../../../support/document-edition";
import { exampleEdition } from "../../../support/edition";

const headings = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.type === "heading" ? [`${block.number ?? ""} ${block.text}`.trim()] : []));
const tableAfter = (blocks: readonly Block[], heading: string): Table => {
  const from = blocks.findIndex((block) => block.type === "heading" && block.text === heading);
  return blocks.slice(from).find((block): block is Table => block.type === "table")!;
};
const texts = (table: Table) => table.rows.map((row) => row.cells.map((cell) => cellParts(cell).map(({ text }) => text).join(" / ")));

describe("the document of a request", () => {
  it("leaves out the chapters that the selection has nothing for", () => {
    const full = requestModel(smallEdition({ introduction: "Wie wij zijn.", scope: "Wat erbij hoort.", objectives: ["één klantbeeld"] }));
    expect(headings(full.blocks)).toEqual([
      "1 Inleiding", "1.1 Achtergrond", "1.2 Afbakening", "2 Doelstellingen", "3 Planning", "4 Zo geeft u antwoord", "4.1 De werkmap",
      "4.2 De antwoordschaal", "4.3 Verplichte eisen", "4.4 Vragen", "5 Zo worden antwoorden beoordeeld", "5.1 Methode", "5.2 Gewichten",
      "5.3 Verplichte eisen", "6 Eisen en vragen", "6.1 Functionaliteit", "6.2 Openheid", "Bijlage: echtheid van dit document",
    ]);
    const bare = headings(requestModel(smallEdition({ introduction: " ", scope: "" })).blocks);
    expect(bare.slice(0, 2)).toEqual(["1 Inleiding", "2 Planning"]);
  });

  it("prints shares of group and total that follow from the weights", () => {
    const model = requestModel(smallEdition());
    expect(texts(tableAfter(model.blocks, "Gewichten"))).toEqual([
      ["Functionaliteit", "2", "60,0%", "60,0%"], ["Openheid", "1", "40,0%", "40,0%"],
    ]);
    // F-1 and F-2 weigh 3 and 1 within 60%.
    expect(texts(tableAfter(model.blocks, "Functionaliteit")).map((row) => [row[0], row[2], row[4]])).toEqual([
      ["F-1", "Noodzakelijk", "45,00%"], ["F-2", "Wenselijk", "15,00%"],
    ]);
    expect(texts(tableAfter(model.blocks, "Openheid"))[0][2]).toBe("Noodzakelijk / Verplicht");
  });

  it("lists what is mandatory with the lowest answer accepted, and refers to that list", () => {
    const model = requestModel(smallEdition());
    const list = model.blocks.filter((block): block is Table => block.type === "table").find(({ columns }) => columns[2]?.header === "Laagst aanvaard")!;
    expect(texts(list)).toEqual([["O-1", "Eis O-1", "Maatwerk"]]);
    const paragraphs = model.blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));
    expect(paragraphs.find((text) => text.startsWith("Er is 1 eis verplicht"))).toContain("Paragraaf 4.3");
  });

  it("puts the deadline among the steps of the planning, in the time zone of the edition", () => {
    const planning = [{ label: "Vragen", date: "2026-12-01" }, { label: "Gunning", date: "2027-02-01" }];
    const model = requestModel(smallEdition({ planning, deadline: "2026-12-18T23:30:00Z", timeZone: "Europe/Amsterdam" }));
    const rows = texts(tableAfter(model.blocks, "Planning"));
    expect(rows.map(([label]) => label)).toEqual(["Vragen", "Uiterste moment om antwoorden terug te sturen", "Gunning"]);
    expect(rows[1][1]).toContain("19 december 2026");
  });

  it("says what numbers are worth, with their unit", () => {
    const edition = smallEdition();
    edition.requirements[1].answer = { type: "number", unit: "dagen", points: [[0, 100], [30, 0]] };
    expect(texts(tableAfter(requestModel(edition).blocks, "Functionaliteit"))[1][3]).toBe("Getal (dagen) / 0 geeft 100 / 30 geeft 0");
  });

  it("asks every requirement of the edition once, in either language", () => {
    for (const language of ["nl", "en"] as const) {
      const edition = exampleEdition({ requirements: 90, language });
      const codes = requestModel(edition).blocks
        .flatMap((block) => (block.type === "table" && block.columns.length === 5 ? block.rows.map((row) => row.cells[0]) : []));
      expect([...codes].sort()).toEqual(edition.requirements.map(({ code }) => code).sort());
    }
  });

  it("closes with the hash of the edition", () => {
    const edition = smallEdition();
    expect(requestModel(edition).blocks.at(-1)).toEqual({ type: "paragraph", tone: "code", text: editionHash(edition) });
  });

  it("tells RFI and RFP apart on the cover", () => {
    expect(requestModel(smallEdition({ kind: "rfi" })).cover!.kind).toBe("Informatieaanvraag (RFI)");
    expect(requestModel(exampleEdition({ language: "en" })).cover!.kind).toBe("Request for Proposal (RFP)");
  });
});
