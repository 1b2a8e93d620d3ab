import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { identitySheetName } from "~/documents/workbook/layout";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { closeReading } from "~/services/import-response";
import { checklistFileFor, ownChecklistFile } from "~/services/respondents/checklist-forms";
import { loadRespondents } from "~/services/respondents/load-respondents";
import { inviteRespondents } from "~/services/respondents/invite-respondents";
import { asRespondent, requireRespondentLink } from "~/services/respondents/open-link";
import { loadOwnChecklist, saveOwnAnswers } from "~/services/respondents/own-checklist";
import { loadFilesFor, loadOwnFiles, receiveChecklistFor, receiveOwnChecklist, takeCellsFor, takeOwnCells } from "~/services/respondents/receive-checklist";
import { loadPayload } from "~db/payloads";

import { contextAt, onBothEngines } from "../../../support/databases";
import { fillForm } from "../../../support/filled-form";

const [w1, w2] = ["sd.wish.1", "sd.wish.2"];

/** Two respondents of a selection, each as the context in which that person acts, and the lead. */
async function room(context: Context) {
  const { id } = await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
  const { links } = await inviteRespondents(context, id, { people: "Anna\nBas", language: "nl", lastDay: "2026-05-20" });
  const [anna, bas] = await Promise.all(links.map(async ({ path }) => asRespondent(context, await requireRespondentLink(context, path.split("/").at(-1)!))));
  return { id, anna: anna!, bas: bas!, annaId: links[0]!.respondentId, basId: links[1]!.respondentId };
}

