import { join } from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import type { ContentPack } from "~/domain/content/pack";
import { phasesBegun } from "~/domain/phases/begun";
import { proposedWeights } from "~/domain/phases/emphasis";
import { phaseGuidance, phasePlan, workableItems } from "~/domain/phases/phase-plan";
import { emptyWork } from "~/domain/phases/phase-work";
import type { PhaseWork } from "~/domain/phases/phase-work";
import { advisedPhases, projectRoles, takesPart } from "~/domain/phases/project-roles";
import type { ProjectMember } from "~/domain/phases/project-roles";
import { readContentPacks } from "~/services/content-packs";

let crm: ContentPack;
let desk: ContentPack;
beforeAll(async () => {
  const packs = await readContentPacks(join(__dirname, "../../../../content"));
  crm = packs.find(({ id }) => id === "crm")!;
  desk = packs.find(({ id }) => id === "service-desk")!;
});

const worked = (...work: (Partial<PhaseWork> & { id: string })[]) => new Map(work.map((one) => [one.id, { ...emptyWork(one.id), ...one }]));
const plan = (pack: Pick<ContentPack, "items">, work: Map<string, PhaseWork> = new Map(), members: ProjectMember[] = [], begun = new Set<number>()) => phasePlan({ pack, work, decisions: [], members, begun });
const ticked = (ids: string[]) => worked(...ids.map((id) => ({ id, done: true })));

describe("where a selection is in its phases", () => {
  test("a new one is at the start of the first phase", () => {
    const { phases, current, next } = plan(crm);
    expect(phases.map(({ number, state }) => [number, state])).toEqual([1, 2, 3, 4, 5].map((number) => [number, "open"]));
    expect([current, next?.id]).toEqual([1, "tno.phase.1.activity.1"]);
    expect(phases.map(({ progress }) => progress.of)).toEqual([8, 8, 5, 6, 7]);
  });

  test("after the activities come the results, and after all of them the next phase", () => {
    const activities = [1, 2, 3, 4].map((k) => `tno.phase.1.activity.${k}`);
    const results = [1, 2, 3, 4].map((k) => `tno.phase.1.result.${k}`);
    expect(plan(crm, ticked(activities))).toMatchObject({ current: 1, next: { id: "tno.phase.1.result.1" } });
    const done = plan(crm, ticked([...activities, ...results]));
    expect(done).toMatchObject({ current: 2, next: { id: "tno.phase.2.activity.1" } });
    expect(done.phases[0]).toMatchObject({ state: "done", progress: { done: 8, of: 8 } });
  });

  test("a phase that was closed is finished with what is open in it", () => {
    const closed = plan(crm, worked({ id: "tno.phase.1", done: true }, { id: "tno.phase.2.prompt.1", note: "In vijf lijsten" }));
    expect(closed.phases.slice(0, 3).map(({ state }) => state)).toEqual(["done", "started", "open"]);
    expect(closed.current).toBe(2);
  });

  test("a phase has begun once somebody works on what it asks for, wherever that is, without a tick on its own page", () => {
    const begun = (places: string[], questions: string[] = []) => [...phasesBegun(crm, { places: new Set(places), questions })].sort();
    expect(begun([])).toEqual([]);
    // Goals come back in the phases after it: what was filled in counts for the first.
    expect(begun(["goals"])).toEqual([1]);
    expect(begun(["swot", "gaps", "implementation"])).toEqual([1, 2, 5]);
    // The questions of section 10 belong to the design of processes, those of section 12 to that of the system.
    expect(begun(["decision"], ["inv.10.1", "inv.12.4"])).toEqual([3, 4]);
    expect(plan(crm, new Map(), [], new Set([1, 4])).phases.map(({ state }) => state)).toEqual(["started", "open", "open", "started", "open"]);
    expect(plan(crm, new Map(), [], new Set([1])).current).toBe(1);
  });

  test("all finished leaves nothing to do next; a pack without phases has none", () => {
    expect(plan(crm, ticked([1, 2, 3, 4, 5].map((number) => `tno.phase.${number}`)))).toMatchObject({ current: null, next: null });
    expect(plan({ items: crm.items.filter(({ kind }) => kind !== "phase") })).toEqual({ phases: [], current: null, next: null });
  });

  test("a pack of three phases with results only works the same way", () => {
    expect(plan(desk).phases.map(({ progress }) => progress.of)).toEqual([1, 1, 1]);
    expect(plan(desk, ticked(["sd.phase.1.result.1"]))).toMatchObject({ current: 2, next: { id: "sd.phase.2.result.1" } });
  });

  test("whatever is ticked, all before the phase one is in is finished and the next step stands in it, unticked", () => {
    const ids = [...workableItems(crm)];
    fc.assert(fc.property(fc.subarray(ids), (done) => {
      const { phases, current, next } = plan(crm, ticked(done));
      for (const phase of phases) if (current === null || phase.number < current) expect(phase.state).toBe("done");
      if (next) {
        expect(next.phase).toBe(current);
        expect(done).not.toContain(next.id);
      }
    }));
  });
});

