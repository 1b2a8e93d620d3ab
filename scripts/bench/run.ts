import { InputError } from "~/services/input-error";

import { benchDocument } from "./document";
import { benchHostile } from "./hostile";
import { benchRanking } from "./ranking";
import { benchReading } from "./reading";
import type { BenchResult } from "./result";
import { benchRobustness } from "./robustness";
import { benchSaving } from "./saving";
import { benchStart } from "./start";

const benchmarks: Record<string, () => Promise<BenchResult[]>> = {
  ranking: benchRanking,
  robustness: benchRobustness,
  reading: benchReading,
  document: benchDocument,
  start: benchStart,
  hostile: benchHostile,
  saving: benchSaving,
};

/** A measurement with its verdict and the line that people read. */
export type Measured = BenchResult & { within: boolean; line: string };

/** Runs the named benchmarks, or all. Throws `InputError` for a name that there is not. */
export async function runBenchmarks(names: readonly string[]): Promise<Measured[]> {
  const unknown = names.find((name) => !(name in benchmarks));
  if (unknown !== undefined) throw new InputError(`found "${unknown}"; expected one of ${Object.keys(benchmarks).join(", ")}`);
  const measured: Measured[] = [];
  for (const name of names.length > 0 ? names : Object.keys(benchmarks)) {
    for (const result of await benchmarks[name]()) measured.push(judge(result));
  }
  return measured;
}

function judge(result: BenchResult): Measured {
  const { name, milliseconds, limit, reference, megabytes, megabytesLimit } = result;
  const ratio = reference ? (result.ratio ?? milliseconds / reference.milliseconds) : null;
  const within = (ratio ?? milliseconds) <= limit && (megabytes === undefined || megabytes <= megabytesLimit!);
  const parts = [
    `${name}: ${milliseconds.toFixed(1)} ms`,
    reference && ratio !== null ? `${ratio.toFixed(2)} × ${reference.name} (${reference.milliseconds.toFixed(1)} ms), at most ${limit} ×` : `at most ${limit} ms`,
    megabytes === undefined ? "" : `${megabytes.toFixed(0)} MB, at most ${megabytesLimit!.toFixed(0)} MB`,
    within ? "within" : "OVER",
  ];
  return { ...result, within, line: parts.filter(Boolean).join("; ") };
}
