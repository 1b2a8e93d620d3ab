import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { root } from "./step.mjs";

/**
 * Runs a TypeScript file of this folder within this process: a second one would start later, and would have to be told
 * of signals. Packages must be installed.
 * @param {string} file path from the root of the clone
 */
export async function importTypeScript(file) {
  const { register } = await import("tsx/esm/api");
  // Named, because tsx looks in the current folder, which is the user's.
  register({ tsconfig: join(root, "tsconfig.json") });
  return import(pathToFileURL(join(root, file)).href);
}
