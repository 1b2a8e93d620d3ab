import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";

import { emptyBusinessCase } from "~/domain/business-case/business-case";
import { caseFields } from "~/domain/business-case/case-fields";
import { emptyLevelCheck } from "~/domain/phases/level-check";
import { emptyWork } from "~/domain/phases/phase-work";
import { implementationFields } from "~/domain/implementation/implementation";
import { resultDocuments } from "~/domain/results/sources";
import type { EmptyParts, ResultDocument } from "~/domain/results/sources";
import { workPath } from "~/domain/selection/beside";
import type { Language } from "~/domain/language";
import type { Context } from "~/services/context.server";
import { addImplementationLine, loadImplementation, saveImplementation, setImplementationLine } from "~/services/implementation";
import { saveBusinessCase } from "~/services/business-case";
import { moveWish } from "~/services/move-wish";
import { saveLevelCheck } from "~/services/phases/level-checks";
import { savePhase } from "~/services/phases/phase-plan";
import { addSwotEntry, saveSwot } from "~/services/phases/swot";
import { addReadinessAction, saveReadinessActions } from "~/services/readiness-actions";
import { saveReadiness } from "~/services/readiness-answers";
import { saveChoices } from "~/services/save-choices";
import { loadResults, resultFile } from "~/services/results";

import { contextAt, onBothEngines } from "../../support/databases";
import { listRoutes } from "../../support/route-list";
import { plannedSelection, unplannedSelection } from "../../support/planned-selection";

/** The texts of a Word file, a paragraph a line. */
function words(docx: Uint8Array): string {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"]!);
  return xml.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "").replace(/&amp;/g, "&").replace(/&apos;/g, "'").replace(/&quot;/g, '"').replace(/\u00a0/g, " ");
}

