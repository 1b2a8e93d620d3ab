import { readFileSync } from "node:fs";
import { openWorkbook } from "~/documents/workbook/open-workbook";
const b = readFileSync("/tmp/bench.xlsx");
for (let i=0;i<100;i++) openWorkbook(b);
