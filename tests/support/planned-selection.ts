import { emptyBusinessCase } from "~/domain/business-case/business-case";
import type { CostLine, ReturnLine } from "~/domain/business-case/business-case";
import { caseFields } from "~/domain/business-case/case-fields";
import { contentOfGap } from "~/domain/gaps/resolve-gaps";
import { contentOf } from "~/domain/goals/goal";
import type { ProjectRole } from "~/domain/phases/project-roles";
import { saveBusinessCase } from "~/services/business-case";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { loadGaps, saveGap } from "~/services/gaps";
import { addGoal, loadGoals, saveGoal, saveGoalConditions, saveGoalFigure } from "~/services/goals";
import { addImplementationLine, saveImplementation } from "~/services/implementation";
import { addPhaseDecision, savePhase } from "~/services/phases/phase-plan";
import { addProjectMember, saveProjectRoles } from "~/services/phases/project-roles";
import { saveSolution } from "~/services/phases/solution";
import { addSwotEntry, saveSwot } from "~/services/phases/swot";
import { loadPreconditions, savePreconditions } from "~/services/preconditions";
import { saveReadiness } from "~/services/readiness-answers";
import { saveRisks } from "~/services/risks";
import { saveChoices } from "~/services/save-choices";

/** An empty CRM selection of a fictional company. */
export async function unplannedSelection(context: Context): Promise<string> {
  return (await createSelection(context, { name: "CRM voor de binnendienst", organisation: "Van Dalen Koeltechniek", packId: "crm", language: "nl" })).id;
}

/** The same with every sheet of the five phases filled in, as far as its people got. */
export async function plannedSelection(context: Context): Promise<string> {
  const id = await unplannedSelection(context);
  await fillChecklist(context, id);
  await fillStrategy(context, id);
  await fillMigration(context, id);
  await fillRollout(context, id);
  return id;
}

async function fillChecklist(context: Context, id: string) {
  const wish = (number: number, inUse: boolean | null, priority: "necessary" | "desirable", impact: "low" | "middle" | "high") => ({ item: `tno.wish.${number}`, selected: true, inUse, priority, impact });
  await saveChoices(context, id, [
    { item: "tno.objective.data.1", selected: true, inUse: null, priority: null, impact: null },
    { item: "tno.objective.service.1", selected: true, inUse: null, priority: null, impact: null },
    wish(1, true, "necessary", "low"), wish(2, false, "necessary", "low"), wish(3, false, "necessary", "middle"), wish(26, false, "desirable", "high"),
    wish(55, false, "necessary", "low"), wish(60, null, "desirable", "low"), wish(92, false, "necessary", "high"),
  ]);
}

async function fillStrategy(context: Context, id: string) {
  const swot = [["strength", "Monteurs kennen hun klanten persoonlijk"], ["weakness", "Klantgegevens staan in vijf lijsten"], ["opportunity", "Onderhoudscontracten worden vaker gevraagd"], ["threat", "Een landelijke keten opent vestigingen"]] as const;
  for (const [kind, text] of swot) {
    const { id: entry } = await addSwotEntry(context, id, kind);
    await saveSwot(context, id, [{ id: entry, text, goal: null }]);
  }
  const { goals } = await loadGoals(context, id);
  await saveGoal(context, id, goals[0]!.id, {
    ...contentOf(goals[0]!), title: "Iedereen werkt uit één klantbestand", measure: "Klanten met één volledig dossier", unit: "%", present: 40, presentDate: "2026-01-01", target: 95, date: "2027-01-01",
    owner: "Els Bakker", wishes: ["tno.wish.2"], benefits: ["inv.3.21.a"], indicator: "Volledige dossiers", source: "Rapport uit CRM", frequency: "quarterly",
  }, null);
  await saveGoalFigure(context, id, goals[0]!.id, { date: "2026-07-01", value: 60, note: "Eerste telling" });
  await saveGoalFigure(context, id, goals[0]!.id, { date: "2026-12-15", value: 96, note: "" });
  await saveGoal(context, id, goals[0]!.id, { ...contentOf((await loadGoals(context, id)).goals[0]!), conclusion: "Opschonen vóór de invoering hielp het meest." }, null);
  await addGoal(context, id, "Binnen twee werkdagen antwoord op elke klacht");
  await saveGoalConditions(context, id, { "inv.goal.1": { answer: "partly", note: "Voor verkoop nog niet" } }, null);
  await saveSolution(context, id, { classes: ["inv.type.1"], classReason: "Eerst de dagelijkse contacten op orde.", form: "standard", reason: "Onze processen wijken niet af van wat gangbaar is.", by: "Directie", on: "2026-02-03" });
  const cost = (line: Partial<CostLine> & Pick<CostLine, "id" | "label" | "kind">): CostLine => ({ timing: "once", firstYear: 1, growth: 0, rate: null, amount: { worst: null, expected: 0, best: null }, ...line });
  const back = (line: Partial<ReturnLine> & Pick<ReturnLine, "id" | "label" | "kind">): ReturnLine => ({ timing: "yearly", firstYear: 1, growth: 0, margin: 1, amount: { worst: null, expected: 0, best: null }, ...line });
  // Together the check figure of the trade: −100,000 and then three times 45,000 at 8 %.
  await saveBusinessCase(context, id, caseFields({
    ...emptyBusinessCase, years: 3, discountRate: 0.08,
    costs: [
      cost({ id: "c1", label: "Licenties en inrichting", kind: "implementation", amount: { worst: 110_000, expected: 88_000, best: 80_000 } }),
      cost({ id: "c2", label: "Werkgroep", kind: "own-people", rate: { perHour: 60, basis: "internal" }, amount: { worst: null, expected: 200, best: null } }),
    ],
    returns: [back({ id: "r1", label: "Minder dubbel werk", kind: "savings", amount: { worst: 30_000, expected: 45_000, best: 50_000 } })],
  }));
  const people: [ProjectRole, string, string][] = [["owner", "Els Bakker", "Directeur verkoop"], ["sponsor", "Hans Mulder", "Algemeen directeur"], ["leader", "Noor Visser", "Hoofd binnendienst"], ["ambassador", "Sam de Wit", "Accountmanager"], ["it", "", "Systeembeheerder"]];
  for (const [role, name, position] of people) {
    const { id: member } = await addProjectMember(context, id, role);
    await saveProjectRoles(context, id, [{ id: member, name, position, phases: role === "it" ? [4, 5] : [1, 2, 3, 4, 5] }]);
  }
  const { id: decision } = await addPhaseDecision(context, id, "tno.phase.1.prompt.1");
  await savePhase(context, id, {
    work: [{ id: "tno.phase.1.prompt.1", done: false, owner: "", due: null, note: "Vooral service bleef achter.\n\nVerkoop volgt later." }],
    decisions: [{ id: decision, text: "Eerst service, daarna verkoop", by: "Hans Mulder", on: "2026-01-20" }],
  });
}

