import { Command } from "commander";

import { DecisionMatrixError, rankDecisionMatrix } from "~/domain/scoring/decision-matrix";
import { InputError } from "~/services/input-error";

import { printJson, readInput } from "./output";

/** `rank FILE`: ranks any decision matrix. */
export function rankCommand(): Command {
  return new Command("rank")
    .description("rank the alternatives of a decision matrix in a JSON file")
    .argument("<file>", "JSON with criteria and alternatives")
    .option("--json", "one JSON document")
    .action(async (file: string, options: { json?: boolean }) => {
      let matrix: unknown;
      try {
        matrix = JSON.parse(new TextDecoder().decode(await readInput(file)));
      } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError(`${file} is no JSON: ${(error as Error).message}`);
      }
      const output = rankOrExplain(file, matrix);
      if (options.json) return printJson(output);
      for (const row of output.ranking) {
        const rank = row.rank ?? (row.rankRange ? `${row.rankRange[0]}–${row.rankRange[1]}` : "–");
        const value = row.value === null ? `${row.low.toFixed(1)}–${row.high.toFixed(1)}` : row.value.toFixed(1);
        const remarks = [
          row.excluded.length > 0 ? `excluded by ${row.excluded.join(", ")}` : "",
          row.open.length > 0 ? `open: ${row.open.join(", ")}` : "",
        ].filter(Boolean);
        console.log([String(rank).padStart(5), value.padStart(12), row.id, ...remarks].join("  "));
      }
    });
}

function rankOrExplain(file: string, matrix: unknown) {
  try {
    return rankDecisionMatrix(matrix);
  } catch (error) {
    if (!(error instanceof DecisionMatrixError)) throw error;
    throw new InputError(`${file} cannot be ranked:\n${error.problems.map(({ path, message }) => `${path}: ${message}`).join("\n")}`);
  }
}
