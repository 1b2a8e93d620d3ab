import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { tool } from "./tools";

/** LibreOffice without a window, with a profile of its own so that several tests can use it at a time. */
export class LibreOffice {
  readonly #profile: string;

  constructor(profile: string) {
    this.#profile = profile;
  }

  /** Runs Basic statements as one macro. A macro that fails stops without a word: check what it should have made. */
  runMacro(statements: string): void {
    // The first start lays out the profile with an empty module, which becomes the macro.
    const module = join(this.#profile, "user/basic/Standard/Module1.xba");
    if (!existsSync(module)) this.#run(["--terminate_after_init"]);
    const code = `Sub Main\n${statements}\nEnd Sub`.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    writeFileSync(module, `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${code}</script:module>`);
    this.#run(["macro:///Standard.Module1.Main"]);
  }

  /** Converts files to a format ("ods", "pdf", "xlsx:Calc MS Excel 2007 XML") in one start of the program. */
  convert(format: string, folder: string, files: string[]): void {
    this.#run(["--convert-to", format, "--outdir", folder, ...files]);
  }

  #run(parameters: string[]): void {
    const fixed = [`-env:UserInstallation=${pathToFileURL(this.#profile).href}`, "--headless", "--norestore", "--nolockcheck"];
    execFileSync(tool("libreoffice")!, [...fixed, ...parameters], { stdio: "ignore", timeout: 120_000 });
  }
}
