import { Command } from "commander";

import { sha256 } from "~/domain/edition/fingerprint.server";
import { selectionDossier } from "~/services/dossier";
import { InputError } from "~/services/input-error";

import { printJson, say, withDatabase, writeOutput } from "./output";

/** `dossier`: one archive with everything that the ranking and the decisions of a selection rest on. */
export function dossierCommand(): Command {
  return new Command("dossier")
    .description("write the dossier of a selection: one archive that verify can check offline")
    .option("--db <file>", "database (default: that of the environment)")
    .requiredOption("--selection <id>", "selection")
    .requiredOption("--out <file>", "where to write the archive")
    .option("--json", "print what was written as JSON")
    .action(async (options: { db?: string; selection: string; out: string; json?: boolean }) => {
      const file = await withDatabase(options.db, (context) => selectionDossier(context, options.selection));
      if (!file) throw new InputError(`there is no selection ${options.selection}, or nothing was published in it; check --selection`);
      await writeOutput(options.out, file.bytes);
      const hash = sha256(file.bytes);
      if (options.json) printJson({ file: options.out, size: file.bytes.byteLength, sha256: hash });
      say(`${options.out}: ${file.bytes.byteLength} bytes, SHA-256 ${hash}`);
    });
}
