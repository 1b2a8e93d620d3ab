import { Command } from "commander";

import { backupDatabase, restoreDatabase } from "~/services/backup";
import { environment } from "~/services/environment";
import { migrateDatabase } from "~/services/migrate";

import { printJson } from "./output";

interface Options {
  db?: string;
  json?: boolean;
}

/** `migrate`: brings a database up to date. */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("create the database or bring it up to date")
    .option("--db <file>", "database (default: that of the environment)")
    .option("--json", "one JSON document")
    .action(async (options: Options) => {
      const { applied } = await migrateDatabase(options.db ?? environment().DATABASE_URL);
      if (options.json) return printJson({ applied });
      console.log(applied.length > 0 ? `applied: ${applied.join(", ")}` : "up to date");
    });
}

/** `backup`: copies the database, also while the server runs. */
export function backupCommand(): Command {
  return new Command("backup")
    .description("copy the database to one file, also while the server runs")
    .requiredOption("--out <file>", "file to make")
    .option("--db <file>", "database (default: that of the environment)")
    .option("--json", "one JSON document")
    .action(async (options: Options & { out: string }) => {
      const done = await backupDatabase(options.db ?? environment().DATABASE_URL, options.out);
      if (options.json) return printJson(done);
      console.log(done.auditRows === null ? `${done.to}: written by pg_dump` : `${done.to}: whole, audit trail of ${done.auditRows} rows verified`);
    });
}

/** `restore FILE`: puts a backup in place of the database. */
export function restoreCommand(): Command {
  return new Command("restore")
    .description("check a backup and put it in place of the database; what was there is kept beside it")
    .argument("<file>", "the backup")
    .option("--db <file>", "database (default: that of the environment)")
    .option("--plain", "also take a copy of an SQLite database that the backup command did not make")
    .option("--json", "one JSON document")
    .action(async (file: string, options: Options & { plain?: boolean }) => {
      const done = await restoreDatabase(options.db ?? environment().DATABASE_URL, file, new Date(), { plain: options.plain });
      if (options.json) return printJson(done);
      console.log(`${done.to}: restored, audit trail of ${done.auditRows} rows verified`);
      if (done.kept) console.log(`what was there before: ${done.kept}`);
    });
}
