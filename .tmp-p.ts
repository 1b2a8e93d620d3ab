import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { openWorkbook } from "~/documents/workbook/open-workbook";
import { readAnswers } from "~/documents/workbook/read-answers";
import { ZipArchive } from "~/documents/workbook/zip-archive";
import { readSharedStrings } from "~/documents/workbook/read-workbook-parts";
const { filled, benchEdition } = await import("./scripts/bench/reading") as any;
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
const e = benchEdition(1000);
const b = await filled(await writeResponseWorkbook(e, {id:"vendor-1",code:"V1",name:"N",package:"P"}), e);
writeFileSync("/tmp/bench.xlsx", b);
function med(f: ()=>void){const t=[];for(let i=0;i<20;i++){const s=performance.now();f();t.push(performance.now()-s)}return t.sort((a,b)=>a-b)[10].toFixed(1)}
const a = new ZipArchive(b);
console.log("unpack", med(()=>{const a=new ZipArchive(b); for (const n of a.names) a.unpack(n,()=>{})}));
console.log("shared", med(()=>{readSharedStrings(new ZipArchive(b),"xl/sharedStrings.xml")}));
console.log("open", med(()=>openWorkbook(b)));
const o = openWorkbook(b) as any;
console.log("answers", med(()=>readAnswers(o.workbook, e)));
console.log("clone in", med(()=>structuredClone({b,e})));
const r = readAnswers(o.workbook, e);
console.log("clone out", med(()=>structuredClone(r)), b.length, JSON.stringify(e).length);
import { readInWorker, closeReadingPool } from "~/documents/workbook/reading-pool";
const ts=[]; for (let i=0;i<25;i++){const s=performance.now(); await readInWorker(b,e); ts.push(performance.now()-s)}
console.log("worker", ts.map(t=>t.toFixed(0)).join(" ")); await closeReadingPool();
