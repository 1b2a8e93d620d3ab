import { Command } from "commander";

import { TrailFormatError, verifyTrailText } from "~/domain/audit/trail.server";
import type { TrailFault, TrailVerdict } from "~/domain/audit/trail.server";
import { verifyDatabaseTrail } from "~/services/audit-trail";
import { InputError } from "~/services/input-error";

import { printJson, readInput, withDatabase } from "./output";

interface Options {
  db?: string;
  json?: boolean;
}

const faults: Record<TrailFault, string> = {
  gap: "a row before it is missing, or it stands in the wrong place",
  hash: "it does not give its own hash, or does not follow on the row before it",
  detail: "its details are not the ones that it was written with",
  end: "the trail does not end where it says it does: rows were cut off or added",
};

/** `audit verify [FILE]`: proves the audit trail of a database, or an exported one, intact. */
export function auditCommand(): Command {
  const verify = new Command("verify")
    .description("prove an audit trail intact, or name the first row that is not: of a database, or an exported one")
    .argument("[file]", "an exported trail (default: the database)")
    .option("--db <file>", "database (default: that of the environment)")
    .option("--json", "one JSON document")
    .action(async (file: string | undefined, options: Options) => {
      const verdict = file === undefined ? await withDatabase(options.db, verifyDatabaseTrail) : verifyFile(file, await readInput(file));
      if (options.json) printJson({ intact: verdict.broken === null, ...verdict });
      else if (verdict.broken === null) console.log(`intact: ${verdict.rows} rows, each follows on the one before it`);
      else console.log(`NOT intact: row ${verdict.broken.seq} of ${verdict.rows}: ${faults[verdict.broken.why]}`);
      if (verdict.broken !== null) process.exitCode = 1;
    });
  return new Command("audit").description("the audit trail").addCommand(verify.exitOverride());
}

function verifyFile(file: string, bytes: Uint8Array): TrailVerdict {
  try {
    return verifyTrailText(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof TrailFormatError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}
