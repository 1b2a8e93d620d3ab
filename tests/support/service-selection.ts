import ExcelJS from "exceljs";

import { columnNumber, identitySheetName } from "~/documents/workbook/layout";
import type { Draft } from "~/domain/edition/draft";
import type { Edition } from "~/domain/edition/edition";
import { addOffer } from "~/services/change-offers";
import { setAsked } from "~/services/change-requirements";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { responseWorkbook } from "~/services/edition-documents";
import { loadRequirements } from "~/services/load-requirements";
import { publishEdition } from "~/services/publish-edition";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { saveChoices } from "~/services/save-choices";
import { findEdition } from "~db/editions";

/** A small selection on the service-desk pack: two ticked wishes, the always-asked requirements, two vendors, one RFP, not sealed. `before` runs before publication. */
export async function publishedSelection(context: Context, name = "Servicedesk", deadline = "2026-06-01T17:00", gates: Partial<Draft> = { sealed: false }, before: (id: string) => Promise<unknown> = async () => {}): Promise<{ id: string; edition: Edition; vendors: string[] }> {
  const { id } = await createSelection(context, { name, organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
  await saveChoices(context, id, [
    { item: "sd.wish.1", selected: true, inUse: false, priority: "necessary", impact: "low" },
    { item: "sd.wish.2", selected: true, inUse: false, priority: "desirable", impact: "high" },
  ]);
  const { requirements } = (await loadRequirements(context, id))!;
  await setAsked(context, id, requirements.filter((r) => r.asked && !r.fixed && !r.id.startsWith("req.sd.wish.")).map((r) => r.id), false);
  const { draft } = (await loadRequest(context, id))!;
  await saveDraft(context, id, { ...draft, introduction: "Wij zoeken een pakket.", contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" }, deadline, ...gates });
  const vendors: string[] = [];
  for (const vendor of ["Eén Software", "Twee Software"]) {
    vendors.push((await addOffer(context, id, { name: vendor, package: `${vendor} Desk`, contactName: "", contactEmail: "" })).vendorId);
  }
  await before(id);
  const published = await publishEdition(context, id);
  return { id, vendors, edition: (await findEdition(context.db, id, published.id))! };
}

/** The vendor's blank workbook, filled by the references in sight: what `answer` gives goes into the answer column. */
export async function returnedWorkbook(
  context: Context,
  selectionId: string,
  vendorId: string,
  answer: (code: string) => string | number | null,
  comment: (code: string) => string | null = () => null,
): Promise<Uint8Array> {
  const blank = (await responseWorkbook(context, selectionId, vendorId))!;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(blank.bytes as unknown as ArrayBuffer);
  for (const worksheet of workbook.worksheets.filter((sheet) => sheet.name !== identitySheetName)) {
    worksheet.eachRow((row) => {
      const code = row.getCell(columnNumber("code")).text;
      if (/^[A-Z]-\d{3}$/.test(code)) row.getCell(columnNumber("answer")).value = answer(code);
      if (/^[A-Z]-\d{3}$/.test(code) && comment(code) !== null) row.getCell(columnNumber("comment")).value = comment(code);
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
