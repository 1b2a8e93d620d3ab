import { AlignmentType, BorderStyle, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx";

import { cellParts, hasHeader } from "../document-model";
import type { Cell, Column, Row, Table } from "../document-model";
import { colours } from "../look";
import { hex, twips } from "./styles";

/** Width of the text on an A4 page with the margins of these documents, in twips. */
export const textWidth = twips(595.3 - 2 * 56);

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const rule = (colour: string, size: number) => ({ style: BorderStyle.SINGLE, size, color: hex(colour) });

/** A table of the model as a Word table: the header row repeats on every page and no row is cut. */
export function wordTable(table: Table): WordTable {
  const widths = columnWidths(table);
  const margins = (index: number) => ({ right: index === table.columns.length - 1 ? 0 : twips(8) });
  const header = hasHeader(table)
    ? [new TableRow({ tableHeader: true, cantSplit: true, children: table.columns.map((column, i) => headerCell(column, widths[i], margins(i))) })]
    : [];
  const rows = table.rows.map((row) =>
    new TableRow({ cantSplit: true, children: table.columns.map((column, i) => bodyCell(row, row.cells[i] ?? "", column, i === 0, widths[i], margins(i))) }),
  );
  return new WordTable({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: twips(3.5), bottom: twips(3.5), left: 0, right: twips(8) },
    borders: { top: none, bottom: rule(colours.line, 4), left: none, right: none, insideVertical: none, insideHorizontal: rule(colours.line, 4) },
    tableLook: { firstRow: header.length > 0, firstColumn: table.columns[0]?.rowHeader ?? false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [...header, ...rows],
  });
}

/** About how wide a letter is, as a part of its size; a little generous, since Word measures with the fonts that it finds. */
const letter = 0.6;
/** Words of cells that are wider than this, in points, may be broken. */
const longestInCell = 90;

/** Widths as wanted, but none narrower than the longest word in it as far as others have room to spare; in twips. */
function columnWidths({ columns, rows }: Table): number[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const longest = (text: string) => Math.max(0, ...text.split(/[\s-]+/).map((word) => word.length));
  const least = columns.map(({ header }, i) => {
    const inCells = rows.map(({ cells }) => Math.max(...cellParts(cells[i] ?? "").map(({ text }) => longest(text))) * 9 * letter);
    return twips(Math.max(longest(header) * 8 * letter, Math.min(longestInCell, Math.max(0, ...inCells))) + (i === columns.length - 1 ? 0 : 8));
  });
  const wanted = columns.map(({ width }) => (textWidth * width) / total);
  const short = wanted.reduce((sum, width, i) => sum + Math.max(0, least[i] - width), 0);
  const spare = wanted.map((width, i) => Math.max(0, width - least[i]));
  const room = spare.reduce((sum, width) => sum + width, 0);
  const give = room > 0 ? Math.min(1, short / room) : 0;
  const widths = wanted.map((width, i) => Math.max(width, least[i]) - spare[i] * give);
  const squeeze = Math.min(1, textWidth / widths.reduce((sum, width) => sum + width, 0));
  return widths.map((width) => Math.floor(width * squeeze));
}

const alignment = (column: Column) => (column.align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT);

function headerCell(column: Column, width: number, margins: { right: number }): TableCell {
  return new TableCell({
    margins,
    width: { size: width, type: WidthType.DXA },
    borders: { bottom: rule(colours.strongLine, 8) },
    children: [new Paragraph({ style: "TableHeader", alignment: alignment(column), children: [new TextRun(column.header)] })],
  });
}

function bodyCell(row: Row, cell: Cell, column: Column, first: boolean, width: number, margins: { right: number }): TableCell {
  return new TableCell({
    margins,
    width: { size: width, type: WidthType.DXA },
    children: cellParts(cell).map((part) =>
      new Paragraph({
        style: part.tone === "note" ? "TableNote" : "TableText",
        alignment: alignment(column),
        indent: first && row.indent ? { left: twips(row.indent * 12) } : undefined,
        children: [new TextRun({ text: part.text, bold: part.tone === "strong" || (row.strong && part.tone !== "note") || undefined })],
      }),
    ),
  });
}
