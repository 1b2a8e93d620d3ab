import { describe, expect, test } from "vitest";

import { guessSettings } from "~/domain/import/guess";
import { planImport, plannedRequirements } from "~/domain/import/plan";
import type { TableSheet } from "~/domain/import/table";

/** A sheet as rows of cells, the first in row 1; null stands for a blank row. `merges` as [top, left, bottom, right]. */
function sheet(name: string, rows: ((string | null)[] | null)[], merges: [number, number, number, number][] = []): TableSheet {
  return {
    name, visible: true, merges: merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })),
    rows: rows.flatMap((cells, index) => {
      const filled = (cells ?? []).flatMap((text, column): [number, string][] => (text === null || text === "" ? [] : [[column + 1, text]]));
      return filled.length > 0 ? [{ number: index + 1, cells: filled }] : [];
    }),
  };
}
const planOf = (...sheets: TableSheet[]) => planImport(sheets, guessSettings(sheets), [], []);

describe("habits of questionnaires", () => {
  test("sections as bare titles between the rows, numbered within each other, in English", () => {
    const plan = planOf(sheet("Requirements", [
      ["ACME Ltd - Request for proposal"],
      null,
      ["Req ID", "Requirement", "Priority", "Vendor response", "Vendor comments"],
      ["1", "Functional requirements"],
      ["1.1", "Contact management"],
      ["1.1.1", "The system shall store contact persons per account.", "Must have"],
      ["1.1.2", "The system should warn of duplicate contacts.", "Should have"],
      ["1.2", "Reporting"],
      ["1.2.1", "The system could export any list to a spreadsheet.", "Could have"],
      ["2", "Support"],
      ["2.1", "The supplier shall answer calls within two hours.", "M"],
      null,
      ["Note: please answer every line."],
    ]));
    expect(plan.rows.map(({ reference, priority, group }) => [reference, priority, (JSON.parse(group) as string[]).join(" > ")])).toEqual([
      ["1.1.1", "necessary", "Functional requirements > Contact management"],
      ["1.1.2", "desirable", "Functional requirements > Contact management"],
      ["1.2.1", "desirable", "Functional requirements > Reporting"],
      ["2.1", "necessary", "Support"],
    ]);
    expect(plan.skipped.filter(({ kind }) => kind !== "heading").map(({ kind, number }) => [kind, number])).toEqual([["empty", 12], ["note", 13]]);
  });

  test("a column of groups that is merged over its rows, eis/wens, weights and kinds of answer", () => {
    const plan = planOf(sheet("PvE", [
      ["Onderwerp", "Nr", "Eis of wens", "E/W", "Weging", "Type antwoord", "Toelichting", "Antwoord inschrijver"],
      ["Techniek", "T1", "Het pakket werkt in de browsers die de organisatie gebruikt.", "E", "", "Ja/nee", "Edge en Firefox", ""],
      [null, "T2", "Beschrijf hoe koppelingen worden gemaakt en beheerd.", "W", "0", "Open", "", ""],
      [null, "T3", "Het pakket kan grote lijsten binnen een seconde tonen.", "W", "5", "Schaal", "", ""],
      ["Prijs", "P1", "Wat kost het pakket per gebruiker per maand?", "W", "10", "Bedrag", "", ""],
    ], [[2, 1, 4, 1]]));
    expect(plan.rows.map(({ reference, group, priority, weight, answer, note }) => [reference, JSON.parse(group), priority, weight, answer.type, note])).toEqual([
      ["T1", ["Techniek"], "necessary", 3, "yesno", "Edge en Firefox"],
      ["T2", ["Techniek"], "desirable", 0, "text", ""],
      ["T3", ["Techniek"], "desirable", 5, "scale", ""],
      ["P1", ["Prijs"], "desirable", 0, "money", ""],
    ]);
  });

  test("a W is a wish beside an E, and what nobody will have beside M, S and C", () => {
    const rows = (letters: string[]) => planOf(sheet("Lijst", [["Nr", "Omschrijving", "Prioriteit"], ...letters.map((letter, index) => [`${index + 1}`, `Een eis die nergens op lijkt, nummer ${"abcdefgh"[index].repeat(12)}.`, letter])])).rows;
    expect(rows(["E", "W", "E"]).map(({ take, priority }) => [take, priority])).toEqual([[true, "necessary"], [true, "desirable"], [true, "necessary"]]);
    expect(rows(["M", "W", "S"]).map(({ take }) => take)).toEqual([true, false, true]);
  });

  test("what is not understood is told with what stood there, and the row is taken all the same", () => {
    const [row] = planOf(sheet("Lijst", [["Nr", "Eis", "Prioriteit", "Weging"], ["1", "Het pakket houdt bij wie een gegeven wijzigde.", "nader te bepalen", "zwaar"], ["2", "De leverancier is gecertificeerd voor beveiliging.", "Eis", "3"], ["3", "Gebruikers wijzigen hun eigen wachtwoord.", "Wens", "2"]])).rows;
    expect(row).toMatchObject({ take: true, problems: [{ problem: "priority", found: "nader te bepalen" }, { problem: "weight", found: "zwaar" }] });
  });

  test("a list without any heading is read by what stands in it", () => {
    const plan = planOf(sheet("Blad1", [["Het pakket stuurt een bericht als een termijn verloopt."], ["Een beheerder ziet wie er is aangemeld."]]));
    expect(plan.rows.map(({ text }) => text)).toEqual(["Het pakket stuurt een bericht als een termijn verloopt.", "Een beheerder ziet wie er is aangemeld."]);
  });

  test("a must becomes a knock-out where somebody says that it is", () => {
    const table = [sheet("Lijst", [["Nr", "Eis", "MoSCoW"], ["1", "Het pakket houdt bij wie een gegeven wijzigde.", "M"], ["2", "De leverancier is gecertificeerd voor beveiliging.", "S"]])];
    const settings = { ...guessSettings(table), mustExcludes: true, groups: { "[]": "a.b" } };
    const plan = planImport(table, settings, [], [{ id: "a.b", titles: [], words: new Map() }]);
    expect(plannedRequirements(plan, settings, "lijst-1").map(({ mandatory, criterion, past }) => [mandatory, criterion, past?.kind])).toEqual([[true, "a.b", "file"], [false, "a.b", "file"]]);
  });
});
