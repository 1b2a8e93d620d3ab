/** A block of cells; rows and columns count from 1, ends included. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const reference = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;

/** A block by its A1 reference ("B2", "B2:D9"), or null when it is none. */
export function parseRange(text: string): CellRange | null {
  const match = reference.exec(text.trim());
  if (!match) return null;
  const [, firstColumn, firstRow, lastColumn = firstColumn, lastRow = firstRow] = match;
  const rows = [Number(firstRow), Number(lastRow)];
  const columns = [columnOf(firstColumn), columnOf(lastColumn)];
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

/** A1 address. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** Column number of an A1 address; 0 when there is none. */
export function columnOf(address: string | undefined): number {
  if (address === undefined) return 0;
  let column = 0;
  for (let index = 0; index < address.length; index += 1) {
    const code = address.charCodeAt(index) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}

/** One number for a cell, to look it up by. */
export function cellKey(row: number, column: number): number {
  return row * 16_385 + column;
}

/** Blocks of cells by what lies in them. */
export class RangeIndex<T extends { range: CellRange }> {
  readonly #byRow = new Map<number, T[]>();
  readonly #tall: T[] = [];

  /** Blocks of more rows than this are looked through one by one; real sheets have few of them. */
  static readonly tallest = 64;
  static readonly mostTall = 1000;

  constructor(items: readonly T[]) {
    for (const item of items) {
      const { top, bottom } = item.range;
      if (bottom - top >= RangeIndex.tallest) {
        if (this.#tall.length < RangeIndex.mostTall) this.#tall.push(item);
        continue;
      }
      for (let row = top; row <= bottom; row += 1) {
        const same = this.#byRow.get(row);
        if (same) same.push(item);
        else this.#byRow.set(row, [item]);
      }
    }
  }

  /** The first block that a cell lies in, or null. */
  at(row: number, column: number): T | null {
    const holds = ({ range }: T) => range.top <= row && row <= range.bottom && range.left <= column && column <= range.right;
    return this.#byRow.get(row)?.find(holds) ?? this.#tall.find(holds) ?? null;
  }
}
