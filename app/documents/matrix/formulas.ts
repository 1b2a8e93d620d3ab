/** Letter of a column, from 1: A, Z, AA. */
export function columnLetter(column: number): string {
  const rest = (column - 1) % 26;
  const head = (column - 1 - rest) / 26;
  return (head > 0 ? columnLetter(head) : "") + String.fromCharCode(65 + rest);
}

/** A sheet name as formulas have it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A text as formulas have it. */
export function quotedText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A number as formulas have it, with every digit that it has. */
export function plainNumber(value: number): string {
  return value < 0 ? `(${String(value)})` : String(value).toUpperCase();
}

/** A date as formulas have it. */
export function dateFormula(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `DATE(${year},${month},${day})`;
}

/**
 * Straight lines between points with x increasing, level outside them: the formula of `piecewiseLinear` over a cell.
 *
 * @param points each x as a formula, with its value
 */
export function piecewiseFormula(cell: string, points: readonly (readonly [x: string, value: number])[]): string {
  const [first, ...rest] = points;
  const [lastX, lastValue] = points[points.length - 1];
  const step = (index: number): string => {
    if (index >= rest.length) return plainNumber(lastValue);
    const [x0, y0] = points[index];
    const [x1, y1] = rest[index];
    const line = y0 === y1 ? plainNumber(y0) : `${plainNumber(y0)}+(${plainNumber(y1)}-${plainNumber(y0)})*(${cell}-${x0})/(${x1}-${x0})`;
    return `IF(${cell}<=${x1},${line},${step(index + 1)})`;
  };
  if (points.length === 1) return plainNumber(lastValue);
  return `IF(${cell}<=${first[0]},${plainNumber(first[1])},IF(${cell}>=${lastX},${plainNumber(lastValue)},${step(0)}))`;
}