describe("what the guide says, in the phase where it matters", () => {
  const said = (phase: number) => phaseGuidance(crm, phase).flatMap(({ items }) => items.map(({ id }) => id));

  test("every point of attention, pitfall, way to win support, tip and necessity stands beside at least one phase", () => {
    const all = new Set([1, 2, 3, 4, 5].flatMap(said));
    const advice = crm.items.filter(({ id, kind }) => ["attention", "pitfall", "support", "tip"].includes(kind) || id.startsWith("tno.vision.necessity"));
    expect(advice).toHaveLength(4 + 3 + 5 + 2 + 3);
    expect(advice.filter(({ id }) => !all.has(id))).toEqual([]);
  });

  test("the pitfall of an IT project stands at the strategy, that of too large a system at the choice of IT; tips everywhere", () => {
    expect(said(1)).toEqual(expect.arrayContaining(["tno.pitfall.2", "tno.vision.necessity.1", "inv.goal.1"]));
    expect(said(1)).not.toContain("tno.pitfall.3");
    expect(said(4)).toContain("tno.pitfall.3");
    for (const phase of [1, 2, 3, 4, 5]) expect(said(phase)).toEqual(expect.arrayContaining(["tno.tip.1", "tno.tip.2"]));
  });

  test("the four neglected questions come first in what phase 1 discusses, and what has a page leads there", () => {
    const [first] = plan(crm).phases;
    expect(first!.prompts.slice(0, 4).map(({ item }) => item.id)).toEqual([1, 2, 3, 4].map((k) => `tno.vision.question.${k}`));
    expect(first!.results[3]!.item.places).toEqual(["business-case"]);
  });
});

describe("who takes part", () => {
  const phases = [1, 2, 3, 4, 5];

  test("the defaults follow the guide: management sets the course, managers join in 2, IT from 3 on", () => {
    expect(advisedPhases("management", phases)).toEqual([1]);
    expect(advisedPhases("user-manager", phases)).toEqual([2, 3, 4, 5]);
    expect(advisedPhases("department", phases)).toEqual([2, 3]);
    expect(advisedPhases("it", phases)).toEqual([3, 4, 5]);
    expect(advisedPhases("leader", phases)).toEqual(phases);
  });

  test("in a plan of any length every role has a phase, and the leader all of them whatever was ticked", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }), (numbers) => {
      const sorted = numbers.sort((a, b) => a - b);
      for (const role of projectRoles) expect(advisedPhases(role, sorted).length).toBeGreaterThan(0);
      for (const number of sorted) expect(takesPart({ role: "leader", phases: [] }, number)).toBe(true);
    }));
  });

  test("people show in the phases that they were ticked for", () => {
    const it: ProjectMember = { id: "m", role: "it", name: "Ivo", position: "Beheer", phases: [3, 5] };
    expect(plan(crm, new Map(), [it]).phases.map(({ members }) => members.length)).toEqual([0, 0, 1, 0, 1]);
  });
});

describe("the class of system and the weights", () => {
  test("one class proposes its own weights; two the mean, with the pack's own weight where one is silent", () => {
    expect(proposedWeights(crm, [])).toEqual(new Map());
    expect(proposedWeights(crm, ["inv.type.2"]).get("functionality.data")).toBe(40);
    const both = proposedWeights(crm, ["inv.type.1", "inv.type.2"]);
    expect(both.get("functionality.data")).toBe(28); // (15 + 40) / 2 = 27.5
    expect(both.get("openness.data")).toBe(25); // operational is silent: (20 + 30) / 2
    expect(both.has("viability.vendor")).toBe(false);
  });

  test("a pack without emphasis proposes nothing", () => {
    expect(proposedWeights(desk, ["inv.type.1"])).toEqual(new Map());
  });
});
