import { Command } from "commander";

import { DecisionMatrixError, rankDecisionMatrix } from "~/domain/scoring/decision-matrix";
import type { RankOutput } from "~/domain/scoring/decision-matrix";
import type { Robustness } from "~/domain/scoring/robustness-result";
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
      printStability(output);
      if (output.robustness) printRobustness(output.robustness);
    });
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** By how much each weight can change before another comes first. */
function printStability({ stability, ranking }: RankOutput): void {
  const winner = ranking[0]?.id;
  if (stability.length === 0 || winner === undefined) return;
  console.log(`\nStability: ${winner} stays first while a share among its siblings lies between`);
  const widest = Math.max(...stability.map(({ criterion }) => criterion.length));
  for (const { criterion, weight, lower, upper, challengerBelow, challengerAbove } of stability) {
    const others = [challengerBelow === null ? "" : `below: ${challengerBelow}`, challengerAbove === null ? "" : `above: ${challengerAbove}`].filter(Boolean);
    console.log([`  ${criterion.padEnd(widest)}`, `${percent(lower)}–${percent(upper)}`.padStart(15), `now ${percent(weight)}`, ...others].join("  "));
  }
}

/** The chances of ranks, the weights with which each is first on average, and its confidence. */
function printRobustness({ samples, acceptability, centralWeights, confidence, standardErrors }: Robustness): void {
  const ids = Object.keys(acceptability);
  const largest = Math.max(0, ...Object.values(standardErrors.acceptability).flat());
  console.log(`\nRobustness: chance of rank 1, 2, … over ${samples.toLocaleString("en-GB")} samples of weights and values (standard error at most ${percent(largest)})`);
  const widest = Math.max(...ids.map((id) => id.length));
  for (const id of ids) {
    const central = centralWeights[id];
    const first = central === null ? "never first" : `first around ${Object.entries(central).map(([criterion, weight]) => `${criterion} ${percent(weight)}`).join(", ")}; confidence ${percent(confidence[id]!)}`;
    console.log([`  ${id.padEnd(widest)}`, ...acceptability[id].map((chance) => percent(chance).padStart(6)), first].join("  "));
  }
}

function rankOrExplain(file: string, matrix: unknown) {
  try {
    return rankDecisionMatrix(matrix);
  } catch (error) {
    if (!(error instanceof DecisionMatrixError)) throw error;
    throw new InputError(`${file} cannot be ranked:\n${error.problems.map(({ path, message }) => `${path}: ${message}`).join("\n")}`);
  }
}
