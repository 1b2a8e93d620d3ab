/**
 * The programs outside npm that some tests need. `npm test` installs what is missing where it runs as root on Debian;
 * elsewhere the tests that need it are skipped by name. `node scripts/setup/outside-tools.mjs` installs them all, with
 * what compiles better-sqlite3, or ends with status 1: .ci/run begins with it.
 */
import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

import { command, run, SetupError, step } from "./step.mjs";

/**
 * @typedef {object} Tool
 * @property {string} name as a person knows it
 * @property {string} use what is skipped without it
 * @property {string[]} debian packages that bring it
 * @property {string} brew command that installs it on macOS
 * @property {() => Promise<string | null>} find path of the executable, or null
 */

/** @type {Record<"chromium" | "calc" | "writer" | "openpyxl" | "poppler" | "popplerForms" | "qpdf" | "postgres" | "fonts", Tool>} */
export const outsideTools = {
  chromium: {
    name: "Chromium", use: "the browser tests", debian: ["chromium"], brew: "brew install --cask chromium",
    find: async () => executable("chromium", "chromium-browser", "google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
  },
  calc: {
    name: "LibreOffice Calc", use: "the tests that fill workbooks with LibreOffice", debian: ["libreoffice-calc"], brew: "brew install --cask libreoffice",
    find: async () => (executable("localc") && executable("soffice")) ?? executable("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
  },
  writer: {
    name: "LibreOffice Writer", use: "the tests that open Word documents with LibreOffice", debian: ["libreoffice-writer"], brew: "brew install --cask libreoffice",
    find: async () => (executable("lowriter") && executable("soffice")) ?? executable("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
  },
  openpyxl: {
    name: "openpyxl", use: "the tests that fill workbooks with openpyxl", debian: ["python3", "python3-openpyxl"], brew: "python3 -m pip install openpyxl",
    find: () => pythonWith("import openpyxl"),
  },
  poppler: {
    name: "poppler-utils", use: "the tests that read PDFs back", debian: ["poppler-utils"], brew: "brew install poppler",
    find: async () => executable("pdftotext") && executable("pdftoppm") && executable("pdfinfo"),
  },
  popplerForms: {
    name: "Poppler for Python", use: "the tests that fill PDF forms with Poppler", debian: ["python3", "python3-gi", "gir1.2-poppler-0.18"], brew: "brew install pygobject3 poppler",
    find: () => pythonWith("import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"),
  },
  qpdf: {
    name: "qpdf", use: "the tests that check the structure of PDFs", debian: ["qpdf"], brew: "brew install qpdf",
    find: async () => executable("qpdf"),
  },
  postgres: {
    name: "PostgreSQL's client programs", use: "the backups of PostgreSQL in tests", debian: ["postgresql-client"], brew: "brew install libpq && brew link --force libpq",
    find: async () => executable("pg_dump") && executable("pg_restore"),
  },
  fonts: {
    name: "fonts", use: "nothing, but pictures of pages and documents lack characters", debian: ["fonts-dejavu-core", "fonts-liberation"], brew: "",
    find: async () => (process.platform === "linux" ? ["/usr/share/fonts/truetype", "/usr/share/fonts/TTF"].find((folder) => existsSync(folder)) ?? null : "system"),
  },
};

/** What compiles better-sqlite3 where no ready-made binary can be had. */
const compiler = {
  name: "a C++ compiler", debian: ["python3", "make", "g++"],
  find: async () => executable("python3") && executable("make") && executable("g++"),
};

/**
 * Path of the first of these programs that there is: a name is looked up on the path, a whole path is taken as it is.
 * @param {...string} names
 */
export function executable(...names) {
  for (const name of names) {
    for (const folder of name.startsWith("/") ? [""] : (process.env.PATH ?? "").split(delimiter)) {
      const path = folder ? join(folder, name) : name;
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here; on to the next place.
      }
    }
  }
  return null;
}

/**
 * The Python 3 that can import something: Debian's own, which Debian's packages serve, or the first on the path.
 * @param {string} imported
 */
async function pythonWith(imported) {
  for (const python of new Set(["/usr/bin/python3", executable("python3")])) {
    if (!python) continue;
    const imports = await new Promise((resolve) => execFile(python, ["-c", imported], (error) => resolve(!error)));
    if (imports) return python;
  }
  return null;
}

/**
 * @template {{ find: () => Promise<string | null> }} T
 * @param {T[]} tools
 */
async function missingOf(tools) {
  const found = await Promise.all(tools.map((tool) => tool.find()));
  return tools.filter((_, i) => found[i] === null);
}

/** Whether this process may install Debian packages. */
const rootOnDebian = () => process.getuid?.() === 0 && executable("apt-get") !== null;

/**
 * Looks for the outside tools and, where possible, installs the missing ones.
 * @param {NodeJS.WriteStream} out where progress goes
 * @returns {Promise<Tool[]>} those that are still missing
 */
export async function ensureOutsideTools(out = process.stdout) {
  const missing = await missingOf(Object.values(outsideTools));
  if (missing.length === 0 || !rootOnDebian()) return missing;
  await aptInstall(out, missing);
  return missingOf(missing);
}

/**
 * How a person installs a tool.
 * @param {Tool} tool
 */
export function howToInstall(tool) {
  if (process.platform === "darwin") return tool.brew;
  const apt = `apt-get install --no-install-recommends ${tool.debian.join(" ")}`;
  return process.getuid?.() === 0 ? apt : `sudo ${apt}`;
}

/**
 * @param {NodeJS.WriteStream} out
 * @param {{ name: string, debian: string[] }[]} tools
 */
async function aptInstall(out, tools) {
  const packages = [...new Set(tools.flatMap((tool) => tool.debian))];
  const installing = step(out, `Installing ${tools.map((tool) => tool.name).join(", ")} with apt-get (for the tests)`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    line: (/** @type {string} */ line) => /^(Get:|Unpacking|Setting up)/.test(line) && installing.note(line.slice(0, 100)),
  };
  // Another apt-get at work is waited for.
  const wait = ["-o", "DPkg::Lock::Timeout=300", "-y"];
  const update = await run("apt-get", [...wait, "update"], options);
  const result = await run("apt-get", [...wait, "install", "--no-install-recommends", ...packages], options);
  installing.end(result.code === 0 ? "installed" : "failed");
  if (result.code !== 0) out.write(`${update.code ? update.log : ""}${result.log}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await command(async () => {
    const wanted = [...Object.values(outsideTools), compiler];
    let missing = await missingOf(wanted);
    if (missing.length && rootOnDebian()) {
      await aptInstall(process.stdout, missing);
      missing = await missingOf(missing);
    }
    if (missing.length) {
      throw new SetupError(`Missing: ${missing.map((tool) => tool.name).join(", ")}. They can be installed here only by root on Debian; elsewhere:\n  sudo apt-get install --no-install-recommends ${missing.flatMap((tool) => tool.debian).join(" ")}`);
    }
  });
}
