import { cellParts, hasHeader } from "../document-model";
import type { Cell, Row, Table } from "../document-model";
import { colours, contentWidth, page } from "../look";
import { textStyles } from "./style";
import type { TextStyle } from "./style";
import { breakLines } from "./fonts";
import type { WordMeasure } from "./fonts";
import type { Item, Piece } from "./flow";
import { tag } from "./tags";
import type { Tag } from "./tags";

const gap = 10;
const padding = 4.5;
const indentStep = 12;
/** Words of cells that are wider than this, in points, may be broken; names at the head of a row are given more. */
const longestInCell = 75;
const longestInRowHeader = 105;
/** A table no higher than this is kept on one page, in points. */
const shortTable = 260;

interface Span {
  x: number;
  width: number;
}

/**
 * Left edge and width of every column, so that text starts and ends flush with the text around the table. A column is
 * never narrower than the longest word in it; the others give that room by what they have to spare.
 */
function columnSpans(measure: WordMeasure, table: Table): Span[] {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const usable = contentWidth - gap * (table.columns.length - 1);
  const wanted = table.columns.map((column) => (usable * column.width) / total);
  const leastWith = (inRowHeader: number) => table.columns.map(({ header, rowHeader }, i) => {
    // Words are measured in the face that most of them have; strong text is some 6% wider.
    const cells = table.rows.map((row) => Math.min(rowHeader ? inRowHeader : longestInCell, 1.08 * longestWord(measure, partsText(row.cells[i]), textStyles.cell)));
    return Math.max(longestWord(measure, header, textStyles.columnHeader), ...cells);
  });
  const generous = leastWith(longestInRowHeader);
  const least = sum(generous) <= usable ? generous : leastWith(longestInCell);
  const short = sum(wanted.map((width, i) => Math.max(0, least[i] - width)));
  const spare = wanted.map((width, i) => Math.max(0, width - least[i]));
  const give = Math.min(1, sum(spare) > 0 ? short / sum(spare) : 0);
  const widths = wanted.map((width, i) => Math.max(width, least[i]) - spare[i] * give);
  // Where even the least is too much, words are broken rather than run off the page.
  const squeeze = Math.min(1, usable / sum(widths));
  let x: number = page.left;
  return widths.map((width) => {
    const span = { x, width: width * squeeze };
    x += span.width + gap;
    return span;
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const partsText = (cell: Cell | undefined) => cellParts(cell ?? "").map(({ text }) => text).join(" ");

/** Width of the longest word of a text, in points. */
function longestWord(measure: WordMeasure, text: string, style: TextStyle): number {
  const widths = measure.printable(text).split(/\s+/).filter(Boolean).map((word) => measure(style.font, `${word} `));
  return (Math.max(0, ...widths) * style.size) / 1000;
}

/** The lines of one cell as items from the row's top, and how high they are. */
function cellItems(measure: WordMeasure, cell: Cell, span: Span, right: boolean, strong: boolean, cellTag: Tag) {
  const items: Item[] = [];
  const parts = cellParts(cell);
  let y = padding;
  for (const part of parts) {
    const style: TextStyle = part.tone === "note" ? textStyles.cellNote
      : part.tone === "strong" || strong ? textStyles.cellStrong : textStyles.cell;
    const own = parts.length > 1 ? tag("P", cellTag) : cellTag;
    for (const line of breakLines(measure, part.text, style, span.width)) {
      const x = right ? span.x + span.width - line.width : span.x;
      items.push({ kind: "text", tag: own, style, x, y, text: line.text });
      y += style.leading;
    }
    y += 1.5;
  }
  return { items, height: y - 1.5 + padding };
}

function headerPiece(measure: WordMeasure, table: Table, spans: readonly Span[], tableTag: Tag): Piece {
  const row = tag("TR", tableTag);
  const style = textStyles.columnHeader;
  const cells = table.columns.map((column, index) => ({
    tag: tag("TH", row, { scope: "Column" }),
    right: column.align === "right",
    span: spans[index],
    lines: breakLines(measure, column.header, style, spans[index].width),
  }));
  const most = Math.max(...cells.map((cell) => cell.lines.length));
  const height = padding * 2 + most * style.leading;
  const items: Item[] = cells.flatMap((cell) =>
    cell.lines.map((line, index): Item => ({
      kind: "text", tag: cell.tag, style, text: line.text,
      x: cell.right ? cell.span.x + cell.span.width - line.width : cell.span.x,
      y: padding + (most - cell.lines.length + index) * style.leading,
    })),
  );
  items.push({ kind: "line", x1: page.left, x2: page.left + contentWidth, y: height, colour: colours.strongLine, width: 0.8 });
  return { height, before: 6, items, keepWithNext: true };
}

function rowPiece(measure: WordMeasure, table: Table, row: Row, spans: readonly Span[], tableTag: Tag): Piece {
  const rowTag = tag("TR", tableTag);
  const cells = table.columns.map((column, index) => {
    const cellTag = column.rowHeader ? tag("TH", rowTag, { scope: "Row" }) : tag("TD", rowTag);
    const inset = index === 0 ? (row.indent ?? 0) * indentStep : 0;
    const span = { x: spans[index].x + inset, width: spans[index].width - inset };
    return cellItems(measure, row.cells[index] ?? "", span, column.align === "right", row.strong ?? false, cellTag);
  });
  const height = Math.max(...cells.map((cell) => cell.height));
  const under: Item = { kind: "line", x1: page.left, x2: page.left + contentWidth, y: height, colour: colours.line, width: 0.5 };
  return { height, before: 0, items: [...cells.flatMap((cell) => cell.items), under] };
}

/** Cuts a row that is taller than a page; the second half continues in the same structure elements. */
function splitRow(piece: Piece, room: number): [Piece, Piece] | null {
  const bottom = (item: Item) => (item.kind === "text" ? item.y + item.style.leading : item.y);
  const texts = piece.items.filter((item) => item.kind === "text");
  const first = texts.filter((item) => bottom(item) + padding <= room);
  const rest = texts.filter((item) => bottom(item) + padding > room);
  if (first.length === 0 || rest.length === 0) return null;
  const shift = Math.min(...rest.map((item) => item.y)) - padding;
  const height = Math.max(...rest.map(bottom)) - shift + padding;
  const under = piece.items.filter((item) => item.kind === "line").map((item) => ({ ...item, y: height }));
  const second: Piece = { ...piece, before: 0, height, items: [...rest.map((item) => ({ ...item, y: item.y - shift })), ...under] };
  second.split = (more) => splitRow(second, more);
  return [{ ...piece, height: room, items: first }, second];
}

/** A table as pieces: its header, which is repeated on every page, and its rows, which are not cut. */
export function tablePieces(measure: WordMeasure, table: Table, parent: Tag): Piece[] {
  const tableTag = tag("Table", parent, { alternative: table.summary });
  const spans = columnSpans(measure, table);
  const header = hasHeader(table) ? headerPiece(measure, table, spans, tableTag) : null;
  const rows = table.rows.map((row) => rowPiece(measure, table, row, spans, tableTag));
  const together = rows.reduce((sum, piece) => sum + piece.height, 0) <= shortTable;
  rows.forEach((piece, index) => {
    if (header) piece.repeat = { height: header.height, items: header.items };
    piece.split = (room) => splitRow(piece, room);
    // Neither the first nor the last row stands alone on a page.
    const tied = together || (rows.length > 2 && (index === 0 || index === rows.length - 2) && piece.height < 120);
    piece.keepWithNext = tied && index < rows.length - 1;
  });
  if (!header && rows.length > 0) rows[0].before = 6;
  return header ? [header, ...rows] : rows;
}
