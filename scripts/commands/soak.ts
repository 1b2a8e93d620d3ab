import { randomInt } from "node:crypto";

import { Command, InvalidArgumentError } from "commander";

import { soakParts } from "../soak/parts";
import { runSoak } from "../soak/run";
import { printJson, say } from "./output";

/** `soak`: tries what has to hold always, for as long as is asked. */
export function soakCommand(): Command {
  return new Command("soak")
    .description("try what must always hold many times over, at random")
    .argument("[names...]", `only these: ${soakParts.map(({ name }) => name).join(", ")}`)
    .option("--runs <number>", "how many cases each part tries", whole)
    .option("--seed <number>", "draw the same cases again", whole)
    .option("--json", "one JSON document")
    .action(async (names: string[], options: { runs?: number; seed?: number; json?: boolean }) => {
      // Another one each time: a soak that always tries the same finds nothing new.
      const seed = options.seed ?? randomInt(2 ** 31);
      const results = await runSoak(names, { runs: options.runs ?? null, seed, say });
      if (options.json) printJson({ seed, results });
      else for (const { name, ok, line } of results) console.log(`${ok ? "held" : "FAILED"}  ${name}: ${line}`);
      if (results.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

function whole(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number > 2 ** 31) throw new InvalidArgumentError("expected a whole number, 0 to 2147483648.");
  return number;
}
