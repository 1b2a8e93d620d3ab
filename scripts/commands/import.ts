import { basename } from "node:path";

import { Command } from "commander";

import { issueMessage, refusalMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";
import { userErrorMessage } from "~/i18n/user-error-message";
import { closeReading, importResponse } from "~/services/import-response";
import { InputError } from "~/services/input-error";

import { printJson, readInput, say, withDatabase } from "./output";

interface Options {
  db?: string;
  selection?: string;
  vendor?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `import FILE`: reads a returned workbook and, unless it is a dry run, accepts its answers. */
export function importCommand(): Command {
  return new Command("import")
    .description("read a returned response workbook and accept its answers")
    .argument("<file>", "the workbook as it came back")
    .option("--db <file>", "database (default: that of the environment)")
    .option("--selection <id>", "selection, when the workbook does not say for which it is")
    .option("--vendor <id>", "vendor, when the workbook does not say from whom it is")
    .option("--dry-run", "read and report only; change nothing")
    .option("--json", "one JSON document")
    .action(async (file: string, options: Options) => {
      const bytes = await readInput(file);
      const t = translator("en");
      const read = await withDatabase(options.db, (context) =>
        importResponse(context, { fileName: basename(file), bytes, selectionId: options.selection, vendorId: options.vendor, dryRun: options.dryRun ?? false }),
      ).finally(closeReading);
      if (!read.ok) throw new InputError(`${file}: ${refusalMessage(t, read.refusal)}`);
      const { reading } = read;
      const issues = reading.issues.map((issue) => ({ ...issue, message: issueMessage(t, issue) }));
      if (read.sealed) say(`${file}: this round is sealed. Answers and remarks are shown to nobody before two people have opened the round after its deadline; until then this receipt is all there is.`);
      if (read.notAccepted) say(`${file} was read and is kept, but not accepted: ${userErrorMessage(t, read.notAccepted)} Reopen the round first.`);
      if (options.json) {
        return printJson({ edition: read.editionId, vendor: read.vendorId, answers: reading.answers, issues, complete: { ...reading.complete, ...(read.sealed ? { mandatoryMissingCount: read.sealed.mandatoryMissing } : {}) }, submission: read.submission, ...(read.sealed ? { sealed: read.sealed } : {}) });
      }
      for (const issue of issues) say(`${issue.severity}: ${issue.message}`);
      const { answered, asked, mandatoryMissing } = reading.complete;
      if (read.sealed) console.log(`SHA-256 ${read.sealed.hash}${read.sealed.receivedAt === null ? "" : `, received ${read.sealed.receivedAt}`}`);
      console.log(`${answered} of ${asked} answered; mandatory missing: ${read.sealed?.mandatoryMissing ?? mandatoryMissing.length}`);
      if (read.submission !== null) console.log(`accepted as submission ${read.submission}`);
      else if (!read.notAccepted) console.log("nothing was changed (dry run)");
    });
}
