import { colours } from "../look";

export type FontName = "regular" | "strong";

export interface TextStyle {
  font: FontName;
  size: number;
  /** Distance between baselines, in points. */
  leading: number;
  colour: string;
}

const style = (font: FontName, size: number, leading: number, colour: string = colours.ink): TextStyle => ({ font, size, leading, colour });

export const textStyles = {
  body: style("regular", 10, 15),
  strong: style("strong", 10, 15),
  note: style("regular", 8.5, 12.5, colours.grey),
  code: style("regular", 8.5, 12.5, colours.grey),
  cell: style("regular", 9, 12.5),
  cellStrong: style("strong", 9, 12.5),
  cellNote: style("regular", 8, 11, colours.grey),
  columnHeader: style("strong", 8, 11, colours.grey),
  headings: { 1: style("strong", 20, 26, colours.accent), 2: style("strong", 13.5, 18), 3: style("strong", 10.5, 15) },
  contents: { 1: style("strong", 10, 15), 2: style("regular", 10, 15), 3: style("regular", 9, 13, colours.grey) },
  running: style("regular", 8, 11, colours.grey),
  caption: style("regular", 8.5, 12.5, colours.grey),
  cover: {
    kind: style("strong", 11, 16, colours.accent),
    title: style("strong", 30, 37),
    organisation: style("regular", 14, 20, colours.grey),
    label: style("regular", 9, 14, colours.grey),
    value: style("strong", 10, 14),
  },
} as const;
