import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { z } from "zod";

import type { BenchResult } from "./result";

const measuredSchema = z.object({ milliseconds: z.number(), megabytes: z.number(), bytes: z.int().min(1) });

/** The PDF of 500 requirements, made once in a fresh process: from edition to bytes, fonts read and nothing warm. */
export async function benchDocument(): Promise<BenchResult[]> {
  const child = fileURLToPath(new URL("./document-child.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", child], { cwd: fileURLToPath(new URL("../..", import.meta.url)) });
  const { milliseconds, megabytes } = measuredSchema.parse(JSON.parse(stdout));
  return [{ name: "PDF of 500 requirements", milliseconds, limit: 2000, megabytes, megabytesLimit: 300 }];
}
