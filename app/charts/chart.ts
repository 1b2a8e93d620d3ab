/**
 * Colours of a chart. The page gives CSS variables (`var(--…)`), a document hexadecimal values. Fills go from dark to
 * light, so that they can be told apart in black and white; `onFill` has the colour of the text on each.
 */
export interface ChartPalette {
  text: string;
  muted: string;
  grid: string;
  surface: string;
  fills: readonly string[];
  onFill: readonly string[];
}

/** Of the same font as the page and the documents; both find "Inter". */
export const chartFont = "Inter, sans-serif";

/** Text cut to a width by an average width of letters, since a chart is drawn without measuring its fonts. */
export function fitText(text: string, width: number, size: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.56)));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** A text over at most two lines, broken between words. */
export function twoLines(text: string, width: number, size: number): string[] {
  const fits = (words: string) => fitText(words, width, size) === words;
  if (fits(text)) return [text];
  const words = text.split(" ");
  let first = words.shift()!;
  while (words.length > 0 && fits(`${first} ${words[0]}`)) first += ` ${words.shift()!}`;
  return [first, ...(words.length > 0 ? [words.join(" ")] : [])].map((line) => fitText(line, width, size));
}

/** The item of a list that stands at an index, starting again when the list is shorter. */
export const cycle = (list: readonly string[], index: number) => list[index % list.length];
