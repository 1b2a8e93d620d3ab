import { afterAll, expect, test } from "vitest";

import type { Context } from "~/services/context.server";
import { withGroups, withRows } from "~/domain/import/posted-settings";
import { requirementFields } from "~/domain/requirements/posted-requirement";
import { acceptSubmission } from "~/services/accept-submission";
import { addRequirement, saveRequirement, setAsked } from "~/services/change-requirements";
import { copySelection } from "~/services/copy-selection";
import { createSelection, startingPoints } from "~/services/create-selection";
import { closeReading } from "~/services/import-response";
import { importRequirements, loadImport, loadImports, receiveList, settleImport, undoImport } from "~/services/import-requirements";
import { loadLibrary, takeOver } from "~/services/library";
import { loadRequirements } from "~/services/load-requirements";
import { loadOrigins, setReason } from "~/services/origins";
import { copyPack, editPack, importPack, loadPackDraft, packFile, publishPack, reopenPack } from "~/services/own-packs";
import { receiveUpload } from "~/services/receive-upload";
import { setRoles } from "~db/members";
import { currentRound } from "~db/rounds";
import { findSelection, loadPackOf } from "~db/selections";
import { insertUser } from "~db/users";
import { withItem, withoutItem } from "~/domain/content/edit-pack";

import { contextAt, onBothEngines } from "../../support/databases";
import { doublesAndBlanks, largeQuestionnaire, sentences } from "../../support/requirement-lists";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

const at = "2026-05-01T09:00:00.000Z";

afterAll(closeReading);

const selectionOf = (context: Context, name = "Servicedesk") => createSelection(context, { name, organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });

/** Somebody with an account, and what that person may do as a lead of selections. */
async function person(context: Context, name: string, leads: readonly string[], role: "lead" | "evaluator" = "lead") {
  const id = context.newId();
  await insertUser(context.db, { id, email: `${id}@voorbeeld.example`, name, language: "nl", administrator: false, mayCreate: true, createdAt: at, createdBy: "test" });
  for (const selection of leads) await setRoles(context.db, selection, id, [role], at);
  return { ...context, actor: { kind: "user" as const, id, name, administrator: false, mayCreate: true } };
}