/** Fills in rows of a checklist by the id in the hidden column: tick, in use, priority, impact, remark. */
async function filledIn(bytes: Uint8Array, rows: Record<string, (string | null)[]>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== identitySheetName)) {
    sheet.eachRow((row) => rows[row.getCell(1).text]?.forEach((value, index) => { row.getCell(5 + index).value = value; }));
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

afterAll(() => closeReading());

onBothEngines("checklists as files", (database) => {
  const lead = () => contextAt(database().db, "2026-05-01T09:00:00.000Z");

  test("a workbook that comes back is kept, read and taken up; what is unclear is offered and taken when chosen", async () => {
    const { id, anna } = await room(lead());
    await saveOwnAnswers(anna, id, [{ ...emptyAnswer(w1!), selected: true, remark: "van de pagina" }]);
    const blank = (await ownChecklistFile(anna, id, "checklist.xlsx", "nl"))!;
    const bytes = await filledIn(blank.bytes, { [w1!]: ["ja", "nee", "noodzakelijk", "laag"], [w2!]: ["x", null, "liever wel", "hoog", "uit Excel"] });
    const { uploadId } = await receiveOwnChecklist(anna, id, { fileName: "checklist.xlsx", bytes });
    const { answers } = await loadOwnChecklist(anna, id);
    expect(answers[w1!]).toEqual({ item: w1, selected: true, inUse: false, priority: "necessary", impact: "low", remark: "van de pagina" });
    expect(answers[w2!]).toEqual({ item: w2, selected: true, inUse: null, priority: null, impact: "high", remark: "uit Excel" });
    const [file] = await loadOwnFiles(anna, id);
    expect(file).toMatchObject({ fileName: "checklist.xlsx", refusal: null, unclear: [{ item: w2, part: "priority", found: "liever wel", likely: null }] });
    await takeOwnCells(anna, id, uploadId, { 0: "desirable" });
    expect((await loadOwnChecklist(anna, id)).answers[w2!]!.priority).toBe("desirable");
  });

  test("the lead takes in what came by mail, for the person whom it is from", async () => {
    const context = lead();
    const { id, bas, basId, annaId } = await room(context);
    const blank = (await checklistFileFor(context, id, basId, "checklist.xlsx", "en"))!;
    const bytes = await filledIn(blank.bytes, { [w1!]: ["yes", "yes", "surely", "low"] });
    const { uploadId } = await receiveChecklistFor(context, id, basId, { fileName: "bas.xlsx", bytes });
    expect((await loadOwnChecklist(bas, id)).answers[w1!]).toMatchObject({ selected: true, inUse: true, priority: null, impact: "low" });
    await takeCellsFor(context, id, basId, uploadId, { 0: "necessary" });
    expect((await loadOwnChecklist(bas, id)).answers[w1!]!.priority).toBe("necessary");
    // It is no file of Anna's.
    await expect(takeCellsFor(context, id, annaId, uploadId, { 0: "desirable" })).rejects.toMatchObject({ code: "unknown-upload" });
    expect((await loadFilesFor(context, id, annaId))!.files).toEqual([]);
  });

  test("a PDF form that comes back is kept, read and taken up, by the respondent and by the lead; the trail and the lead tell", async () => {
    const context = lead();
    const { id, anna, bas, annaId, basId } = await room(context);
    await saveOwnAnswers(anna, id, [{ ...emptyAnswer(w1!), selected: true, remark: "van de pagina" }]);
    const pdf = (await ownChecklistFile(anna, id, "checklist.pdf", "nl"))!.bytes;
    // Ticked on the page after the form was downloaded: the form does not undo it.
    await saveOwnAnswers(anna, id, [{ ...emptyAnswer("sd.wish.3"), selected: true }]);
    // By whatever name it comes.
    const { uploadId } = await receiveOwnChecklist(anna, id, { fileName: "Anna's lijst.docx", bytes: fillForm(pdf, { "use-W-001": true, "priority-W-001": "necessary", "tick-W-002": true, "impact-W-002": "high", "remark-W-002": "uit de pdf", date: "3 mei" }) });
    const { answers } = await loadOwnChecklist(anna, id);
    expect(answers).toEqual({
      [w1!]: { item: w1, selected: true, inUse: true, priority: "necessary", impact: null, remark: "van de pagina" },
      [w2!]: { item: w2, selected: true, inUse: null, priority: null, impact: "high", remark: "uit de pdf" },
      "sd.wish.3": { ...emptyAnswer("sd.wish.3"), selected: true },
    });
    expect((await loadFilesFor(context, id, annaId))!.files).toMatchObject([{ fileName: "Anna's lijst.docx", refusal: null, understood: 5, questions: 2, unclear: [], absent: 0, beside: [{ cell: "Datum", text: "3 mei" }] }]);
    expect((await loadRespondents(context, id)).people.find(({ id: person }) => person === annaId)).toMatchObject({ progress: { ticked: 3, remarks: 2 } });
    const trail = await database().db.selectFrom("audit").select("action").where("subject", "=", uploadId).execute();
    expect(trail.map(({ action }) => action)).toEqual(["checklist-receive", "checklist-receive"]);

    const ofBas = (await checklistFileFor(context, id, basId, "checklist.pdf", "en"))!.bytes;
    await receiveChecklistFor(context, id, basId, { fileName: "bas.pdf", bytes: fillForm(ofBas, { "tick-W-001": true }) });
    expect((await loadOwnChecklist(bas, id)).answers[w1!]).toMatchObject({ selected: true });
    // Anna's form is not Bas's, and half a file is no form.
    await receiveChecklistFor(context, id, basId, { fileName: "anna.pdf", bytes: fillForm(pdf, { "tick-W-004": true }) });
    await receiveChecklistFor(context, id, basId, { fileName: "half.pdf", bytes: ofBas.slice(0, ofBas.length / 2) });
    expect((await loadFilesFor(context, id, basId))!.files.map(({ fileName, refusal }) => [fileName, refusal && `${refusal.code} ${refusal.found}`])).toEqual(expect.arrayContaining([
      ["bas.pdf", null], ["anna.pdf", "vendor-differs R1"], ["half.pdf", "pdf damaged"],
    ]));
    expect(Object.keys((await loadOwnChecklist(bas, id)).answers)).toEqual([w1]);
  });

  test("somebody else's checklist and a broken file change nothing; their bytes are kept all the same", async () => {
    const { id, anna, bas, annaId } = await room(lead());
    const ofBas = (await ownChecklistFile(bas, id, "checklist.xlsx", "nl"))!;
    const bytes = await filledIn(ofBas.bytes, { [w1!]: ["ja"] });
    await receiveOwnChecklist(anna, id, { fileName: "van-bas.xlsx", bytes });
    const broken = new TextEncoder().encode("geen werkboek, alleen tekst");
    await receiveOwnChecklist(anna, id, { fileName: "kapot.xlsx", bytes: broken });
    expect((await loadOwnFiles(anna, id)).map(({ fileName, refusal }) => [fileName, refusal !== null])).toEqual(expect.arrayContaining([["van-bas.xlsx", true], ["kapot.xlsx", true]]));
    expect((await loadOwnChecklist(anna, id)).answers).toEqual({});
    const rows = await database().db.selectFrom("checklist_upload").select("file_hash").where("respondent_id", "=", annaId).execute();
    const kept = await Promise.all(rows.map(async ({ file_hash }) => (await loadPayload(database().db, file_hash))!.byteLength));
    expect(kept.sort()).toEqual([bytes.byteLength, broken.byteLength].sort());
  });

  test("one respondent reaches no file, report or link of another", async () => {
    const context = lead();
    const { id, anna, bas, basId } = await room(context);
    const blank = (await ownChecklistFile(bas, id, "checklist.xlsx", "nl"))!;
    const { uploadId } = await receiveOwnChecklist(bas, id, { fileName: "bas.xlsx", bytes: await filledIn(blank.bytes, { [w1!]: ["ja", "misschien"] }) });
    expect(await loadOwnFiles(anna, id)).toEqual([]);
    await expect(takeOwnCells(anna, id, uploadId, { 0: "yes" })).rejects.toMatchObject({ code: "unknown-upload" });
    await expect(receiveChecklistFor(anna, id, basId, { fileName: "x.xlsx", bytes: blank.bytes })).rejects.toMatchObject({ code: "not-allowed" });
    await expect(checklistFileFor(anna, id, basId, "checklist.xlsx", "nl")).rejects.toMatchObject({ code: "not-allowed" });
    expect(await ownChecklistFile(anna, id, "iets-anders.xlsx", "nl")).toBeNull();
    const other = await room(context);
    expect(await checklistFileFor(context, other.id, basId, "checklist.xlsx", "nl")).toBeNull();
    expect(await loadFilesFor(context, other.id, basId)).toBeNull();
  });
});