async function fillMigration(context: Context, id: string) {
  const { gaps } = await loadGaps(context, id);
  const [first, second] = [gaps.find(({ id: gap }) => gap === "gap.tno.wish.2")!, gaps.find(({ id: gap }) => gap === "gap.tno.wish.92")!];
  await saveGap(context, id, first.id, {
    ...contentOfGap(first), present: "Vijf lijsten in Excel", desired: "Eén dossier per klant", owner: "Els Bakker",
    impact: { ...first.impact, people: { level: "middle", text: "Iedereen leert dossiers bijhouden" }, way: { level: "high", text: "Bezoekverslag binnen een dag" } },
  }, null);
  const { preconditions } = await loadPreconditions(context, id);
  const condition = preconditions.find(({ id: one }) => one === "tno.precondition.data.1")!;
  await saveGap(context, id, second.id, { ...contentOfGap(second), needs: { gaps: [first.id], preconditions: [condition.id] } }, null);
  await savePreconditions(context, id, { [condition.id]: { text: "", function: null, state: "open", owner: "Noor Visser", due: "2026-04-01", note: "" } }, null);
  const work = (item: string, owner: string, due: string | null, done = false) => ({ id: item, done, owner, due, note: "" });
  await savePhase(context, id, {
    work: [
      work("tno.phase.2.activity.1", "Noor Visser", "2026-02-15", true), work("tno.phase.3.activity.1", "Els Bakker", "2026-05-01"), work("tno.phase.4.activity.2", "Systeembeheer", "2026-06-01"), work("tno.phase.2", "Noor Visser", "2026-03-31"),
      { ...work("tno.phase.2.prompt.1", "", null), note: "Relatiebeheer is van wie er toevallig belt." },
    ], decisions: [],
  });
  await saveReadiness(context, id, { "inv.1.1": { value: "partly", note: "Winst per klant daalt" }, "inv.10.1": { text: "Monteur op tijd, en een vast aanspreekpunt", who: "Els Bakker", due: "2026-04-15", state: "busy" }, "inv.12.4": { value: "one" } });
  await saveRisks(context, id, { "inv.4.3": { likelihood: 4, impact: 4, measure: "Reserve van tien procent", owner: "Hans Mulder" }, "inv.4.6": { likelihood: 2, impact: 3 } });
}

async function fillRollout(context: Context, id: string) {
  const { id: training } = await addImplementationLine(context, id, "trainings");
  const { id: check } = await addImplementationLine(context, id, "checks");
  await saveImplementation(context, id, {
    pilotGroup: "Twee monteurs en de planning", pilotFrom: "2026-08-01", pilotTo: "2026-08-31", pilotMeasure: "Alle werkbonnen van augustus staan in het systeem", liveOn: "2026-09-15", approach: "by-group",
    rewards: "Taart bij de duizendste werkbon", lessons: "Begin eerder met opschonen.",
    [`group:${training}`]: "Verkoop binnendienst", [`content:${training}`]: "Dossiers en taken", [`date:${training}`]: "2026-09-01",
    [`on:${check}`]: "2026-12-15", [`by:${check}`]: "Noor Visser", [`held:${check}`]: true, [`use:${check}`]: "Op twee mensen na iedereen",
  });
}
