/** What is loaded when the first checklist is written. */
export { writeChecklistPdf } from "./write-checklist-pdf";
export { writeChecklistWorkbook } from "./write-checklist-workbook";
