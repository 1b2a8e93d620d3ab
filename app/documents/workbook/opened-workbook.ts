import type { Damage } from "./damage";
import type { OpenedSheet, SheetObject } from "./open-sheet";

/** A returned workbook as cells with content; nothing in it was run or followed. */
export interface OpenedWorkbook {
  sheets: readonly OpenedSheet[];
  /** The file carries macros. */
  macros: boolean;
  /** The file refers to other files or takes data from elsewhere. */
  externalLinks: boolean;
  /** Pictures and files in it that no sheet is known to show. */
  loose: readonly Pick<SheetObject, "kind" | "name">[];
  /** Parts, other than of one sheet, that are gone or cannot be read. */
  damaged: readonly Damage[];
  /** What was written into the properties of the file, and in ODS in page headers and footers. */
  said?: readonly string[];
  /** The file can hold one sheet only. */
  single?: boolean;
}