onBothEngines("lists of requirements", (database) => {
  test("a questionnaire of 400 rows on four sheets becomes requirements in one go, and goes again", async () => {
    const context = contextAt(database().db, at);
    const { id } = await selectionOf(context);
    const before = (await loadRequirements(context, id))!.requirements.length;
    const { importId } = await receiveList(context, id, { fileName: "pve.xlsx", bytes: await largeQuestionnaire() });
    const view = (await loadImport(context, id, importId))!;
    expect(view.plan.groups).toHaveLength(12);

    const [first] = view.plan.groups;
    const form = new FormData();
    form.set("key.0", first.key);
    form.set("criterion.0", view.plan.groups[1].criterion!);
    await settleImport(context, id, importId, (settings) => withGroups(form, settings));
    expect(await importRequirements(context, id, importId)).toEqual({ count: 400 });
    const { requirements } = (await loadRequirements(context, id))!;
    expect(requirements).toHaveLength(before + 400);
    const own = requirements.filter(({ origin }) => origin === "own");
    expect(own.map(({ text }) => text.nl)).toEqual(sentences().slice(0, 400));
    expect(own[0]).toMatchObject({ criterion: view.plan.groups[1].criterion, priority: "necessary", mandatory: true, past: { kind: "file", sheet: "1 Functioneel", row: 7, reference: "1.1.1" } });
    await expect(importRequirements(context, id, importId)).rejects.toMatchObject({ code: "import-done" });

    // What somebody changed since stays.
    await saveRequirement(context, id, own[5].id, { ...requirementFields(own[5]), priority: "desirable", weight: 2, anchors: [] } as never, null);
    expect(await undoImport(context, id, importId)).toEqual({ removed: 399, kept: 1 });
    expect((await loadRequirements(context, id))!.requirements).toHaveLength(before + 1);
    // The same again: the one that stayed is known now.
    expect(await importRequirements(context, id, importId)).toEqual({ count: 399 });
  }, 60_000);

  test("doubles and blanks are reported, doubles stay out unless they are ticked", async () => {
    const context = contextAt(database().db, at);
    const { id } = await selectionOf(context);
    await addRequirement(context, id, { criterion: (await loadRequirements(context, id))!.requirements[0].criterion, text: { nl: sentences()[31] }, note: null, answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation" });
    const { importId } = await receiveList(context, id, { fileName: "eisen.xlsx", bytes: await doublesAndBlanks() });
    const { plan } = (await loadImport(context, id, importId))!;
    expect(plan.skipped.map(({ kind }) => kind)).toEqual(["empty", "empty", "empty"]);
    expect(plan.rows.filter(({ alike }) => alike?.to.kind === "row")).toHaveLength(5);
    expect(plan.rows.filter(({ alike }) => alike?.to.kind === "requirement").map(({ text }) => text)).toEqual([sentences()[31]]);

    // One double is wanted after all, and one row is not.
    const double = plan.rows.find(({ alike }) => alike?.likeness === 1)!;
    const form = new FormData();
    for (const { key, proposed, take } of plan.rows) {
      form.append("row", key);
      if (proposed) form.append("proposed", key);
      if (take || key === double.key) form.append("take", key);
    }
    await settleImport(context, id, importId, (settings) => withRows(form, settings));
    const taken = plan.rows.filter(({ take }) => take).length;
    expect(await importRequirements(context, id, importId)).toEqual({ count: taken + 1 });
  }, 60_000);

  test("a file that is no list is kept with why, and changes nothing", async () => {
    const context = contextAt(database().db, at);
    const { id } = await selectionOf(context);
    const { importId, ok } = await receiveList(context, id, { fileName: "offerte.pdf", bytes: new TextEncoder().encode("%PDF-1.7 …") });
    expect(ok).toBe(false);
    expect(await loadImports(context, id)).toMatchObject([{ fileName: "offerte.pdf", state: "refused", refusal: { code: "pdf" } }]);
    await expect(importRequirements(context, id, importId)).rejects.toMatchObject({ code: "import-refused" });
  });

  test("a text with semicolons is read as well", async () => {
    const context = contextAt(database().db, at);
    const { id } = await selectionOf(context);
    const csv = ["Nr;Omschrijving;MoSCoW", "1;Het systeem stuurt een herinnering bij een verlopen termijn.;M", "2;De leverancier levert een handleiding in het Nederlands.;W", ""].join("\r\n");
    const { importId } = await receiveList(context, id, { fileName: "eisen.csv", bytes: new TextEncoder().encode(csv) });
    expect((await loadImport(context, id, importId))!.plan.rows).toMatchObject([{ reference: "1", priority: "necessary", take: true }, { reference: "2", take: false, problems: [{ problem: "wont" }] }]);
  });
});

onBothEngines("requirements with a past", (database) => {
  test("a wish without a requirement and a requirement without a reason are listed until something is done", async () => {
    const context = contextAt(database().db, at);
    const { id } = await publishedSelection(context);
    expect((await loadOrigins(context, id))!.wishesWithout).toEqual([]);
    await setAsked(context, id, ["req.sd.wish.1"], false);
    const { id: own } = await addRequirement(context, id, { criterion: (await loadRequirements(context, id))!.requirements[0].criterion, text: { nl: "Iets eigens." }, note: null, answer: { type: "scale" }, priority: "desirable", weight: 1, mandatory: false, lowestAccepted: "customisation" });
    const view = (await loadOrigins(context, id))!;
    expect(view.wishesWithout).toMatchObject([{ id: "sd.wish.1", leftOut: "req.sd.wish.1" }]);
    expect(view.requirements.filter(({ finding }) => finding).map(({ requirement, finding }) => [requirement.id, finding])).toEqual([[own, "no-reason"]]);
    expect(view.requirements.find(({ requirement }) => requirement.id === "req.sd.wish.2")!.dependents).toMatchObject([{ kind: "edition" }]);

    // The own requirement serves the wish: both are settled.
    await setReason(context, id, own, { itemId: "sd.wish.1", text: "" });
    const after = (await loadOrigins(context, id))!;
    expect([after.wishesWithout, after.requirements.filter(({ finding }) => finding)]).toEqual([[], []]);
  });
});

onBothEngines("a selection as the start of another", (database) => {
  test("takes choices, requirements and draft along, but no vendors, dates or people", async () => {
    const context = contextAt(database().db, at);
    const { id } = await publishedSelection(context);
    const lead = await person(context, "Lead", [id]);
    await person(context, "Beoordelaar", [id], "evaluator");
    const copy = await copySelection(lead, { selectionId: id, name: "Nieuw", organisation: "Ander BV" });
    const asked = async (selection: string) => (await loadRequirements(context, selection))!.requirements;
    expect(await asked(copy.id)).toEqual(await asked(id));
    const round = (await currentRound(context.db, copy.id))!;
    expect(round).toMatchObject({ number: 1, stage: "drafting", draft: { introduction: "Wij zoeken een pakket.", deadline: "", contact: { name: "", email: "" } } });
    expect(await context.db.selectFrom("vendor").select("id").where("selection_id", "=", copy.id).execute()).toEqual([]);
    expect(await context.db.selectFrom("membership").select(["user_id", "role"]).where("selection_id", "=", copy.id).execute()).toEqual([{ user_id: lead.actor.id, role: "lead" }]);
    // Who only evaluates there may not copy, and is told no more than somebody from outside.
    const evaluator = await person(context, "Ander", [id], "evaluator");
    await expect(copySelection(evaluator, { selectionId: id, name: "Nieuw", organisation: "Ander BV" })).rejects.toMatchObject({ code: "unknown-selection" });
  });
});

onBothEngines("the library", (database) => {
  test("shows how offers answered by code, to who may see it, and nothing while bids are sealed", async () => {
    const context = contextAt(database().db, at);
    const open = await publishedSelection(context, "Open");
    const sealed = await publishedSelection(context, "Gesloten", "2026-06-01T17:00", { sealed: true });
    const lead = await person(context, "Lead", [open.id, sealed.id]);
    const stranger = await person(context, "Vreemde", [(await selectionOf(context, "Elders")).id]);
    for (const { id, vendors } of [open, sealed]) {
      const bytes = await returnedWorkbook(context, id, vendors[0], () => "Ja, standaard");
      const { uploadId } = await receiveUpload(context, id, { fileName: "antwoord.xlsx", bytes, channel: "lead" });
      await acceptSubmission(context, id, uploadId, { vendorId: vendors[0] });
    }
    const text = open.edition.requirements.find(({ answer }) => answer.type === "scale")!;
    const find = async (who: Context) => (await loadLibrary(who, { search: text.text, into: null, page: 1 })).entries[0];
    const entry = await find(lead);
    const uses = Object.fromEntries(entry.uses.map((use) => [use.selection.name, use]));
    expect(uses.Gesloten).toMatchObject({ answers: null, why: "sealed" });
    expect(uses.Open.answers).toHaveLength(1);
    expect(JSON.stringify(entry)).not.toContain('"Eén Software"');
    expect(uses.Open.answers![0].offer).toBe("V1 · Eén Software Desk");
    const theirs = (await loadLibrary(stranger, { search: "", into: null, page: 1 })).entries.flatMap(({ uses: places }) => places);
    expect([...new Set(theirs.map(({ selection, answers }) => `${selection.name} ${answers}`))]).toEqual(["Elders null"]);
  }, 60_000);

  test("a requirement that is taken over keeps where it came from, and is taken once", async () => {
    const context = contextAt(database().db, at);
    const from = await selectionOf(context, "Eerder");
    const to = await selectionOf(context, "Later");
    const { criterion } = (await loadRequirements(context, to.id))!.requirements[0];
    const own = await addRequirement(context, from.id, { criterion, text: { nl: "Het pakket maakt een dagelijkse reservekopie." }, note: null, answer: { type: "yesno", better: "yes" }, priority: "necessary", weight: 3, mandatory: true, lowestAccepted: "customisation" });
    const lead = await person(context, "Lead", [from.id, to.id]);
    const source = { selection: from.id, requirement: own.id, criterion };
    const { id } = await takeOver(lead, to.id, source);
    expect((await loadRequirements(context, to.id))!.requirements.find((one) => one.id === id)).toMatchObject({ text: { nl: "Het pakket maakt een dagelijkse reservekopie." }, mandatory: true, origin: "own", past: { kind: "library", selection: from.id, requirement: own.id } });
    await expect(takeOver(lead, to.id, source)).rejects.toMatchObject({ code: "library-there" });
    // From a selection that one takes no part in there is nothing to take.
    const other = await person(context, "Ander", [to.id]);
    await expect(takeOver(other, to.id, source)).rejects.toMatchObject({ code: "unknown-requirement" });
  });
});

onBothEngines("own packs", (database) => {
  test("are copied, edited, published once and for all, and chosen for new selections, which keep their version", async () => {
    const context = contextAt(database().db, at);
    const { id: packId } = await copyPack(context, "service-desk", { nl: "Onze servicedesk", en: "Our service desk" });
    expect(packId).toBe("onze-servicedesk");
    expect((await startingPoints(context)).map(({ id }) => id)).not.toContain(packId);
    const wish = { id: "wish.own-1", kind: "wish" as const, function: (await loadPackDraft(context, packId))!.pack.functions[0].id, text: { nl: "Een eigen wens", en: "A wish of our own" } };
    await editPack(context, packId, 1, (pack) => withItem(pack, wish, null));
    await expect(editPack(context, packId, 1, (pack) => withoutItem(pack, wish.id))).rejects.toMatchObject({ code: "pack-changed" });

    // A reference that leads nowhere is listed, and stands in the way.
    const taken = (await loadPackDraft(context, packId))!.pack.items.find(({ id }) => id === "sd.wish.1")!;
    await editPack(context, packId, 2, (pack) => withoutItem(pack, taken.id));
    expect((await loadPackDraft(context, packId))!.problems).toMatchObject([{ item: "req.sd.wish.1", code: "source-unknown", about: "sd.wish.1" }]);
    await expect(publishPack(context, packId, "1.0.0")).rejects.toMatchObject({ code: "pack-problems" });
    await editPack(context, packId, 3, (pack) => withItem(pack, taken, null));
    await publishPack(context, packId, "1.0.0");
    const { id } = await createSelection(context, { name: "Eigen", organisation: "Voorbeeld BV", packId, language: "nl" });

    await reopenPack(context, packId);
    await editPack(context, packId, 1, (pack) => withoutItem(pack, wish.id));
    await expect(publishPack(context, packId, "1.0.0")).rejects.toMatchObject({ code: "pack-version" });
    await publishPack(context, packId, "1.1.0");
    const frozen = await loadPackOf(context.db, (await findSelection(context.db, id))!);
    expect([frozen.version, frozen.items.some((item) => item.id === wish.id)]).toEqual(["1.0.0", true]);
    expect((await startingPoints(context)).find((pack) => pack.id === packId)).toMatchObject({ version: "1.1.0" });
    await expect(context.db.updateTable("pack_version").set({ version: "9.9.9" }).execute()).rejects.toThrow(/append-only/);
  });

  test("come out as a file and in again the same, under an id of their own; a damaged file changes nothing", async () => {
    const context = contextAt(database().db, at);
    const file = (await packFile(context, "crm"))!;
    const made = await importPack(context, file.bytes);
    if (!("id" in made)) throw new Error(made.why);
    const draft = (await loadPackDraft(context, made.id))!;
    expect(made.id).toMatch(/^crm-\d+$/);
    expect(draft.problems).toEqual([]);
    const again = await importPack(context, (await packFile(context, made.id))!.bytes);
    if (!("id" in again)) throw new Error(again.why);
    expect({ ...(await loadPackDraft(context, again.id))!.pack, id: made.id }).toEqual(draft.pack);
    expect(await importPack(context, file.bytes.subarray(0, 5000))).toMatchObject({ ok: false, why: "no-zip" });
    expect(await importPack(context, new TextEncoder().encode("geen zip"))).toMatchObject({ ok: false, why: "no-zip" });
  });
});
