import { afterEach, expect, test } from "vitest";

import { ScannerUnavailable, scanForViruses } from "~/services/virus-scan";

import { fakeClamd } from "../../support/fake-clamd";

let clamd: Awaited<ReturnType<typeof fakeClamd>> | null = null;
afterEach(async () => {
  await clamd?.stop();
  clamd = null;
});

test("every byte reaches the scanner, in chunks, and its verdict comes back", async () => {
  clamd = await fakeClamd();
  const bytes = Uint8Array.from({ length: 200_001 }, (_, i) => i % 251);
  expect(await scanForViruses(clamd.socket, bytes)).toEqual({ found: false });
  expect(Buffer.compare(clamd.received(), Buffer.from(bytes))).toBe(0);
  expect(await scanForViruses(clamd.socket, new Uint8Array())).toEqual({ found: false });
  expect(await scanForViruses(clamd.socket, Buffer.from("x EICAR x"))).toEqual({ found: true, signature: "Eicar-Test-Signature" });
});

test("no verdict is no clean bill: an error, an empty answer, a missing socket", async () => {
  for (const answer of ["INSTREAM size limit exceeded. ERROR\0", "", "stream: OK maybe\0"]) {
    clamd = await fakeClamd(answer);
    await expect(scanForViruses(clamd.socket, new Uint8Array(10))).rejects.toThrow(ScannerUnavailable);
    await clamd.stop();
    clamd = null;
  }
  await expect(scanForViruses("/nowhere/clamd.ctl", new Uint8Array(10))).rejects.toThrow(ScannerUnavailable);
});
