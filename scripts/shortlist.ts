import { Command, CommanderError } from "commander";

import { EnvironmentError } from "~/services/environment";
import { PackError } from "~/services/content-packs";
import { InputError } from "~/services/input-error";
import { UserError } from "~/domain/user-error";
import { userErrorMessage } from "~/i18n/user-error-message";
import { translator } from "~/i18n/translate";

/** Each command in a module of its own, loaded when it is asked for: ranking a matrix needs no PDF library. */
const commands: Record<string, () => Promise<Command>> = {
  content: async () => (await import("./commands/content")).contentCommand(),
  demo: async () => (await import("./commands/demo")).demoCommand(),
  workbook: async () => (await import("./commands/workbook")).workbookCommand(),
  import: async () => (await import("./commands/import")).importCommand(),
  rank: async () => (await import("./commands/rank")).rankCommand(),
  keys: async () => (await import("./commands/keys")).keysCommand(),
  dossier: async () => (await import("./commands/dossier")).dossierCommand(),
  verify: async () => (await import("./commands/verify")).verifyCommand(),
  migrate: async () => (await import("./commands/database")).migrateCommand(),
  backup: async () => (await import("./commands/database")).backupCommand(),
  restore: async () => (await import("./commands/database")).restoreCommand(),
  audit: async () => (await import("./commands/audit")).auditCommand(),
  user: async () => (await import("./commands/user")).userCommand(),
  bench: async () => (await import("./commands/bench")).benchCommand(),
  soak: async () => (await import("./commands/soak")).soakCommand(),
};

/** Exit status: 0 done, 1 failed, 2 bad input or usage. */
async function main(): Promise<number> {
  const program = new Command("shortlist")
    .description("From a list of wishes to a software vendor choice that can be defended")
    .exitOverride()
    .showHelpAfterError("(add --help for the options)");
  const asked = process.argv[2];
  for (const name of asked !== undefined && Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands)) program.addCommand((await commands[name]()).exitOverride());
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
    if (isUnreachable(error)) {
      console.error(`The database cannot be reached (${error.code}): check DATABASE_URL or --db, and whether the server runs.`);
      return 1;
    }
    console.error(error);
    return 1;
  }
}

function isUnreachable(error: unknown): error is { code: string } {
  const codes = ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET"];
  return typeof error === "object" && error !== null && "code" in error && codes.includes(String(error.code));
}

// Who reads only the first lines (`| head`) has had enough: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const status = await main();
// A command may have said on the way that what it looked at is not as it should be.
if (status !== 0) process.exitCode = status;
