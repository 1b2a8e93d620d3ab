import { Command, CommanderError } from "commander";

import { EnvironmentError } from "~/services/environment";
import { PackError } from "~/services/content-packs";
import { InputError } from "~/services/input-error";
import { UserError } from "~/domain/user-error";
import { userErrorMessage } from "~/i18n/user-error-message";
import { translator } from "~/i18n/translate";

import { backupCommand, migrateCommand, restoreCommand } from "./commands/database";
import { benchCommand } from "./commands/bench";
import { contentCommand } from "./commands/content";
import { demoCommand } from "./commands/demo";
import { importCommand } from "./commands/import";
import { rankCommand } from "./commands/rank";
import { workbookCommand } from "./commands/workbook";

/** Exit status: 0 done, 1 failed, 2 bad input or usage. */
async function main(): Promise<number> {
  const program = new Command("shortlist")
    .description("From a list of wishes to a software vendor choice that can be defended")
    .exitOverride()
    .showHelpAfterError("(add --help for the options)");
  for (const command of [
    contentCommand(), demoCommand(), workbookCommand(), importCommand(), rankCommand(), migrateCommand(), backupCommand(), restoreCommand(), benchCommand(),
  ]) {
    program.addCommand(command.exitOverride());
  }
  try {
    await program.parseAsync(process.argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof InputError || error instanceof EnvironmentError || error instanceof PackError) {
      console.error(error.message);
      return 2;
    }
    if (error instanceof UserError) {
      console.error(userErrorMessage(translator("en"), error));
      return 2;
    }
    console.error(error);
    return 1;
  }
}

process.exitCode = await main();
