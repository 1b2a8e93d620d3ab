/** The command line: sets up what is missing, telling so on standard error only, then runs scripts/shortlist.ts. */
import { ensureInstalled } from "./setup.mjs";
import { command } from "./setup/step.mjs";
import { importTypeScript } from "./setup/type-script.mjs";

await command(async () => {
  await ensureInstalled(process.stderr);
  await importTypeScript("scripts/shortlist.ts");
});
