import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { FontName, TextStyle } from "./style";

const files: Record<FontName, string> = {
  regular: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  strong: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
};

let loaded: Record<FontName, Buffer> | undefined;

/** The font files that documents embed, read once. They are found as packages are, so also from the built server. */
export function fontFiles(): Record<FontName, Buffer> {
  if (!loaded) {
    const { resolve } = createRequire(import.meta.url);
    loaded = { regular: readFileSync(resolve(files.regular)), strong: readFileSync(resolve(files.strong)) };
  }
  return loaded;
}

/** What line breaking asks of the fonts. */
export interface WordMeasure {
  /** Width of a word with what stands behind it, in thousandths of the font size. */
  (font: FontName, word: string): number;
  /** The text with its accents composed, without control characters, and "□" for what the fonts cannot show. */
  printable(text: string): string;
}

export interface Line {
  text: string;
  /** In points, without the space at its end. */
  width: number;
}

/**
 * Breaks a text into lines no wider than `width` points: at spaces, after hyphens and slashes inside words, and inside
 * a word only when it is wider than the line. At least one line, which may be empty.
 *
 * Every piece is measured with the space that follows it, as it will be drawn: the writer's layout cache then serves
 * both, and shaping text is what a PDF spends its time on.
 */
export function breakLines(measure: WordMeasure, text: string, style: TextStyle, width: number): Line[] {
  const scale = style.size / 1000;
  const space = measure(style.font, " ") * scale;
  const lines: Line[] = [];
  let line = "";
  let used = 0;
  const close = () => {
    lines.push({ text: line, width: Math.max(0, line.endsWith(" ") ? used - space : used) });
    line = "";
    used = 0;
  };
  const put = (piece: string, spaced: boolean) => {
    const full = measure(style.font, piece) * scale;
    const bare = spaced ? full - space : full;
    if (line !== "" && used + bare > width) close();
    if (bare > width) return false;
    line += piece;
    used += full;
    return true;
  };
  for (const word of measure.printable(text).split(/[ \t\n\r]+/).filter((part) => part !== "")) {
    if (put(`${word} `, true)) continue;
    const parts = word.split(/(?<=[-/@.?&=_])(?=.)/);
    parts.forEach((part, index) => {
      const last = index === parts.length - 1;
      if (put(last ? `${part} ` : part, last)) return;
      for (const character of part) put(character, false);
      if (last) put(" ", true);
    });
  }
  if (line !== "" || lines.length === 0) close();
  return lines;
}
