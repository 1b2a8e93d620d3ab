import { Command } from "commander";

import { languageSchema } from "~/domain/language";
import { InputError } from "~/services/input-error";
import { closeReading } from "~/services/import-response";
import { runDemo } from "~/services/worked-example/run-demo";

import { printJson, say } from "./output";

/** `demo --out DIR`: runs the main job on the worked example and leaves its files. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("run the main job on the worked example and leave all its files in a folder")
    .requiredOption("--out <dir>", "folder for the files")
    .option("--language <nl|en>", "language of the documents", "nl")
    .option("--json", "one JSON document with what was made")
    .action(async (options: { out: string; language: string; json?: boolean }) => {
      const language = languageSchema.safeParse(options.language);
      if (!language.success) throw new InputError(`--language: found "${options.language}", expected nl or en`);
      const made = await runDemo(options.out, language.data, (text) => say(text)).finally(closeReading);
      if (options.json) return printJson(made);
      for (const file of made.files) console.log(file);
    });
}
