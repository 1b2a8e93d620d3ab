import { expect, test } from "vitest";

import { fullDiskPart } from "../../scripts/soak/full-disk";
import { killsPart } from "../../scripts/soak/kills";

/** `npm run soak` tries these a thousand times; here some tens, on the built product. */
const quietly = { seed: 20_261_122, say: () => undefined };

test("after kill -9 at random moments every acknowledged write is there and nothing is half done", async () => {
  const { ok, line } = await killsPart.run({ ...quietly, runs: 20 });
  expect(ok, line).toBe(true);
}, 600_000);

test.skipIf(process.platform !== "linux")("a full disk refuses writes in words, loses none, and work goes on once there is room", async () => {
  const { ok, line } = await fullDiskPart.run({ ...quietly, runs: 6 });
  expect(ok, line).toBe(true);
}, 300_000);
