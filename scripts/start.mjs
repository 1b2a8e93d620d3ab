/** `npm start`: sets up what is missing, then serves the product. */
import { ensureBuilt, ensureInstalled } from "./setup.mjs";
import { command } from "./setup/step.mjs";
import { importTypeScript } from "./setup/type-script.mjs";

await command(async () => {
  await ensureInstalled();
  await ensureBuilt();
  process.env.NODE_ENV = "production";
  await importTypeScript("scripts/serve.ts");
});
