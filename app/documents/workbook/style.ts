import type { Alignment, Border, Borders, Fill, Font } from "exceljs";

/** The look of the response workbook: ink, one accent, and a light fill for what the vendor fills in. */
const colour = {
  ink: "FF1F2933", quiet: "FF5F6B76", accent: "FF1F5E6B", band: "FFE6ECEF", input: "FFEAF4FB", line: "FFCBD3D9",
  warning: "FF9A3B00", done: "FF2E6B3A", white: "FFFFFFFF",
  doneWash: "FFE3F1E4", repairedWash: "FFE4EEF6", unclearWash: "FFFFE9C7", missingWash: "FFFBDDD6", changedWash: "FFFFF3BF",
} as const;
export type Colour = keyof typeof colour;

export const argb = (name: Colour): { argb: string } => ({ argb: colour[name] });

export function font(size: number, name: Colour = "ink", more: Partial<Font> = {}): Partial<Font> {
  return { name: "Calibri", family: 2, size, color: argb(name), ...more };
}

export function fill(name: Colour): Fill {
  return { type: "pattern", pattern: "solid", fgColor: argb(name), bgColor: argb(name) };
}

const thin: Partial<Border> = { style: "thin", color: argb("line") };
export const boxed: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };
export const underlined: Partial<Borders> = { bottom: thin };

export const wrapped: Partial<Alignment> = { wrapText: true, vertical: "top" };

/** Lines that a text takes when it is wrapped at words in a column of `width` characters. */
export function wrappedLines(text: string, width: number): number {
  // Column widths count digits of the default font; running text in the smaller body font fits some 20 % more.
  const room = Math.max(1, Math.floor(width * 1.15));
  return text.split("\n").reduce((lines, paragraph) => {
    let used = 0;
    let count = 1;
    for (const word of paragraph.split(/\s+/)) {
      let length = word.length;
      if (used > 0 && used + 1 + length > room) {
        count += 1;
        used = 0;
      }
      while (length > room) {
        count += 1;
        length -= room;
      }
      used += length + (used > 0 ? 1 : 0);
    }
    return lines + count;
  }, 0);
}

/** Height in points for so many lines of the body font, within what spreadsheet programs allow (409). */
export function heightFor(lines: number, lineHeight = 14.4): number {
  return Math.min(409, Math.ceil(lines * lineHeight + 6));
}

/** A text for a page header or footer, where & starts a code. */
export function headerText(text: string): string {
  // A figure right behind the font size would be read as part of it.
  return text.replace(/^(?=\d)/, " ").replaceAll("&", "&&");
}
