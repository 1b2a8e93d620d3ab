import { readFileSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { readInWorker, closeReadingPool } from "~/documents/workbook/reading-pool";
import { issueMessage } from "~/i18n/issue-message";
import { translator } from "~/i18n/translate";
import { exampleEdition } from "./tests/support/edition";
const e = exampleEdition();
const r = readResponseWorkbook(readFileSync("/tmp/wb-nl.xlsx"), e);
if (!r.ok) console.log(r); else { console.log(r.reading.complete, r.reading.issues.length, r.reading.beside, r.reading.edition, r.reading.vendor); for (const i of r.reading.issues.slice(0,4)) console.log(issueMessage(translator("nl"), i)); }
console.time("w"); const w = await readInWorker(readFileSync("/tmp/wb-nl.xlsx"), e); console.timeEnd("w");
console.log(JSON.stringify(w)===JSON.stringify(r));
console.time("w"); const w2 = await readInWorker(readFileSync("/tmp/wb-nl.xlsx"), async (id) => (console.log(id), e)); console.timeEnd("w");
console.log(JSON.stringify(w2)===JSON.stringify(r));
await closeReadingPool();
