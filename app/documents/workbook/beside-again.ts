import { textFingerprint } from "~/domain/edition/fingerprint.server";
import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";
import { languages } from "~/domain/language";
import { translator } from "~/i18n/translate";

import type { Beside } from "./beside-template";
import { cellAddress } from "./cell-range";
import { besideMark } from "./layout";
import type { OpenedSheet } from "./open-sheet";

const own = new Set(languages.map(translator).flatMap((t) => [
  besideMark, t("workbook.sheet.beside"), t("workbook.repaired.beside.opening"),
  t("workbook.repaired.beside.sheet"), t("workbook.repaired.beside.cell"), t("workbook.repaired.beside.text"),
]).map(foldText));

/** The sheet of a repaired workbook that lists what stood beside the template, under whatever name it has now. */
export function isBesideSheet(sheet: OpenedSheet): boolean {
  return sheet.rows.slice(0, 5).some((row) => contentText(row.cells[0].content) === besideMark);
}

/**
 * What such a sheet lists: `known` texts stand there as they were written, by their fingerprint, and were reported before;
 * `added` is what the vendor changed or wrote there since.
 */
export function besideAgain(sheet: OpenedSheet): { known: Beside[]; added: Beside[] } {
  const known: Beside[] = [];
  const added: Beside[] = [];
  for (const { cells } of sheet.rows) {
    const texts = cells.map((cell) => contentText(cell.content) || (cell.formula ?? ""));
    const mark = texts[0];
    // The text itself is the last cell that has the fingerprint in the first.
    const at = /^[0-9a-f]{16}$/.test(mark) ? texts.findLastIndex((text, index) => index > 0 && textFingerprint(text) === mark) : -1;
    if (at >= 0) known.push({ sheet: at >= 2 ? texts[at - 2] : sheet.name, cell: at >= 1 ? texts[at - 1] : "", text: texts[at] });
    cells.forEach((cell, index) => {
      const place = index === 0 && /^[0-9a-f]{16}$/.test(mark);
      const ofKnown = at >= 0 && index <= at;
      if (place || ofKnown || texts[index] === "" || own.has(foldText(texts[index]))) return;
      added.push({ sheet: sheet.name, cell: cellAddress(cell.row, cell.column), text: texts[index] });
    });
  }
  return { known, added };
}
