import { writeFileSync } from "node:fs";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { exampleEdition, exampleVendor } from "./tests/support/edition";
import { fillWithExceljs, filledAnswers } from "./tests/support/filled-answers";
const e = exampleEdition({ requirements: 48 });
writeFileSync("/tmp/lo/filled.xlsx", await fillWithExceljs(await writeResponseWorkbook(e, exampleVendor), filledAnswers(e).slice(0, 30)));
writeFileSync("/tmp/lo/en.xlsx", await writeResponseWorkbook(exampleEdition({ requirements: 48, language: "en" }), exampleVendor));
