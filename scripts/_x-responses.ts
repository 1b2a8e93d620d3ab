import { writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { contextOn } from "~/services/context.server";
import { connect } from "~db/connection";
import { migrateDatabase } from "~/services/migrate";
import { createSelection } from "~/services/create-selection";
import { saveChoices } from "~/services/save-choices";
import { loadIntake } from "~/services/load-intake";
import { loadRequirements } from "~/services/load-requirements";
import { editRequirement } from "~/services/change-requirements";
import { addOffer } from "~/services/change-offers";
import { saveDraft, loadRequest } from "~/services/request-draft";
import { publishEdition } from "~/services/publish-edition";
import { receiveUpload } from "~/services/receive-upload";
import { acceptSubmission } from "~/services/accept-submission";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { findEdition } from "~db/editions";
import { fillWorkbook } from "~/services/worked-example/fill-workbook";
import { columnNumber } from "~/documents/workbook/layout";

const url = process.env.DATABASE_URL!;
await migrateDatabase(url);
const ctx = contextOn(connect(url));
await createSelection(ctx, { name: "Leeg traject", organisation: "Van Beek", packId: "crm", language: "nl" });
const { id } = await createSelection(ctx, { name: "Nieuw CRM", organisation: "Van Beek & Zonen Groothandel", packId: "crm", language: "nl" });
const intake = (await loadIntake(ctx, id))!;
await saveChoices(ctx, id, intake.wishes.filter((_, i) => i % 2 === 0).map((w, i) => ({ item: w.id, selected: true, inUse: i % 3 === 0, priority: i % 3 ? "desirable" as const : "necessary" as const, impact: (["low","middle","high"] as const)[i % 3] })));
const reqs = (await loadRequirements(ctx, id))!.requirements.filter((r) => r.asked);
let m = 0;
for (const r of reqs) if (r.answer.type === "scale" && ++m % 6 === 0) await editRequirement(ctx, id, r.id, { mandatory: true });
const names = [["Noordwind Software","Noordwind CRM"],["Kompas Systemen B.V.","Relatie 360"],["Bluefield Applications","Bluefield Sales & Service Suite"],["De Graaf & Partners","KlantKracht"],["Zuiderzee IT","ZuiderCRM"],["Aurora Nederland","Aurora Engage"]];
const vendors = [];
for (const [name, pkg] of names) vendors.push({ ...(await addOffer(ctx, id, { name, package: pkg, contactName: "A. Jansen", contactEmail: "a@example.nl" })), name, pkg });
const view = (await loadRequest(ctx, id))!;
await saveDraft(ctx, id, { ...view.draft, introduction: "Inleiding", scope: "Scope", contact: { name: "Marijke", email: "m@example.nl" }, deadline: "2027-01-18T17:00" });
console.log((await loadRequest(ctx, id))!.problems);
const { id: editionId } = await publishEdition(ctx, id);
const edition = (await findEdition(ctx.db, id, editionId))!;
console.log(edition.requirements.length, edition.requirements.filter((r) => r.mandatory).length);
let s = 7; const rnd = () => (s = (s * 16807) % 2147483647) / 2147483647;
const scale = ["standard", "configuration", "partner", "customisation", "roadmap", "no"];
async function fill(v: (typeof vendors)[number], i: number, gaps: number, quality: number) {
  const blank = { bytes: await writeResponseWorkbook(edition, { id: v.vendorId, code: v.code, name: v.name, package: v.pkg }) };
  const answers = edition.requirements.map((r) => {
    const gap = rnd() < gaps;
    const a = r.answer;
    const worst = r.mandatory && i !== 1 ? 3 : 5;
    const value = gap ? null : a.type === "scale" ? scale[Math.min(worst, Math.floor(rnd() * rnd() * 6 * (2 - quality)))] : a.type === "yesno" ? (rnd() < 0.8 || r.mandatory ? a.better : a.better === "yes" ? "no" : "yes") : a.type === "number" || a.type === "money" ? Math.round(rnd() * 10000) / 10 : a.type === "date" ? "2026-03-01" : "Wij leveren dit vanuit Utrecht, met een eigen team van twaalf consultants.";
    return { requirement: r.id, value, comment: rnd() < 0.3 ? "Onderdeel van de module Relatiebeheer vanaf versie 7.2. Inrichten kost naar schatting twee dagen; de beheerder kan het daarna zelf aanpassen." : "", evidence: rnd() < 0.12 ? "https://www.voorbeeld.example/documentatie/relaties" : "" };
  });
  return { fileName: `antwoord-${v.name.split(" ")[0].toLowerCase()}.xlsx`, bytes: await fillWorkbook(blank.bytes, edition, { habit: "tidy", notes: i === 2 ? [{ nl: "Let op: prijzen exclusief implementatie", en: "x" }] : [] } as never, answers as never) };
}
async function spoil(bytes: Uint8Array) {
  const wb = new ExcelJS.Workbook(); await wb.xlsx.load(bytes as never);
  const ws = wb.worksheets[2]; let n = 0;
  ws.eachRow((row, nr) => { const id = row.getCell(columnNumber("id")).text; if (!id.startsWith("req.")) return; n++; const c = row.getCell(columnNumber("answer")); if (n % 9 === 0) c.value = "Ja, mits module Y wordt afgenomen"; if (n % 11 === 0) c.value = "zie bijlage 3"; if (n % 13 === 0) c.value = "standaart"; if (n === 5) c.value = { formula: "1+1", result: 2 } as never; });
  ws.getCell("L4").value = "Graag bellen we hierover";
  return new Uint8Array(await wb.xlsx.writeBuffer() as never);
}
const spec: [number, number, number][] = [[0, 0, 0.95], [1, 0.02, 0.6], [2, 0, 0.8], [3, 0.06, 0.7]];
for (const [i, gaps, q] of spec) {
  const f = await fill(vendors[i], i, gaps, q);
  const up = await receiveUpload(ctx, id, { ...f, channel: "lead" });
  console.log(f.fileName, up.result.ok ? up.result.reading.complete.answered : up.result);
  await acceptSubmission(ctx, id, up.uploadId, { vendorId: vendors[i].vendorId });
}
const again = await fill(vendors[0], 0, 0.02, 0.9);
writeFileSync("/tmp/resp/noordwind-2.xlsx", await spoil(again.bytes));
const five = await fill(vendors[4], 4, 0.05, 0.7);
writeFileSync("/tmp/resp/zuiderzee.xlsx", await spoil(five.bytes));
await receiveUpload(ctx, id, { fileName: "Noordwind versie 2 (definitief).xlsx", bytes: await spoil(again.bytes), channel: "lead" });
const bad = await receiveUpload(ctx, id, { fileName: "offerte.pdf", bytes: new TextEncoder().encode("%PDF-1.7 abc"), channel: "lead" });
writeFileSync("/tmp/resp/offerte.pdf", "%PDF-1.7 abc");
console.log(bad.result.ok, id);
writeFileSync("/tmp/resp/id", id);
await ctx.db.destroy();
process.exit(0);
