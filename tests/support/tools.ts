import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Programs that some tests need, and the Debian package that brings each. */
const tools = {
  libreoffice: { commands: ["soffice", "libreoffice"], package: "libreoffice-calc" },
  openpyxl: { commands: ["python3"], package: "python3-openpyxl" },
  popplerForms: { commands: ["python3"], package: "gir1.2-poppler-0.18" },
  pdfinfo: { commands: ["pdfinfo"], package: "poppler-utils" },
  pdftoppm: { commands: ["pdftoppm"], package: "poppler-utils" },
  pdftotext: { commands: ["pdftotext"], package: "poppler-utils" },
  qpdf: { commands: ["qpdf"], package: "qpdf" },
  pg_dump: { commands: ["pg_dump"], package: "postgresql-client" },
  chromium: { commands: ["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
} as const;
export type Tool = keyof typeof tools;

function candidates(command: string): string[] {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  return [...new Set(folders.filter(Boolean).map((folder) => join(folder, command)))].filter((path) => existsSync(path));
}

/** What a Python must be able to do to be of use. */
const imported: Partial<Record<Tool, string>> = {
  openpyxl: "import openpyxl",
  popplerForms: "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler",
};

function works(name: Tool, path: string): boolean {
  const needed = imported[name];
  if (needed === undefined) return true;
  try {
    execFileSync(path, ["-c", needed], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Path of a program that is there and works (for a library of Python: of a Python that has it), or null. */
export function tool(name: Tool): string | null {
  return tools[name].commands.flatMap(candidates).find((path) => works(name, path)) ?? null;
}

/**
 * What a suite that needs programs is called and whether it is skipped: `const s = needs("title", "qpdf");
 * describe.skipIf(s.skip)(s.title, …)`. A skipped suite names what is missing and the command that would install it. With
 * SHORTLIST_NO_SKIP=1 a missing program is an error.
 */
export function needs(title: string, ...names: Tool[]): { skip: boolean; title: string } {
  const missing = [...new Set(names.filter((name) => tool(name) === null).map((name) => tools[name].package))];
  if (missing.length === 0) return { skip: false, title };
  const command = `sudo apt-get install -y ${missing.join(" ")}`;
  if (process.env.SHORTLIST_NO_SKIP === "1") throw new Error(`“${title}” needs ${missing.join(", ")}, which is not installed: ${command}`);
  return { skip: true, title: `${title} (skipped: needs ${missing.join(", ")}; ${command})` };
}