onBothEngines("the result documents of a selection", (database) => {
  let context: Context;
  let planned: string;
  let empty: string;

  beforeAll(async () => {
    context = contextAt(database().db, "2026-12-20T10:00:00.000Z");
    planned = await plannedSelection(context);
    empty = await unplannedSelection(context);
  });

  const file = async (id: string, document: ResultDocument, format: "pdf" | "docx" = "docx", language: Language = "nl", parts: EmptyParts = "omit") => (await resultFile(context, id, document, format, language, parts))!;
  const text = async (...of: [id: string, document: ResultDocument, language?: Language, parts?: EmptyParts]) => words((await file(of[0], of[1], "docx", of[2], of[3])).bytes);

  test("each document has the parts that the guide names for it", async () => {
    const parts = Object.fromEntries((await loadResults(context, planned, "nl"))!.map(({ document, parts: own }) => [document, own.map(({ key }) => key)]));
    // Goals, what CRM adds, outline business case, commitment and willingness to change; the starting point and the risks with them.
    expect(parts.strategy).toEqual(["swot", "goals", "contribution", "fit", "case", "commitment", "risks"]);
    // Situation and gaps lead to activities and what hangs on what, approach, preconditions, planning, costs, risks, capacity; communication is asked in section 9.
    expect(parts.migration).toEqual(["present", "situation", "gaps", "dependencies", "phasing", "preconditions", "activities", "approach", "capacity", "costs", "risks"]);
    expect(parts.processes).toEqual(["steps", "change", "indicators", "activities", "processApproach", "organisation", "followUp"]);
    expect(parts.design).toEqual(["support", "minimum", "requirements", "integration", "designDecisions", "partner", "integratedPlan"]);
    expect(parts.rollout).toEqual(["pilot", "training", "live", "ambassadors", "rewards", "newWay", "checks"]);
    expect(parts.evaluation).toEqual(["outcome", "courses", "checksHeld", "lessons"]);
  });

  test("what it takes to pay for it, whom to turn to, and how all come to work the new way stand in their documents", async () => {
    const id = await unplannedSelection(context);
    await saveReadiness(context, id, { "inv.3.20": { text: "De afdeling verkoop betaalt." }, "inv.15.2": { value: "partly", note: "De directie wel" }, "inv.14.1": { value: "no" }, "inv.5.3": { text: "Buitendienst en webwinkel" } });
    await savePhase(context, id, { work: [{ ...emptyWork("tno.phase.5.prompt.7"), note: "Elke maand een half uur oefenen" }], decisions: [] });
    await saveBusinessCase(context, id, caseFields({ ...emptyBusinessCase, costs: [{ id: "a", label: "Licenties", kind: "software", timing: "yearly", firstYear: 1, growth: 0, amount: { worst: null, expected: 12_000, best: null }, rate: null }] }));
    const strategy = await text(id, "strategy");
    for (const told of ["De afdeling verkoop betaalt.", "De directie wel"]) expect(strategy).toContain(told);
    const migration = await text(id, "migration");
    for (const told of ["Buitendienst en webwinkel", "Licenties", "€ 12.000"]) expect(migration).toContain(told);
    expect(await text(id, "design")).toContain("een partner zoeken die datawarehouses bouwt");
    expect(await text(id, "rollout")).toContain("Elke maand een half uur oefenen");
    // How to go about it is no lesson until there is something to learn from.
    expect(await text(id, "evaluation")).toContain("Voor dit document is nog niets ingevuld.");
    await saveImplementation(context, id, { pilotOutcome: "Twee weken langer geoefend" });
    expect(await text(id, "evaluation")).toContain("Elke maand een half uur oefenen");
  });

  test("what was discussed, weighed against other projects, looked at on three levels or put on another list is told too", async () => {
    const id = await unplannedSelection(context);
    await saveChoices(context, id, [
      { item: "tno.objective.data.1", selected: true, inUse: null, priority: null, impact: null },
      { item: "tno.wish.1", selected: true, inUse: false, priority: "necessary", impact: "low" }, { item: "tno.wish.2", selected: true, inUse: true, priority: "necessary", impact: "low" },
      { item: "tno.wish.3", selected: true, inUse: false, priority: "desirable", impact: "high" }, { item: "tno.wish.26", selected: true, inUse: false, priority: "desirable", impact: "high" },
    ]);
    await moveWish(context, id, { item: "tno.wish.3", to: "quickWins", reason: "De binnendienst vraagt erom" });
    const { id: entry } = await addSwotEntry(context, id, "weakness");
    await saveSwot(context, id, [{ id: entry, text: "Lijsten in Excel", goal: "goal.tno.objective.data.1" }]);
    await saveLevelCheck(context, id, { kind: "goal", id: "goal.tno.objective.data.1" }, { ...emptyLevelCheck, tactical: { text: "Raakt verkoop en service", done: true } });
    await saveLevelCheck(context, id, { kind: "gap", id: "gap.tno.wish.1" }, { ...emptyLevelCheck, operational: { text: "Bellers zien het dossier", done: false } });
    await saveLevelCheck(context, id, { kind: "wish", id: "tno.wish.26" }, { ...emptyLevelCheck, strategic: { text: "Dient de groei", done: false } });
    await savePhase(context, id, { work: [{ ...emptyWork("tno.phase.1.prompt.1"), note: "Service bleef achter" }, { ...emptyWork("tno.phase.2"), note: "Wacht op de ondernemingsraad" }], decisions: [] });
    const { id: action } = await addReadinessAction(context, id, "inv.9.1", "Projectleider vrijmaken");
    await saveReadinessActions(context, id, { [action]: { owner: "Els Bakker", due: "2026-04-30" } });
    const unsure = (expected: number, worst: number, best: number) => ({ worst, expected, best });
    await saveBusinessCase(context, id, caseFields({
      ...emptyBusinessCase, years: 3,
      costs: [{ id: "a", label: "…", kind: "software", timing: "once", firstYear: 1, growth: 0, amount: unsure(10_000, 12_000, 9_000), rate: null }],
      channels: [{ id: "c", label: "Telefoon", contactsPerYear: 1_000, conversionNow: 0.1, conversionLater: unsure(0.12, 0.1, 0.15), profitPerContract: 50, extraProfit: unsure(10, 0, 20), costPerContractNow: 20, costPerContractLater: unsure(15, 18, 12), firstYear: 1 }],
      rivals: [{ id: "r", label: "Nieuwe bestelbus", investment: 30_000, yearlyReturn: 15_000, years: 3 }, { id: "s", label: "…", investment: 0, yearlyReturn: 0, years: 3 }],
      note: "Geschat door de binnendienst",
    }));
    const strategy = await text(id, "strategy");
    for (const told of [
      "Leidt tot: ", "Raakt verkoop en service", "nagegaan", "Service bleef achter", "Nog zonder naam", "Welke aanname het meest uitmaakt", "Telefoon: conversie", "Nieuwe bestelbus", "Deze businesscase", "Geschat door de binnendienst",
      // 1 000 × (0,12 × (60 − 15) − 0,1 × (50 − 20)) = 2 400 a year; 1 000 × (0,1 × (50 − 18) − 3) = 200 at worst, 1 000 × (0,15 × (70 − 12) − 3) = 5 700 at best.
      "10,0% → 12,0%", "€ 50 → € 60", "€ 20 → € 15", "€ 2.400", "€ 200 – € 5.700",
    ]) expect(strategy, told).toContain(told);
    expect(strategy).not.toContain("…");
    expect(await text(id, "strategy", "nl", "mark")).toContain("1 post heeft nog geen naam.");
    const plan = await text(id, "migration");
    for (const told of ["Quick wins (3)", "(al in gebruik)", "De binnendienst vraagt erom", "Voor later (1)", "Dient de groei", "Bellers zien het dossier", "Wacht op de ondernemingsraad", "Projectleider vrijmaken", "30 april 2026"]) expect(plan, told).toContain(told);
    expect((await text(id, "design")).match(/Projectleider vrijmaken/g)).toHaveLength(1);
  });

  test("the strategy document holds the goals, what CRM adds, the business case, who stands behind it and the heaviest risk first", async () => {
    const strategy = await text(planned, "strategy");
    for (const told of [
      "Klantgegevens staan in vijf lijsten", "Iedereen werkt uit één klantbestand", "van 40 naar 95 %", "nog niet SMART: M, A, R, T", "Operationeel CRM", "Winst per klant daalt",
      "€ 15.969", "16,65%", "2,22 jaar", "2,55 jaar", "200 uur × € 60 (intern tarief)", "Hans Mulder", "Eerst service, daarna verkoop", "4 × 4 = 16",
    ]) expect(strategy).toContain(told);
    expect(strategy.indexOf("4 × 4 = 16")).toBeLessThan(strategy.indexOf("2 × 3 = 6"));
  });

  test("the migration plan leads from gaps through what they need to releases, with who does what by when", async () => {
    const plan = await text(planned, "migration");
    for (const told of [
      "Nu: Vijf lijsten in Excel", "Straks: Eén dossier per klant", "Werkwijze: hoog", "Bezoekverslag binnen een dag", "Randvoorwaarden die eerst vervuld moeten zijn", "1 april 2026", "15 februari 2026", "Systeembeheer",
      "Relatiebeheer is van wie er toevallig belt.", "Aangevinkte wensen: 7. Al in gebruik: 1. Nog niet in gebruik: 5. Gebruik niet ingevuld: 1.",
    ]) expect(plan).toContain(told);
    const first = plan.lastIndexOf("Eerste release");
    expect(first).toBeLessThan(plan.lastIndexOf("Tweede release"));
  });

  test("processes, design and the plan for going live hold their own sheets", async () => {
    const processes = await text(planned, "processes");
    for (const told of ["Monteur op tijd, en een vast aanspreekpunt", "Volledige dossiers", "Rapport uit CRM", "Iedereen leert dossiers bijhouden"]) expect(processes).toContain(told);
    const design = await text(planned, "design");
    for (const told of ["Standaardpakket", "Onze processen wijken niet af van wat gangbaar is.", "Besloten door: Directie, 3 februari 2026", "Begin van de pilot"]) expect(design).toContain(told);
    // In the calendar what comes first stands first, whichever sheet it is from.
    const calendar = design.slice(design.lastIndexOf("Kalender"));
    const moments = ["Een projectteam samenstellen", "Begin van de pilot", "Opleiding: Verkoop binnendienst", "Ingebruikname", "Periodieke controle"].map((moment) => calendar.indexOf(moment));
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(moments[0]).toBeGreaterThan(0);
    const rollout = await text(planned, "rollout");
    for (const told of ["Twee monteurs en de planning", "1 augustus 2026 – 31 augustus 2026", "Groep voor groep", "Sam de Wit", "Taart bij de duizendste werkbon"]) expect(rollout).toContain(told);
  });

  test("the evaluation puts what was measured against the targets, with checks and lessons", async () => {
    const evaluation = await text(planned, "evaluation");
    // (96 − 40) ÷ (95 − 40) = 102 %; on 15 December 348 of the 365 days of the plan were over, 95 %.
    for (const told of ["102%", "Volgens plan", "95%", "bereikt", "Opschonen vóór de invoering hielp het meest.", "Op twee mensen na iedereen", "Begin eerder met opschonen."]) expect(evaluation).toContain(told);
    expect(evaluation).toContain("Aantal doelen: 3. Gemeten: 1. Daarvan bereikt: 1.");
  });

  test("what is empty is left out, or named as still to be filled in, and never made up", async () => {
    expect(await text(empty, "strategy")).toMatch(/CRM-strategiedocument\s+Voor dit document is nog niets ingevuld\./);
    const marked = await text(empty, "strategy", "nl", "mark");
    expect(marked.match(/Nog in te vullen/g)).toHaveLength(7);
    expect(await text(planned, "strategy", "nl", "omit")).not.toMatch(/Nog in te vullen|2 doelen zijn nog niet SMART/);
    expect(await text(planned, "strategy", "nl", "mark")).toMatch(/Nog in te vullen\n+2 doelen zijn nog niet SMART\./);
  });

  test("every document is written in both languages, with nothing left untranslated", async () => {
    for (const document of resultDocuments) {
      for (const [language, other] of [["nl", /Performance indicators|To be filled in|Present situation/], ["en", /Nog in te vullen|Doelen|Eigenaar/]] as const) {
        const told = await text(planned, document, language, "mark");
        expect(told).not.toMatch(other);
        expect(told, document).not.toMatch(/\b(results|interface|businessCase)\.[a-z]/);
        expect(told).not.toMatch(/\{\{/);
      }
    }
  });

  test("the same state on the same day gives the same bytes", async () => {
    for (const format of ["pdf", "docx"] as const) {
      const [once, again] = [await file(planned, "migration", format), await file(planned, "migration", format)];
      expect(Buffer.from(again.bytes).equals(Buffer.from(once.bytes))).toBe(true);
    }
    expect((await file(planned, "strategy", "pdf")).fileName).toBe("CRM-voor-de-binnendienst-CRM-strategiedocument.pdf");
  });

  test("the page says what each document holds, what it lacks and where that is filled in", async () => {
    const outlines = (await loadResults(context, planned, "nl"))!;
    expect(outlines.map(({ document }) => document)).toEqual([...resultDocuments]);
    const part = (document: ResultDocument, key: string) => outlines.find((one) => one.document === document)!.parts.find((one) => one.key === key)!;
    expect(part("strategy", "goals")).toMatchObject({ filled: true, place: "goals", summary: "3 doelen, 1 SMART" });
    expect(part("strategy", "goals").open).toContain("2 doelen zijn nog niet SMART.");
    expect(part("strategy", "case").summary).toBe("netto contante waarde € 15.969, terugverdiend in 2,22 jaar".replace("€ ", "€\u00a0"));
    expect(part("rollout", "training")).toMatchObject({ filled: true, place: "implementation#trainings", open: [] });
    // Each place is a page that there is.
    const pages = (await listRoutes()).map(({ address }) => new RegExp(`^${address.replace(/:\w+/g, "[^/]+")}$`));
    for (const { place } of outlines.flatMap(({ parts }) => parts)) {
      const address = `/selections/${planned}/${workPath(place)}`.replace(/#.*/, "");
      expect(pages.some((page) => page.test(address)), address).toBe(true);
    }
    expect((await loadResults(context, empty, "en"))!.find(({ document }) => document === "rollout")!.parts.some(({ filled }) => filled)).toBe(false);
  });

  test("the sheet for going live keeps what two people fill in at once, and gives back what was taken out", async () => {
    const loaded = { base: implementationFields((await loadImplementation(context, empty)).implementation), choices: {} };
    await saveImplementation(context, empty, { ...loaded.base, pilotGroup: "Planning" }, loaded);
    await saveImplementation(context, empty, { ...loaded.base, liveOn: "2027-01-04" }, loaded);
    expect((await loadImplementation(context, empty)).implementation).toMatchObject({ pilotGroup: "Planning", liveOn: "2027-01-04" });
    await expect(saveImplementation(context, empty, { ...loaded.base, pilotGroup: "Verkoop" }, loaded)).rejects.toMatchObject({ code: "changed-meanwhile" });

    const { id } = await addImplementationLine(context, empty, "trainings");
    await saveImplementation(context, empty, { [`group:${id}`]: "Monteurs" });
    await setImplementationLine(context, empty, id, true);
    expect((await loadImplementation(context, empty)).implementation.trainings).toEqual([]);
    await setImplementationLine(context, empty, id, false);
    expect((await loadImplementation(context, empty)).implementation.trainings).toMatchObject([{ id, group: "Monteurs" }]);
    // Taken out by one while another fills it in: it comes back with that, and not because it was merely shown.
    const shown = { base: implementationFields((await loadImplementation(context, empty)).implementation), choices: {} };
    await setImplementationLine(context, empty, id, true);
    await saveImplementation(context, empty, { ...shown.base, rewards: "Taart" }, shown);
    expect((await loadImplementation(context, empty)).implementation).toMatchObject({ rewards: "Taart", trainings: [] });
    await saveImplementation(context, empty, { ...shown.base, [`trainer:${id}`]: "Bas" }, shown);
    expect((await loadImplementation(context, empty)).implementation.trainings).toMatchObject([{ id, group: "Monteurs", trainer: "Bas" }]);
    await expect(saveImplementation(context, empty, { "group:nobody": "x" })).rejects.toMatchObject({ code: "unknown-sheet-line" });
  });
});
