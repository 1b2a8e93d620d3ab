import { Command } from "commander";

import { InputError } from "~/services/input-error";
import { rotateKeys } from "~/services/rotate-keys";

import { printJson, readInput, say, withDatabase } from "./output";

interface Options {
  from: string;
  db?: string;
  json?: boolean;
}

/** `keys rotate`: puts the keys of vendors under the secret that is in force now. */
export function keysCommand(): Command {
  const rotate = new Command("rotate")
    .description("wrap the keys of sealed bids under the present SECRET_KEY (or key file) instead of an earlier one")
    .requiredOption("--from <file>", "file with the earlier secret: 32 bytes in base64")
    .option("--db <file>", "database (default: that of the environment)")
    .option("--json", "one JSON document")
    .action(async ({ from, db, json }: Options) => {
      const earlier = Buffer.from(Buffer.from(await readInput(from)).toString("utf8").trim(), "base64");
      if (earlier.length !== 32) throw new InputError(`${from}: found ${earlier.length} bytes, expected 32 in base64`);
      const done = await withDatabase(db, (context) => rotateKeys(context, earlier));
      if (json) return printJson(done);
      say(`${done.rewrapped} keys wrapped anew, ${done.left} were under the present secret already`);
    });
  return new Command("keys").description("the keys under which bids are sealed").addCommand(rotate);
}
