import { expect, test } from "vitest";

import { receiptPdf } from "~/documents/receipt/receipt";
import { receiptModel } from "~/documents/receipt/receipt-model";
import type { Receipt } from "~/documents/receipt/receipt-model";

import { exampleEdition, exampleVendor } from "../../../support/edition";

const receipt = (more: Partial<Receipt> = {}): Receipt => ({
  edition: exampleEdition({ requirements: 12 }), vendor: exampleVendor, fileName: "antwoorden (definitief).xlsx", fileHash: "ab".repeat(32), size: 48_213,
  receivedAt: "2026-12-18T15:59:58.120Z", deadline: "2026-12-18T16:00:00.000Z", late: false, outcome: { answered: 10, asked: 12, unclear: 1, mandatoryMissing: 1 }, prices: null, accepted: null, ...more,
});

function facts(of: Receipt): Record<string, string> {
  const cells = receiptModel(of).blocks.flatMap((block) => (block.type === "table" ? block.rows.map(({ cells }) => cells) : []));
  return Object.fromEntries(cells.map(([label, value]) => [label, typeof value === "string" ? value : value.map(({ text }) => text).join("")]));
}

test("a receipt names file, time with zone, request, vendor and what was understood", () => {
  expect(facts(receipt())).toMatchObject({
    Bestand: "antwoorden (definitief).xlsx", Grootte: "48.213 bytes", "Ontvangen op": "18 december 2026 om 16:59 CET (2026-12-18T15:59:58.120Z)",
    "Op tijd": "op tijd", Leverancier: "Noordwind Software – Noordwind CRM (V3)", Beantwoord: "10 van 12 vragen", "Onduidelijke antwoorden": "1",
    Stand: "wacht op aanvaarding",
  });
  expect(receiptModel(receipt()).blocks.at(-1)).toMatchObject({ tone: "code", text: "ab".repeat(32) });
});

test("it says that a file is late, accepted or refused, in the request's language", () => {
  const english = exampleEdition({ requirements: 12, language: "en" });
  expect(facts(receipt({ edition: english, late: true, accepted: { number: 2, at: "2026-12-19T08:00:00.000Z" } }))).toMatchObject({
    "In time": "late: received after the deadline, and kept as such", State: "accepted as submission 2 on 19 December 2026 at 09:00 CET (2026-12-19T08:00:00.000Z)",
  });
  expect(facts(receipt({ vendor: null, outcome: { refusal: { code: "encrypted", found: "", expected: "" } } }))).toMatchObject({
    Leverancier: "staat niet in het bestand", Stand: "niet aanvaard; het bestand is bewaard", Reden: expect.stringMatching(/wachtwoord/),
  });
});

test("it says how many prices were received, and no amount", () => {
  const { Prijzen } = facts(receipt({ prices: { received: 5, asked: 7, missing: 1, unclear: 1, own: 2 } }));
  expect(Prijzen).toBe("5 van 7 regels hebben een prijs; nodig en ontbrekend: 1; onduidelijk: 1; eigen regels: 2. De bedragen staan niet op dit bewijs.");
  expect(Object.keys(facts(receipt()))).not.toContain("Prijzen");
});

test("it is one page, and the same bytes each time", async () => {
  const bytes = await receiptPdf(receipt());
  expect(Buffer.compare(bytes, await receiptPdf(receipt()))).toBe(0);
  expect(Buffer.from(bytes).toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
});
