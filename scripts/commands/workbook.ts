import { Command } from "commander";

import { priceWorkbook, responseWorkbook } from "~/services/edition-documents";
import { InputError } from "~/services/input-error";

import { say, withDatabase, writeOutput } from "./output";

/** `workbook`: a vendor's blank response workbook. */
export function workbookCommand(): Command {
  return new Command("workbook")
    .description("write the blank response workbook of a vendor")
    .option("--db <file>", "database (default: that of the environment)")
    .requiredOption("--selection <id>", "selection")
    .requiredOption("--vendor <id>", "vendor")
    .requiredOption("--out <file>", "where to write the workbook")
    .option("--prices", "the price workbook, where prices are sealed apart from the answers")
    .action(async (options: { db?: string; selection: string; vendor: string; out: string; prices?: boolean }) => {
      const write = options.prices ? priceWorkbook : responseWorkbook;
      const file = await withDatabase(options.db, (context) => write(context, options.selection, options.vendor, { blank: true }));
      if (!file) {
        throw new InputError(`selection ${options.selection} has no published edition, or no vendor ${options.vendor}${options.prices ? ", or no prices sealed apart" : ""}; check --selection and --vendor`);
      }
      await writeOutput(options.out, file.bytes);
      say(`${options.out}: ${file.bytes.byteLength} bytes`);
    });
}
