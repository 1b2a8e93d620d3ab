import { writeFileSync } from "node:fs";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import { exampleEdition, exampleVendor } from "./tests/support/edition";
for (const language of ["nl","en"] as const) {
  const b = await writeResponseWorkbook(exampleEdition({language}), exampleVendor);
  writeFileSync(`/tmp/wb-${language}.xlsx`, b); console.log(b.length);
}
