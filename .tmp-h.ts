import { readFileSync } from "node:fs";
import { unzipSync, zipSync, strToU8 } from "fflate";
import { closeReadingPool, readInWorker } from "~/documents/workbook/reading-pool";
import { exampleEdition } from "./tests/support/edition";
const e = exampleEdition();
const blank = readFileSync("/tmp/wb-nl.xlsx");
console.log((await readInWorker(blank, e)).ok);
const mk = (name: string, head: string, body: string, n: number, tail: string) => { const p = unzipSync(blank); p[name] = strToU8(head + body.repeat(n) + tail); return zipSync({...p, [name]: [p[name], {level: 1}]} as any); };
const cases: Record<string, () => Uint8Array> = {
  strings: () => mk("xl/sharedStrings.xml", "<sst>", "<si><t>aaaaaaaa</t></si>", 7_000_000, "</sst>"),
  blankRows: () => mk("xl/worksheets/sheet2.xml", "<worksheet><sheetData>", '<row r="9" s="3"><c r="A9" s="4"/><c r="B9" s="4"/></row>', 3_000_000, "</sheetData></worksheet>"),
  cells: () => mk("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row>", '<c><v>1</v></c>', 12_000_000, "</row></sheetData></worksheet>"),
  cells990k: () => mk("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row>", '<c t="str"><v>abcdefgh</v></c>', 990_000, "</row></sheetData></worksheet>"),
  cells990krows: () => mk("xl/worksheets/sheet2.xml", "<worksheet><sheetData>", '<row><c t="str"><v>abcdefgh</v></c></row>', 990_000, "</sheetData></worksheet>"),
  deep: () => mk("xl/worksheets/sheet2.xml", "<worksheet><sheetData>", '<row>', 30_000_000, "</sheetData></worksheet>"),
  longText: () => mk("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c t=\"str\"><v>", 'a', 150_000_000, "</v></c></row></sheetData></worksheet>"),
  longName: () => mk("xl/worksheets/sheet2.xml", "<", 'a', 150_000_000, "/>"),
};
for (const [k, f] of Object.entries(cases)) {
  const b = f(); let worst = 0, last = performance.now(); const iv = setInterval(() => { const n = performance.now(); worst = Math.max(worst, n - last); last = n; }, 5);
  await new Promise(r => setTimeout(r, 50)); worst = 0;
  const s = performance.now(); const r = await readInWorker(b, e); const took = performance.now() - s; clearInterval(iv);
  console.log(k, b.length, took.toFixed(0), "lag", worst.toFixed(0), r.ok ? [r.reading.issues.length, r.reading.beside.length] : r.refusal, "rss", (process.memoryUsage().rss / 2**20).toFixed(0));
}
await closeReadingPool();
