import { Command } from "commander";

import { runBenchmarks } from "../bench/run";
import { printJson } from "./output";

/** `bench`: measures what has a limit, against a named reference where there is one. */
export function benchCommand(): Command {
  return new Command("bench")
    .description("measure the speed of what has a limit")
    .argument("[names...]", "only these: ranking, robustness, reading, document, start, hostile, saving")
    .option("--json", "one JSON document")
    .action(async (names: string[], options: { json?: boolean }) => {
      const results = await runBenchmarks(names);
      if (options.json) printJson(results);
      else for (const { line } of results) console.log(line);
      if (results.some((result) => !result.within)) process.exitCode = 1;
    });
}
