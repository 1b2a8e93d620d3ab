import type { PageSetup, Worksheet } from "exceljs";

import type { Column } from "./layout";

/** Widths of a question sheet's columns, in characters of the default font. */
export const columnWidths: Readonly<Record<Column, number>> = {
  id: 6, code: 10, question: 54, mandatory: 11, answer: 24, unit: 11, comment: 40, evidence: 26, status: 14,
};

/** Landscape A4, as wide as the page and as long as needed. Margins in inches. */
export function pageSetup(titleRows?: string): Partial<PageSetup> {
  return {
    paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.65, bottom: 0.65, header: 0.3, footer: 0.3 },
    ...(titleRows ? { printTitlesRow: titleRows } : {}),
  };
}

/** Locks what is not for the vendor, without a password: it guards against slips, not against intent. */
export async function protect(worksheet: Worksheet): Promise<void> {
  await worksheet.protect("", {
    selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true, autoFilter: true, sort: false,
  });
}
