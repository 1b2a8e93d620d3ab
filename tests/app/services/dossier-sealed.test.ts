import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { packFiles, unpackFiles } from "~/documents/dossier/stored-zip";
import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { priceColumn } from "~/documents/workbook/price-columns";
import { auditHash, chainStart } from "~/domain/audit/chain.server";
import { canonicalJson } from "~/domain/canonical-json";
import { newPriceSheet } from "~/domain/cost/price-sheet";
import { sha256 } from "~/domain/edition/fingerprint.server";
import { scaleLabel } from "~/i18n/answer-labels";
import { translator } from "~/i18n/translate";
import { addRequirement } from "~/services/change-requirements";
import { selectionDossier } from "~/services/dossier";
import { setProofs } from "~/services/evidence";
import { priceWorkbook } from "~/services/edition-documents";
import { closeReading } from "~/services/import-response";
import { keyFrom } from "~/services/keys.server";
import { moveRound } from "~/services/move-round";
import { confirmOpening } from "~/services/open-bids";
import { savePriceSheet } from "~/services/price-sheet";
import { receiveThroughLink } from "~/services/receive-through-link";
import { createUploadLink } from "~/services/upload-links";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

const secret = Buffer.alloc(32, 1);
const sheet = {
  ...newPriceSheet(), years: 1, method: { kind: "utility-index" as const, weight: 1.5 },
  lines: [{ id: "setup", text: "Inrichting", rhythm: "once" as const, quantity: 1, unit: "project", optional: false }],
};

