import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { checkNode } from "../../scripts/setup.mjs";
import { fingerprint } from "../../scripts/setup/fingerprint.mjs";
import { oneAtATime } from "../../scripts/setup/one-at-a-time.mjs";

const folder = mkdtempSync(join(tmpdir(), "setup-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nobodyToWaitFor = (holder: number) => expect.unreachable(`waits for ${holder}`);

test("Node from 20.19 on is accepted, an older one named with what to do", () => {
  for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.3.1"]) expect(() => checkNode(version)).not.toThrow();
  for (const version of ["18.20.4", "20.18.3"]) expect(() => checkNode(version)).toThrow(`needs Node 20.19 or newer; this is Node ${version}`);
});

test("a fingerprint changes with names and contents, not with times or editors' files", () => {
  const root = join(folder, "sources");
  mkdirSync(join(root, "app/domain"), { recursive: true });
  writeFileSync(join(root, "app/domain/rank.ts"), "one");
  const print = () => fingerprint(root, ["app", "absent.json"]);
  const before = print();

  utimesSync(join(root, "app/domain/rank.ts"), 1, 1);
  writeFileSync(join(root, "app/.rank.ts.swp"), "");
  expect(print()).toBe(before);

  writeFileSync(join(root, "app/domain/rank.ts"), "two");
  expect(print()).not.toBe(before);
  writeFileSync(join(root, "app/domain/rank.ts"), "one");
  expect(print()).toBe(before);

  writeFileSync(join(root, "app/other.ts"), "");
  expect(print()).not.toBe(before);
});

test("only one works at a time, the next afterwards, and nothing is left behind", async () => {
  const lock = join(folder, "lock");
  let atWork = 0;
  let most = 0;
  const waitedFor: number[] = [];
  const work = async () => {
    most = Math.max(most, ++atWork);
    await new Promise((resolve) => setTimeout(resolve, 30));
    atWork--;
  };
  await Promise.all([1, 2, 3].map(() => oneAtATime(lock, (holder) => waitedFor.push(holder), work)));
  expect(most).toBe(1);
  expect(waitedFor).toEqual([process.pid, process.pid]);
  expect(existsSync(lock)).toBe(false);
});

test("a failure lets the next one in", async () => {
  const lock = join(folder, "failing");
  await expect(oneAtATime(lock, nobodyToWaitFor, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await oneAtATime(lock, nobodyToWaitFor, async () => "done")).toBe("done");
});

test("the lock of a process that is gone is taken over", async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => gone.on("close", resolve));
  const lock = join(folder, "left");
  mkdirSync(lock);
  writeFileSync(join(lock, "pids"), `${gone.pid}`);
  expect(await oneAtATime(lock, nobodyToWaitFor, async () => "done")).toBe("done");
});

test("while the program that a killed process started still runs, its lock stands", async () => {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 400)"]);
  const gone = new Promise((resolve) => child.on("close", resolve));
  const lock = join(folder, "orphan");
  mkdirSync(lock);
  writeFileSync(join(lock, "pids"), `999999999 ${child.pid}`);
  const waitedFor: number[] = [];
  await oneAtATime(lock, (holder) => waitedFor.push(holder), async () => {
    await gone;
    expect(child.exitCode).toBe(0);
  });
  expect(waitedFor).toEqual([child.pid]);
});
