import { expect, test } from "vitest";

import type { UserError } from "~/domain/user-error";
import { loadMarks } from "~/services/committee-marks";
import type { Context } from "~/services/context.server";
import { rankingJson } from "~/services/edition-documents";
import { loadEvidence, setProofs } from "~/services/evidence";
import { loadConsensus } from "~/services/load-consensus";
import { loadRanking } from "~/services/load-ranking";
import { loadScoring } from "~/services/load-scoring";
import { moveRound } from "~/services/move-round";
import { saveMarks } from "~/services/save-marks";
import { settleConsensus } from "~/services/settle-consensus";
import { verifyAudit } from "~db/audit";

import { committeeSelection } from "../../support/committee-selection";
import type { CommitteeSelection } from "../../support/committee-selection";
import { contextAt, onBothEngines } from "../../support/databases";

const at = "2026-05-01T09:00:00.000Z";
const refused = (code: string) => expect.objectContaining({ code }) as unknown as UserError;

const mark = (selection: CommitteeSelection, vendor: number, value: number | null, more: Partial<{ requirementId: string; comment: string; confirms: boolean; version: number }> = {}) =>
  ({ vendorId: selection.vendors[vendor], requirementId: selection.text, mark: value, confirms: false, comment: "", version: 0, ...more });

async function valueOf(context: Context, selection: CommitteeSelection, vendor: number): Promise<number | null> {
  const { ranking } = (await loadRanking(context, selection.id))!;
  const weight = ranking.weights[selection.text];
  const points = ranking.offers.find(({ id }) => id === selection.vendors[vendor])!.contributions[selection.text];
  return points === null ? null : Number((points / weight).toFixed(9));
}

