import { parse } from "csv-parse/sync";

import type { CellContent } from "~/domain/responses/read-value";

import { emptySheet } from "./open-sheet";
import type { OpenedWorkbook } from "./opened-workbook";
import { readingLimits } from "./reading-limits";
import type { Cell, Row } from "./read-sheet";
import { RefusedFile, tooMany } from "./refused-file";
import { decodeText } from "./text-encoding";

/** What separates cells: Dutch Excel writes ";", English Excel ",", others a tab. */
const delimiters = [";", ",", "\t", "|"] as const;
type Delimiter = (typeof delimiters)[number];

/** Of this many characters at the start it is tried what separates the cells. */
const tried = 200_000;

/** How spreadsheet programs show that a formula failed, in Dutch and English. */
const errorCell = /^#(?:N\/A|N\/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NUM!|GETAL!|NULL!|LEEG!)$/i;

/**
 * Opens a text with one sheet of cells (.csv, .tsv) as spreadsheet programs save it, in any encoding that they save in, to
 * the same cells as a workbook gives, within the same limits. Which separator it has is told by its first line ("sep=;")
 * or by which one divides its rows most alike.
 */
export function openDelimited(bytes: Uint8Array): OpenedWorkbook {
  const text = decodeText(bytes);
  const told = /^sep=(.)\r?\n/i.exec(text);
  const rest = told ? text.slice(told[0].length) : text;
  const known = delimiters.find((delimiter) => delimiter === told?.[1]);
  const rows = rowsOf(rest, known ?? likelyDelimiter(rest));
  return { sheets: [{ ...emptySheet("CSV", "visible", []), rows }], macros: false, externalLinks: false, loose: [], damaged: [], single: true };
}

/** Hands on the cells of each row, without keeping them. */
function eachRecord(text: string, delimiter: Delimiter, quote: '"' | false, take: (cells: string[]) => void): void {
  parse(text, {
    delimiter, quote, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false,
    on_record: (cells: string[]) => {
      take(cells);
      return null;
    },
  });
}

/** All rows with content. Where a quote is never closed, quotes are taken for characters like any other. */
function rowsOf(text: string, delimiter: Delimiter): Row[] {
  for (const quote of ['"', false] as const) {
    try {
      return rowsWith(text, delimiter, quote);
    } catch (error) {
      if (error instanceof RefusedFile) throw error;
    }
  }
  throw new RefusedFile("damaged", "csv");
}

function rowsWith(text: string, delimiter: Delimiter, quote: '"' | false): Row[] {
  const spent = { cells: 0, characters: 0 };
  const rows: Row[] = [];
  let number = 0;
  const take = (record: string[]) => {
    number += 1;
    const cells = record.flatMap((value, index): Cell[] => {
      if (value === "") return [];
      spent.cells += 1;
      spent.characters += value.length;
      return [{ row: number, column: index + 1, content: contentOf(value), formula: null }];
    });
    if (spent.cells > readingLimits.cells) throw tooMany("cells", spent.cells, readingLimits.cells);
    if (spent.characters > readingLimits.characters) throw tooMany("characters", spent.characters, readingLimits.characters);
    if (cells.length > 0) rows.push({ number, cells });
  };
  eachRecord(text, delimiter, quote, take);
  return rows;
}

function contentOf(value: string): CellContent {
  const text = value.replace(/\r\n?/g, "\n");
  return errorCell.test(text.trim()) ? { kind: "error", text: text.trim() } : { kind: "text", text };
}

/** The separator by which most rows have the same number of cells; of several the one that gives most cells. */
function likelyDelimiter(text: string): Delimiter {
  const head = text.length > tried ? text.slice(0, text.lastIndexOf("\n", tried) + 1) : text;
  let best: { delimiter: Delimiter; alike: number; cells: number } = { delimiter: ";", alike: 0, cells: 0 };
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    let records = 0;
    try {
      eachRecord(head, delimiter, '"', (cells) => {
        if (cells.every((cell) => cell === "")) return;
        records += 1;
        counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
      });
    } catch {
      // Cut off within quotes, or none at all by this separator: what was counted until there tells enough.
    }
    const [cells, times] = [...counts].filter(([count]) => count > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    const alike = records === 0 ? 0 : times / records;
    if (alike > best.alike || (alike === best.alike && cells > best.cells)) best = { delimiter, alike, cells };
  }
  return best.delimiter;
}
