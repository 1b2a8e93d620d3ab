import { expect, test } from "vitest";

import { packFiles, unpackFiles } from "~/documents/dossier/stored-zip";
import { verifyDossier } from "~/documents/dossier/verify-dossier";
import { canonicalJson } from "~/domain/canonical-json";
import { sha256 } from "~/domain/edition/fingerprint.server";
import type { UserError } from "~/domain/user-error";
import { acceptSubmission } from "~/services/accept-submission";
import type { Context } from "~/services/context.server";
import { selectionDossier } from "~/services/dossier";
import { rankingJson } from "~/services/edition-documents";
import { moveRound } from "~/services/move-round";
import { receiveUpload } from "~/services/receive-upload";
import { closeReadingPool } from "~/documents/workbook/reading-pool";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

/** A selection whose two vendors answered, one of them twice, and whose round is closed; a second one stands between. */
async function answered(context: Context & { set: (instant: string) => void }, name: string): Promise<string> {
  const { id, vendors } = await publishedSelection(context, name);
  const send = async (vendorId: string, word: string) => {
    const bytes = await returnedWorkbook(context, id, vendorId, () => word);
    const { uploadId } = await receiveUpload(context, id, { fileName: "antwoorden.xlsx", bytes, channel: "lead" });
    await acceptSubmission(context, id, uploadId, { vendorId });
  };
  await send(vendors[0], "Nee");
  await publishedSelection(context, `${name} ernaast`);
  await send(vendors[0], "Standaard");
  await send(vendors[1], "Ja");
  context.set("2026-06-02T10:00:00Z");
  await moveRound(context, id, "closed", null, 0);
  return id;
}

onBothEngines("the dossier of a selection", (database) => {
  let bytes: Uint8Array;
  let id: string;
  let context: ReturnType<typeof contextAt>;

  test("verifies by its bytes alone, and its ranking is the one on the page", async () => {
    context = contextAt(database().db, "2026-05-01T10:00:00Z");
    id = await answered(context, "Dossier");
    bytes = (await selectionDossier(context, id))!.bytes;
    const check = verifyDossier(bytes);
    expect(check.findings).toEqual([]);
    expect(check.ok).toBe(true);
    const shown = JSON.parse(new TextDecoder().decode((await rankingJson(context, id))!.bytes)) as { ranking: { vendor: { code: string }; rank: number | null; value: number | null }[] };
    expect(check.ranking).toEqual(shown.ranking.map(({ vendor, rank, value }) => ({ vendor: vendor.code, rank, value })));
    const paths = unpackFiles(bytes)!.files.map(({ path }) => path);
    expect(paths).toContain("submissions/V1-1/workbook.xlsx");
    expect(paths).toContain("submissions/V1-2/workbook.xlsx");
    expect(paths).toContain("submissions/V2-1/answers.json");
    // Nothing of the other selection goes along.
    expect(new TextDecoder().decode(bytes)).not.toContain("ernaast");
  });

  test("is the same bytes while nothing changes", async () => {
    expect(Buffer.from((await selectionDossier(context, id))!.bytes).equals(bytes)).toBe(true);
  });

  test("one changed byte is found in every file, and the file is named", () => {
    let at = 0;
    const { files } = unpackFiles(bytes)!;
    for (const { path, bytes: content } of files) {
      at = bytes.indexOf(content[0], at);
      const start = content.byteOffset - bytes.byteOffset;
      for (const place of [start, start + Math.floor(content.length / 2), start + content.length - 1]) {
        const changed = bytes.slice();
        changed[place] ^= 1;
        const check = verifyDossier(changed);
        expect(check.findings.map(({ code, file }) => [code, file])).toContainEqual(["file-changed", path]);
      }
    }
    for (let place = 0; place < bytes.length; place += 997) {
      const changed = bytes.slice();
      changed[place] ^= 0x80;
      expect(verifyDossier(changed).ok, `byte ${place}`).toBe(false);
    }
  });

  /** Changes files and packs them again with a manifest that fits, as a forger would. */
  function forged(change: (files: Map<string, string | Uint8Array>) => void): Uint8Array {
    const packed = unpackFiles(bytes)!.files;
    const decoder = new TextDecoder();
    const files = new Map<string, string | Uint8Array>(packed.map(({ path, bytes: content }) => [path, path.endsWith(".xlsx") ? content : decoder.decode(content)]));
    change(files);
    const encoded = [...files].map(([path, content]) => ({ path, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content }));
    const manifest = JSON.parse(files.get("manifest.json") as string) as { files: unknown };
    manifest.files = encoded.filter(({ path }) => path !== "manifest.json").map((file) => ({ path: file.path, sha256: sha256(file.bytes), size: file.bytes.length }));
    return packFiles(encoded.map((file) => (file.path === "manifest.json" ? { path: file.path, bytes: new TextEncoder().encode(canonicalJson(manifest)) } : file)));
  }
  const edit = (path: string, from: string | RegExp, to: string) => (files: Map<string, string | Uint8Array>) => {
    const before = files.get(path) as string;
    const after = before.replace(from, to);
    expect(after, `${path} has no ${from}`).not.toBe(before);
    files.set(path, after);
  };
  const codes = (forgery: Uint8Array) => [...new Set(verifyDossier(forgery).findings.map(({ code }) => code))];

  test("a forger who mends every hash is still found by the trail and by computing again", () => {
    expect(codes(forged(() => undefined))).toEqual([]);
    expect(codes(forged(edit("submissions/V1-2/answers.json", '"standard"', '"no"')))).toEqual(expect.arrayContaining(["answers-not-in-trail", "input-differs"]));
    expect(codes(forged(edit("ranking/ranking.json", /"value":\d/, '"value":9')))).toEqual(["ranking-differs"]);
    expect(codes(forged(edit("ranking/input.json", '"standard"', '"no"')))).toEqual(expect.arrayContaining(["input-differs", "ranking-differs"]));
    expect(codes(forged((files) => { const path = [...files.keys()].find((each) => each.startsWith("editions/"))!; edit(path, /"weight":\d/, '"weight":7')(files); }))).toContain("edition-not-in-trail");
    expect(codes(forged(edit("trail/audit.jsonl", '"actor":"local-lead"', '"actor":"somebody"')))).toContain("trail-row-changed");
    expect(codes(forged(edit("trail/audit.jsonl", /\n[^\n]*\n/, "\n")))).toContain("trail-gap");
    expect(codes(forged(edit("trail/audit.jsonl", "Voorbeeld BV", "Voorbeeld NV")))).toContain("trail-detail-changed");
    expect(codes(forged((files) => files.set("submissions/V2-1/workbook.xlsx", new Uint8Array([1, 2, 3]))))).toContain("upload-not-in-trail");
    expect(codes(forged(edit("ranking/input.json", '"nullCountsAs":0', '"nullCountsAs":100')))).toContain("rules-not-in-trail");
    expect(codes(forged(edit("ranking/input.json", '"waivers":{}', '"waivers":{"req.sd.wish.1":"Mag."}')))).toContain("waivers-not-in-trail");
  });

  test("a file that is no dossier is told so", async () => {
    expect(verifyDossier(new TextEncoder().encode("hello")).findings[0].code).toBe("not-a-dossier");
    expect(await selectionDossier(context, "unknown").catch((error: UserError) => error.code)).toBe("unknown-selection");
    await closeReadingPool();
  });
});