onBothEngines("the dossier of a sealed round", (database) => {
  let bytes: Uint8Array;

  test("with a price envelope, prices and evidence verifies by its bytes alone, once all is opened", async () => {
    const context = Object.assign(contextAt(database().db, "2026-05-01T09:00:00.000Z"), { masterKey: (purpose: string) => keyFrom(secret, purpose) });
    const { id, edition, vendors } = await publishedSelection(context, "Envelop", "2026-06-01T17:00", { sealed: true, priceEnvelope: true }, async (selection) => {
      await savePriceSheet(context, selection, sheet);
      await addRequirement(context, selection, {
        criterion: "viability.vendor", text: { nl: "Prijs van een dag" }, note: null, answer: { type: "money", currency: "EUR", points: [[0, 100], [2_000, 0]] }, priority: "necessary",
        weight: 3, mandatory: false, lowestAccepted: "customisation",
      });
    });
    const lead = await memberOf(context, id, "Lea", ["lead"]);
    const observer = await memberOf(context, id, "Obi", ["observer"]);
    for (const [index, vendor] of vendors.entries()) {
      const types = new Map(edition.requirements.map(({ code, answer }) => [code, answer.type]));
      const answered = await returnedWorkbook(context, id, vendor, (code) => ({ money: 1_000, scale: scaleLabel(translator("nl"), index === 0 ? "standard" : "partner"), yesno: "Ja", text: "Tekst", number: 5, date: "2026-01-01" })[types.get(code)!]);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await priceWorkbook(context, id, vendor))!.bytes as unknown as ArrayBuffer);
      for (const page of workbook.worksheets) page.eachRow((row) => { if (row.getCell(2).text === "P-01") row.getCell(priceColumn("price")).value = 7_000 + 100 * index; });
      const { token } = await createUploadLink(context, id, vendor, { expiresAt: new Date("2026-06-20T21:59:00.000Z") });
      for (const bytes of [answered, new Uint8Array(await workbook.xlsx.writeBuffer())]) await receiveThroughLink(context, token, { fileName: "antwoord.xlsx", bytes, receivedAt: new Date("2026-05-01T09:00:00.000Z") });
    }
    context.set("2026-06-01T15:00:00.000Z");
    await moveRound(context, id, "closed", null, 0);
    await confirmOpening(lead, id, "bids");
    await confirmOpening(observer, id, "bids");
    expect(await selectionDossier(lead, id)).toBeNull();
    await confirmOpening(lead, id, "prices");
    await confirmOpening(observer, id, "prices");
    const asked = edition.requirements.filter(({ answer }) => answer.type === "scale");
    await setProofs(lead, id, vendors[1], [{ requirementId: asked[0].id, rung: "evidenced", note: "Handleiding gezien" }]);
    await setProofs(lead, id, vendors[1], [{ requirementId: asked[0].id, rung: "demonstrated", note: "Demo van 2 juni" }]);

    bytes = (await selectionDossier(lead, id))!.bytes;
    const check = verifyDossier(bytes);
    expect(check.findings).toEqual([]);
    expect([check.ok, check.notes, check.manifest!.version]).toEqual([true, [], 3]);
    expect(check.ranking.map(({ vendor, rank }) => [vendor, rank])).toEqual([["V1", 1], ["V2", 2]]);
    const paths = unpackFiles(bytes)!.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["evidence/rungs.json", "ranking/from-rung.json", "submissions/V1-1/workbook.xlsx"]));
  });

  test("one changed byte is found wherever it is", () => {
    for (let place = 0; place < bytes.length; place += 1_999) {
      const changed = bytes.slice();
      changed[place] ^= 1;
      expect(verifyDossier(changed).ok, `byte ${place}`).toBe(false);
    }
  });

  /** Changes texts and packs them again with a manifest that fits, as a forger would. */
  function repacked(change: (files: Map<string, string>) => void, manifestOf: (manifest: Record<string, unknown>) => void = () => {}): Uint8Array {
    const packed = unpackFiles(bytes)!.files;
    const texts = new Map(packed.filter(({ path }) => !path.endsWith(".xlsx")).map(({ path, bytes: content }) => [path, new TextDecoder().decode(content)]));
    const known = new Set(texts.keys());
    change(texts);
    const files = packed.flatMap(({ path, bytes: content }) => (!known.has(path) ? [{ path, bytes: content }] : texts.has(path) ? [{ path, bytes: new TextEncoder().encode(texts.get(path)) }] : []));
    const manifest = JSON.parse(texts.get("manifest.json")!) as Record<string, unknown>;
    manifest.files = files.filter(({ path }) => path !== "manifest.json").map((file) => ({ path: file.path, sha256: sha256(file.bytes), size: file.bytes.length }));
    manifestOf(manifest);
    return packFiles(files.map((file) => (file.path === "manifest.json" ? { path: file.path, bytes: new TextEncoder().encode(canonicalJson(manifest)) } : file)));
  }
  const replace = (path: string, from: string, to: string) => (files: Map<string, string>) => {
    expect(files.get(path)).toContain(from);
    files.set(path, files.get(path)!.replace(from, to));
  };
  const codes = (forgery: Uint8Array) => [...new Set(verifyDossier(forgery).findings.map(({ code }) => code))];

  test("a rung, a price or a ranking from a rung upwards that was changed is found, whatever the hashes say", () => {
    expect(codes(repacked(() => {}))).toEqual([]);
    expect(codes(repacked(replace("evidence/rungs.json", '"demonstrated"', '"contractual"')))).toEqual(["rungs-not-in-trail", "ranking-differs"]);
    expect(codes(repacked((files) => files.set("evidence/rungs.json", "[]")))).toEqual(["rungs-not-in-trail", "ranking-differs"]);
    expect(codes(repacked(replace("ranking/from-rung.json", '"low":0', '"low":1')))).toEqual(["ranking-differs"]);
    expect(codes(repacked(replace("ranking/input.json", "7100", "6100")))).toEqual(expect.arrayContaining(["prices-not-in-trail", "ranking-differs"]));
  });

  test("a dossier of the first version, without the evidence ladder, still verifies", () => {
    const older = repacked((files) => ["evidence/rungs.json", "ranking/from-rung.json"].forEach((path) => files.delete(path)), (manifest) => (manifest.version = 1));
    expect(codes(older)).toEqual([]);
    expect(codes(repacked((files) => ["evidence/rungs.json", "ranking/from-rung.json"].forEach((path) => files.delete(path))))).toEqual(["unreadable"]);
  });

  test("of a round that was opened before the trail told what was opened, it says what it cannot check", () => {
    let end = "";
    const older = repacked((files) => {
      const [head, ...lines] = files.get("trail/audit.jsonl")!.split("\n").filter(Boolean);
      let previous = chainStart;
      const rows = lines.map((line) => {
        const row = JSON.parse(line) as Record<string, unknown> & { content?: { after?: Record<string, unknown> }; hash: string };
        if (row.content?.after && "opening" in row.content.after) delete row.content.after.answers;
        row.previous = previous;
        if (row.action !== undefined) {
          row.detail = sha256(canonicalJson(row.content));
          const { seq, at, actor, selection, action, subject, detail } = row as unknown as Parameters<typeof auditHash>[0];
          row.hash = auditHash({ seq, at, actor, selection, action, subject, detail }, previous);
        }
        previous = row.hash;
        return JSON.stringify(row);
      });
      end = previous;
      files.set("trail/audit.jsonl", `${[JSON.stringify({ ...(JSON.parse(head) as object), end }), ...rows].join("\n")}\n`);
    }, (manifest) => (manifest.trail = end));
    const check = verifyDossier(older);
    expect(check.findings).toEqual([]);
    expect(check.notes.map(({ code, file }) => `${code} ${file}`).sort()).toEqual(["V1-1", "V1-2", "V2-1", "V2-2"].map((name) => `opened-untold submissions/${name}/answers.json`));
  });
});
