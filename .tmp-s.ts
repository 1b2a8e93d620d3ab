import { readFileSync } from "node:fs";
import { closeReadingPool, readInWorker } from "~/documents/workbook/reading-pool";
import { exampleEdition } from "./tests/support/edition";
const r = await readInWorker(readFileSync("/tmp/wb-nl.xlsx"), exampleEdition());
console.log(r.ok, r.ok ? r.reading.complete.asked : r.refusal); await closeReadingPool();