onBothEngines("the committee", (database) => {
  test("each evaluator sees and marks what is assigned, alone; what the server counts is what is done", async () => {
    const lead = contextAt(database().db, at);
    const selection = await committeeSelection(lead);
    const { id, as, text, confirmed, vendors } = selection;
    const anna = (await loadScoring(as("anna"), id))!;
    expect(anna.requirements.map((one) => one.id).sort()).toEqual([confirmed, text].sort());
    expect([anna.done, anna.of, anna.progress]).toEqual([0, 4, []]);
    expect((await loadScoring(as("cees"), id))!.requirements.map((one) => one.id)).toEqual([text]);

    // 3 is below 4 and asks for a comment; without one it is kept, but not done.
    const saved = await saveMarks(as("anna"), id, [mark(selection, 0, 7), mark(selection, 1, 3)]);
    expect(saved.map(({ version, conflict }) => [version, conflict])).toEqual([[1, null], [1, null]]);
    const half = (await loadScoring(as("anna"), id, { requirement: text }))!;
    expect(Object.fromEntries(half.cells.map((cell) => [cell.vendorId, [cell.mark, cell.state]]))).toEqual({ [vendors[0]]: [7, "done"], [vendors[1]]: [3, "comment-needed"] });
    await saveMarks(as("anna"), id, [mark(selection, 1, 3, { comment: "Te vaag.", version: 1 })]);
    expect((await loadScoring(as("anna"), id))!.done).toBe(2);

    // The automatic value can be confirmed, or overruled with a reason: Maatwerk is 40 points, a 4.
    const byVendor = (await loadScoring(as("anna"), id, { vendor: vendors[1] }))!;
    expect(byVendor.cells.find((cell) => cell.requirementId === confirmed)!.automatic).toEqual({ points: 40, mark: 4 });
    await saveMarks(as("anna"), id, [mark(selection, 0, null, { requirementId: confirmed, confirms: true }), mark(selection, 1, 2, { requirementId: confirmed })]);
    expect((await loadScoring(as("anna"), id))!.done).toBe(3);
    await expect(saveMarks(as("anna"), id, [mark(selection, 0, null, { confirms: true })])).rejects.toEqual(refused("nothing-to-confirm"));

    // The same by criterion: for an evaluator its own, for the lead of all together, with who still has to.
    const own = (await loadScoring(as("anna"), id))!.criteria;
    expect(own.map(({ done, of }) => [done, of])).toEqual(expect.arrayContaining([[2, 2], [1, 2]]));
    const all = (await loadScoring(lead, id))!.criteria;
    expect(all.find(({ of }) => of === 6)).toMatchObject({ done: 2, open: [{ name: "bram", count: 2 }, { name: "cees", count: 2 }] });
    expect(all.find(({ of }) => of === 4)).toMatchObject({ done: 1, open: [{ name: "anna", count: 1 }, { name: "bram", count: 2 }] });

    // The lead sees counts, and nobody anybody's marks.
    expect((await loadScoring(lead, id))!.progress.map(({ name, done, of }) => [name, done, of])).toEqual([["anna", 3, 4], ["bram", 0, 4], ["cees", 0, 2]]);
    expect((await loadScoring(as("bram"), id))!.cells.every((cell) => cell.mark === null && cell.comment === "")).toBe(true);
    expect(await loadMarks(lead, id)).toMatchObject({ marks: [] });
    await expect(loadConsensus(lead, id)).rejects.toEqual(refused("not-consensus-yet"));
    expect(await valueOf(lead, selection, 0)).toBeNull();
    const trail = await database().db.selectFrom("audit").innerJoin("payload", "payload.hash", "audit.detail_hash").select("payload.bytes").where("action", "=", "marks-save").execute();
    expect(trail.map(({ bytes }) => new TextDecoder().decode(bytes!)).join("")).not.toMatch(/Te vaag|"mark"/);
  });

  test("marks off the scale, of others' criteria, of what nobody has a say in and outside scoring are refused, and leave nothing", async () => {
    const lead = contextAt(database().db, at);
    const selection = await committeeSelection(lead);
    const { id, as, confirmed, plain } = selection;
    await expect(saveMarks(as("anna"), id, [mark(selection, 0, 5), mark(selection, 1, 11)])).rejects.toEqual(refused("mark-off-scale"));
    await expect(saveMarks(as("anna"), id, [mark(selection, 0, 5.5)])).rejects.toEqual(refused("mark-off-scale"));
    await expect(saveMarks(as("cees"), id, [mark(selection, 0, 5, { requirementId: confirmed })])).rejects.toEqual(refused("not-assigned"));
    await expect(saveMarks(as("anna"), id, [mark(selection, 0, 5, { requirementId: plain })])).rejects.toEqual(refused("unknown-requirement"));
    await expect(saveMarks(lead, id, [mark(selection, 0, 5)])).rejects.toEqual(refused("not-assigned"));
    await expect(saveMarks(as("anna"), id, [{ ...mark(selection, 0, 5), vendorId: "nobody" }])).rejects.toEqual(refused("nothing-to-mark"));
    expect((await loadScoring(as("anna"), id))!.done).toBe(0);
    await moveRound(lead, id, "consensus", null);
    await expect(saveMarks(as("anna"), id, [mark(selection, 0, 5)])).rejects.toEqual(refused("not-scoring"));
    await expect(settleConsensus(as("anna"), id, { ...mark(selection, 0, 5), reason: "Ik." })).rejects.toEqual(refused("not-allowed"));
  });

  test("two windows of one evaluator are told of each other; both texts are kept, and nothing is overwritten unseen", async () => {
    const lead = contextAt(database().db, at);
    const selection = await committeeSelection(lead);
    const { id, as, text } = selection;
    const own = async () => (await loadScoring(as("anna"), id, { requirement: text }))!.cells.find((cell) => cell.vendorId === selection.vendors[0])!;
    await saveMarks(as("anna"), id, [mark(selection, 0, 7, { comment: "Venster een" })]);
    const [conflict] = await saveMarks(as("anna"), id, [mark(selection, 0, 5, { comment: "Venster twee" })]);
    expect(conflict).toMatchObject({ version: 1, conflict: { mark: 7, comment: "Venster een" } });
    expect(await own()).toMatchObject({ mark: 7, comment: "Venster een", version: 1, aside: { mark: 5, comment: "Venster twee" } });
    // Sent again by a page that saves by itself, it is not kept twice; saved over the version that it was told of, it counts.
    await saveMarks(as("anna"), id, [mark(selection, 0, 5, { comment: "Venster twee" })]);
    const [kept] = await saveMarks(as("anna"), id, [mark(selection, 0, 5, { comment: "Venster twee", version: 1 })]);
    expect(kept).toMatchObject({ version: 3, conflict: null });
    expect(await own()).toMatchObject({ mark: 5, comment: "Venster twee", version: 3, aside: null });
    const rows = await database().db.selectFrom("mark").select(["number", "mark", "comment", "aside"]).where("evaluator_id", "=", as("anna").actor.id).orderBy("number").execute();
    expect(rows.map((row) => [row.number, row.mark, row.comment, row.aside])).toEqual([[1, 7, "Venster een", 0], [2, 5, "Venster twee", 1], [3, 5, "Venster twee", 0]]);
    // A form without JavaScript posts all it showed: what it did not touch does not take back what another window saved.
    const [untouched] = await saveMarks(as("anna"), id, [mark(selection, 0, 7, { comment: "Venster een", version: 1 })]);
    expect(untouched).toMatchObject({ version: 3, conflict: null });
    await expect(database().db.updateTable("mark").set({ mark: 10 }).execute()).rejects.toThrow(/append-only/);
    await expect(database().db.deleteFrom("mark").execute()).rejects.toThrow(/append-only/);
  });

  test("the order of the vendors is an evaluator's own for each requirement, and the same every time", async () => {
    const lead = contextAt(database().db, at);
    const { id, as, text } = await committeeSelection(lead);
    const order = async (name: string) => (await loadScoring(as(name), id, { requirement: text }))!.cells.map(({ vendorId }) => vendorId);
    expect(await order("anna")).toEqual(await order("anna"));
    expect((await order("anna")).sort()).toEqual((await order("bram")).sort());
  });

  test("the meeting settles what differs, the ranking follows, and taking it back brings the mean again", async () => {
    const lead = contextAt(database().db, at);
    const selection = await committeeSelection(lead, { marking: { commentBelow: null, commentAbove: null } });
    const { id, as, text, confirmed, vendors } = selection;
    for (const [name, first, second] of [["anna", 4, 6], ["bram", 8, 6], ["cees", 9, 6]] as const) await saveMarks(as(name), id, [mark(selection, 0, first), mark(selection, 1, second)]);
    await saveMarks(as("anna"), id, [mark(selection, 0, null, { requirementId: confirmed, confirms: true })]);
    await moveRound(lead, id, "consensus", null);
    // (4 + 8 + 9) ÷ 3 = 7; the wish of vendor 1 has one mark of two and stays unknown.
    expect(await valueOf(lead, selection, 0)).toBe(70);
    expect(await valueOf(lead, selection, 1)).toBe(60);
    const open = (await loadConsensus(as("bram"), id))!;
    expect(open.leads).toBe(false);
    expect(open.queue.map(({ requirement, vendor, marks, flagged }) => [requirement.id, vendor.vendorId, marks.map((one) => [one.name, one.mark]), flagged])).toEqual([[text, vendors[0], [["anna", 4], ["bram", 8], ["cees", 9]], true]]);
    expect(open.incomplete.map(({ requirement, vendor, missing }) => [requirement.id, vendor.vendorId, missing])).toEqual([[confirmed, vendors[0], ["bram"]], [confirmed, vendors[1], ["anna", "bram"]]]);
    expect(open.agreed).toBe(1);
    expect((await loadMarks(lead, id))!.marks).toHaveLength(7);

    const about = { vendorId: vendors[0], requirementId: text };
    await expect(settleConsensus(lead, id, { ...about, mark: 8, reason: " ", version: 0 })).rejects.toEqual(refused("reason-needed"));
    await expect(settleConsensus(lead, id, { ...about, mark: 8.3, reason: "Zo.", version: 0 })).rejects.toEqual(refused("mark-off-scale"));
    await settleConsensus(lead, id, { ...about, mark: 8.5, reason: "De demo overtuigde.", version: 0 });
    await expect(settleConsensus(lead, id, { ...about, mark: 2, reason: "Zo.", version: 0 })).rejects.toEqual(refused("consensus-changed"));
    expect(await valueOf(lead, selection, 0)).toBe(85);
    const settled = (await loadConsensus(lead, id))!;
    expect(settled.queue).toEqual([]);
    expect(settled.settled[0]).toMatchObject({ settled: { mark: 8.5, settledBy: "consensus", low: 4, high: 9 }, history: [{ mark: 8.5, reason: "De demo overtuigde.", by: "Lead" }] });
    await settleConsensus(lead, id, { ...about, mark: null, reason: "", version: 1 });
    expect(await valueOf(lead, selection, 0)).toBe(70);
    expect((await loadConsensus(lead, id))!.queue[0].history.map((one) => one.mark)).toEqual([null, 8.5]);

    // Back in scoring nobody sees the others' marks any more, and the ranking goes without them.
    await moveRound(lead, id, "scoring", "Cees wil nog kijken.");
    await expect(loadConsensus(lead, id)).rejects.toEqual(refused("not-consensus-yet"));
    expect(await valueOf(lead, selection, 0)).toBeNull();
    expect(await verifyAudit(database().db)).toMatchObject({ broken: null });
  });

  test("one mark is enough where the edition says so, and an evaluator with a conflict of interest does not count", async () => {
    const lead = contextAt(database().db, at);
    const selection = await committeeSelection(lead, { marking: { oneIsEnough: true, highest: 5, meanings: [] } });
    await saveMarks(selection.as("anna"), selection.id, [mark(selection, 0, 4)]);
    await saveMarks(selection.as("bram"), selection.id, [mark(selection, 0, 2, { comment: "Mager." })]);
    await moveRound(lead, selection.id, "consensus", null);
    expect(await valueOf(lead, selection, 0)).toBe(60);
    const bram = selection.as("bram").actor.id;
    await database().db.insertInto("declaration").values({ selection_id: selection.id, user_id: bram, number: 2, state: "excluded", text_hash: null, at, by: "local-lead" }).execute();
    expect(await valueOf(lead, selection, 0)).toBe(80);
    await expect(loadConsensus(selection.as("bram"), selection.id)).rejects.toEqual(refused("access-conflict"));
  });

  test("an answer climbs the evidence ladder, and the ranking can be seen from a rung upwards", async () => {
    const lead = contextAt(database().db, at);
    const selection = await committeeSelection(lead, { evaluators: ["anna"] });
    const { id, as, vendors, plain } = selection;
    const before = (await loadEvidence(as("anna"), id, vendors[0]))!;
    expect(before).toMatchObject({ mayChange: true, vendorId: vendors[0] });
    expect(before.rows.every(({ rung }) => rung === "claimed")).toBe(true);
    await setProofs(as("anna"), id, vendors[0], [{ requirementId: plain, rung: "demonstrated", note: "Demo van 3 mei." }]);
    const row = (await loadEvidence(lead, id, vendors[0]))!.rows.find(({ requirementId }) => requirementId === plain)!;
    expect(row).toMatchObject({ rung: "demonstrated", note: "Demo van 3 mei.", by: "anna" });
    const seen = (await loadRanking(lead, id, { from: "demonstrated" }))!;
    const points = (vendor: number) => seen.ranking.offers.find((offer) => offer.id === vendors[vendor])!.contributions[plain];
    expect(points(0)).toBeCloseTo(seen.ranking.weights[plain] * 100, 9);
    expect(points(1)).toBeNull();
    const official = JSON.parse(new TextDecoder().decode((await rankingJson(lead, id))!.bytes)) as { ranking: { contributions: Record<string, number | null> }[] };
    expect(official.ranking.every(({ contributions }) => contributions[plain] !== null)).toBe(true);
    await expect(setProofs(lead, id, vendors[0], [{ requirementId: "req.nothing", rung: "evidenced", note: "" }])).rejects.toEqual(refused("unknown-requirement"));
    await expect(database().db.deleteFrom("proof").execute()).rejects.toThrow(/append-only/);
  });
});
