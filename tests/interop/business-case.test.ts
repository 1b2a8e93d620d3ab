import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";

import { writeBusinessCase } from "~/documents/business-case/write-business-case";
import { assess } from "~/domain/business-case/assess";
import type { Assessment } from "~/domain/business-case/assess";
import { emptyBusinessCase, outlooks } from "~/domain/business-case/business-case";
import type { BusinessCase } from "~/domain/business-case/business-case";

import { LibreOffice } from "../support/libreoffice";
import { needs } from "../support/tools";

const suite = needs("a business case in LibreOffice Calc", "libreoffice");
const estimate = (expected: number | null, worst: number | null = null, best: number | null = null) => ({ worst, expected, best });
const line = { timing: "once", firstYear: 1, growth: 0 } as const;

const full: BusinessCase = {
  ...emptyBusinessCase,
  years: 6, discountRate: 0.065,
  costs: [
    { ...line, id: "a", label: "=1+1", kind: "software", amount: estimate(120_000, 150_000, 110_000), rate: null },
    { ...line, id: "b", label: "Projectteam", kind: "own-people", firstYear: 2, amount: estimate(400, 700), rate: { perHour: 85.5, basis: "internal" } },
    { ...line, id: "c", label: "Beheer", kind: "maintenance", timing: "yearly", growth: 0.03, amount: estimate(18_000), rate: null },
  ],
  returns: [
    { ...line, id: "d", label: "Omzet", kind: "turnover", timing: "yearly", firstYear: 2, growth: 0.02, amount: estimate(300_000, 180_000, 420_000), margin: 0.22 },
    { ...line, id: "e", label: "Minder dubbel werk", kind: "savings", timing: "yearly", amount: estimate(24_000, 10_000, 30_000), margin: 1 },
  ],
  channels: [{ id: "f", label: "Telefoon", contactsPerYear: 12_000, conversionNow: 0.02, conversionLater: estimate(0.024, 0.02, 0.03), profitPerContract: 260, extraProfit: estimate(15, 0, 25), costPerContractNow: 95, costPerContractLater: estimate(88, 95, 80), firstYear: 2 }],
};

describe.skipIf(suite.skip)(suite.title, () => {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-business-case-"));
  const office = new LibreOffice(join(folder, "profile"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What the sheets of the outlooks say after LibreOffice has worked them out anew. */
  async function recomputed(name: string, bytes: Uint8Array): Promise<Record<string, Record<string, unknown>>> {
    writeFileSync(join(folder, `${name}.xlsx`), bytes);
    office.convert("xlsx:Calc MS Excel 2007 XML", join(folder, "out"), [join(folder, `${name}.xlsx`)]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(join(folder, "out", `${name}.xlsx`)) as unknown as ArrayBuffer);
    return Object.fromEntries(outlooks.map((outlook, index) => {
      const told: Record<string, unknown> = {};
      workbook.worksheets[index + 1].eachRow((row) => {
        const value = row.getCell(2).value;
        told[row.getCell(1).text] = value !== null && typeof value === "object" && "result" in value ? value.result : value;
      });
      return [outlook, told];
    }));
  }

  function expectSame(told: Record<string, unknown>, worked: Assessment): void {
    expect(told["Netto contante waarde"]).toBeCloseTo(worked.netPresentValue, 6);
    expect(told["Rendement op de investering"]).toBeCloseTo(worked.returnOnInvestment!, 9);
    if (worked.internalRateOfReturn === null) expect(told["Interne rentevoet"]).toBe("geen, of meer dan een");
    else expect(told["Interne rentevoet"]).toBeCloseTo(worked.internalRateOfReturn, 8);
    for (const [name, value] of [["Terugverdientijd, jaren", worked.payback], ["Terugverdientijd, contant, jaren", worked.discountedPayback]] as const) {
      if (value === null) expect(told[name]).toBe("niet binnen deze jaren");
      else expect(told[name]).toBeCloseTo(value, 9);
    }
  }

  it("gives the same as Shortlist in all three outlooks", async () => {
    const told = await recomputed("full", await writeBusinessCase(full, "CRM", "nl"));
    for (const outlook of outlooks) expectSame(told[outlook], assess(full)![outlook]);
  });

  it("says the same where there is no rate of return or more than one, and where nothing is ever earned back", async () => {
    const at = (id: string, firstYear: number, expected: number, worst: number | null = null, best: number | null = null) => ({ ...line, id, label: id, firstYear, amount: estimate(expected, worst, best) });
    const odd: BusinessCase = {
      ...emptyBusinessCase, years: 3, discountRate: 0.08,
      costs: [{ ...at("Begin", 1, 100), kind: "software", rate: null }, { ...at("Afbouw", 3, 132, 132, 0), kind: "software", rate: null }],
      returns: [{ ...at("Verkoop", 2, 230, 0, 230), kind: "savings", margin: 1 }],
    };
    const worked = assess(odd)!;
    // Expected −100, 230, −132 has a rate of 10 % and one of 20 %; in the worst case nothing comes in; at best it is 130 % in a year.
    expect(outlooks.map((outlook) => worked[outlook].internalRateOfReturn)).toEqual([null, null, expect.closeTo(1.3, 9)]);
    expect(outlooks.map((outlook) => worked[outlook].payback === null)).toEqual([true, true, false]);
    const told = await recomputed("odd", await writeBusinessCase(odd, "CRM", "nl"));
    for (const outlook of outlooks) expectSame(told[outlook], worked[outlook]);
  });

  it("gives the check figure: −100,000 and three times 45,000 at 8 %", async () => {
    const check: BusinessCase = {
      ...emptyBusinessCase, years: 3, discountRate: 0.08,
      costs: [{ ...line, id: "a", label: "Pakket", kind: "software", amount: estimate(100_000), rate: null }],
      returns: [{ ...line, id: "b", label: "Opbrengst", timing: "yearly", kind: "savings", amount: estimate(45_000), margin: 1 }],
    };
    const { expected: told } = await recomputed("check", await writeBusinessCase(check, "CRM", "nl"));
    expect([told["Netto contante waarde"], told["Interne rentevoet"], told["Terugverdientijd, jaren"], told["Terugverdientijd, contant, jaren"]].map(Number))
      .toEqual([expect.closeTo(15_969.36, 2), expect.closeTo(0.1665, 4), expect.closeTo(2.22, 2), expect.closeTo(2.55, 2)]);
  });

  it("follows when figures are changed in the workbook", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeBusinessCase(full, "CRM", "nl")) as unknown as ArrayBuffer);
    const figures = workbook.worksheets[0];
    expect(figures.getCell("A7").value).toBe("=1+1");
    figures.getCell("B3").value = 0.1;
    figures.getCell("G7").value = 90_000;
    figures.getCell("D9").value = 2;
    for (const worksheet of workbook.worksheets.slice(1)) {
      worksheet.eachRow((row) => row.eachCell((cell) => {
        if (cell.formula) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
      }));
    }
    const changed: BusinessCase = {
      ...full, discountRate: 0.1,
      costs: [{ ...full.costs[0], amount: estimate(90_000, 150_000, 110_000) }, full.costs[1], { ...full.costs[2], firstYear: 2 }],
    };
    const told = await recomputed("changed", new Uint8Array(await workbook.xlsx.writeBuffer()));
    for (const outlook of outlooks) expectSame(told[outlook], assess(changed)![outlook]);
  });

  it("is the same bytes for the same business case", async () => {
    expect(Buffer.compare(await writeBusinessCase(full, "CRM", "en"), await writeBusinessCase(full, "CRM", "en"))).toBe(0);
  });
});
