import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { may } from "~/domain/access/may";
import { permissions } from "~/domain/access/permissions";
import type { Action } from "~/domain/access/permissions";
import { AccessRefused } from "~/services/access.server";
import type { Context } from "~/services/context.server";
import { closeReading } from "~/services/import-response";
import { UserError } from "~/domain/user-error";

import { accessWorld, expectedStanding, sampled, sweepTimeout, worldStages, writesSoFar } from "../../../support/access-world";
import type { AccessWorld, SelectionIds } from "../../../support/access-world";
import { serviceFunctions } from "../../../support/service-functions";
import type { ServiceFunction } from "../../../support/service-functions";
import { gateFunctions, heavyFunctions, serviceRules, unnoted } from "./service-rules";

const useCases = serviceFunctions().filter(({ key }) => !gateFunctions.includes(key));
const ruled = useCases.filter(({ key }) => serviceRules[key] in permissions);

const modules = new Map<string, Record<string, (context: Context, ...args: unknown[]) => Promise<unknown>>>();

beforeAll(async () => {
  const files = import.meta.glob("../../../../app/services/**/*.ts");
  for (const { file } of useCases) modules.set(file, (await files[`../../../../app/services/${file}.ts`]()) as never);
});
afterAll(closeReading);

/** Arguments of the right kind that name things of a selection. */
function argumentsFor({ parameters, key }: ServiceFunction, ids: SelectionIds): unknown[] {
  const named: Record<string, unknown> = {
    selectionId: ids.selection, vendorId: ids.vendor, uploadId: ids.upload, editionId: ids.edition, linkId: ids.linkId, requirementId: ids.requirement, respondentId: ids.respondent, token: ids.token, link: ids.link,
    id: key.startsWith("change-selection#") ? ids.selection : "no-such-id", format: "pdf", language: "nl", to: "closed", asked: true, reason: "reden", day: "2026-05-20",
  };
  const input = { fileName: "x.xlsx", bytes: new Uint8Array([1, 2, 3]), channel: "lead", selectionId: ids.selection, dryRun: false, name: "Naam", package: "Pakket", contactName: "", contactEmail: "", packId: "service-desk", organisation: "Voorbeeld BV", language: "nl", roles: ["observer"], criteria: [], requirements: {}, email: "iemand@voorbeeld.example", vendorId: ids.vendor, requirementId: ids.requirement, expiresAt: new Date("2026-06-01T00:00:00Z"), page: 1, url: "https://voorbeeld.example/x", state: "clear", phases: [] };
  return parameters.map(({ name, type }) => {
    if (name === "to" && type.startsWith("{")) return { name: "Naam", organisation: "Voorbeeld BV" };
    if (Object.hasOwn(named, name)) return named[name];
    if (type === "string") return "no-such-id";
    if (type === "number") return 1;
    if (type === "boolean") return true;
    if (type === "Date") return new Date("2026-05-20T00:00:00Z");
    if (/\[\]$/.test(type)) return [];
    return input;
  });
}

async function outcome(fn: ServiceFunction, context: Context, ids: SelectionIds, done: () => void = () => {}): Promise<string> {
  try {
    await modules.get(fn.file)![fn.name](context, ...argumentsFor(fn, ids));
    done();
    return "let in";
  } catch (error) {
    // Whatever else goes wrong with made-up input goes wrong behind the gate.
    return error instanceof AccessRefused ? error.why : "let in";
  }
}

test("every use case has a rule, and no rule is without its use case", () => {
  expect(useCases.map(({ key }) => key).sort()).toEqual(Object.keys(serviceRules).sort());
});

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let world: AccessWorld;
  beforeAll(async () => {
    world = await accessWorld(engine);
  });
  afterAll(() => world.drop());

  test.each(worldStages)("every use case lets in whom the table of permissions names, at $selection and $round", async (stage) => {
    let context = await world.at(stage);
    const wrong: string[] = [];
    const tried = sampled(engine, stage);
    let number = 0;
    for (const fn of ruled) {
      const action = serviceRules[fn.key] as Action;
      for (const figure of world.figures) {
        if (!tried((number += 1))) continue;
        const inSelection = fn.parameters.some(({ name }) => name === "selectionId") || fn.key.startsWith("change-selection#") || fn.key.startsWith("import-response#");
        const standing = inSelection ? expectedStanding(figure, stage) : { ...expectedStanding({ ...figure, roles: [] }, stage)!, selectionStage: null, roundStage: null };
        const allowed = standing === null ? ({ ok: false, why: "unknown" } as const) : may(standing, action);
        if (allowed.ok && heavyFunctions.includes(fn.key)) continue;
        const before = await context.db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow();
        const written = await writesSoFar(context);
        let whole = false;
        const got = await outcome(fn, { ...context, actor: figure.actor }, world.own, () => (whole = true));
        const expected = allowed.ok ? "let in" : allowed.why;
        if (got !== expected) wrong.push(`${fn.key} as ${figure.name}: ${got}, expected ${expected}`);
        const after = await context.db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow();
        if (!allowed.ok && after.seq !== before.seq) wrong.push(`${fn.key} as ${figure.name} left a trace`);
        const changed = (await writesSoFar(context)) !== written;
        if (whole && changed && after.seq === before.seq && !unnoted.includes(fn.key)) wrong.push(`${fn.key} as ${figure.name} changed something without a row in the trail`);
        if (changed) context = await world.at(stage);
      }
    }
    expect(wrong).toEqual([]);
  }, sweepTimeout);

  test("with the ids of another selection nobody gets in, whatever the other ids are", async () => {
    const context = await world.at({ selection: "rounds", round: "published" });
    const wrong: string[] = [];
    for (const fn of ruled) {
      for (const figure of world.figures.filter(({ roles }) => roles !== null)) {
        if (figure.name === "machine") continue;
        // The selection of another, with everything in it; and the own selection with each id of the other one.
        const foreign = await outcome(fn, { ...context, actor: figure.actor }, world.other);
        const concernsSelection = fn.parameters.some(({ name }) => name === "selectionId") || /^(change-selection|import-response)#/.test(fn.key);
        if (concernsSelection && foreign !== "unknown") wrong.push(`${fn.key} as ${figure.name}: ${foreign}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("an id of another selection under the own one finds nothing and changes nothing", async () => {
    const context = await world.at({ selection: "rounds", round: "published" });
    const lead = world.figures.find(({ name }) => name === "lead")!;
    const wrong: string[] = [];
    const ids = ["vendor", "upload", "edition", "linkId", "requirement", "respondent"] as const;
    for (const fn of ruled) {
      const given = fn.parameters.map(({ name }) => name);
      for (const id of ids) {
        const parameter = { vendor: "vendorId", upload: "uploadId", edition: "editionId", linkId: "linkId", requirement: "requirementId", respondent: "respondentId" }[id];
        if (!given.includes(parameter) || !given.includes("selectionId")) continue;
        // Both selections ask what their common pack asks: that a requirement has the same id in both is no secret.
        if (id === "requirement") continue;
        const before = await context.db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow();
        let result: unknown;
        try {
          result = await modules.get(fn.file)![fn.name]({ ...context, actor: lead.actor }, ...argumentsFor(fn, { ...world.own, [id]: world.other[id] }));
        } catch (error) {
          result = error instanceof UserError ? null : error;
        }
        const after = await context.db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow();
        if (result !== null || after.seq !== before.seq) wrong.push(`${fn.key} with another's ${parameter}: ${String(result)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
