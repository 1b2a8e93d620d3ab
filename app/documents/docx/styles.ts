import { AlignmentType, LevelFormat, LineRuleType } from "docx";
import type { INumberingOptions, IStylesOptions } from "docx";

import { colours } from "../look";

/** Every Word has it, and free office programs have one that is exactly as wide, so that pages fall alike. */
export const fontName = "Arial";

/** Word counts lengths in twentieths of a point and font sizes in half points. */
export const twips = (points: number) => Math.round(points * 20);
const half = (points: number) => Math.round(points * 2);
export const hex = (colour: string) => colour.slice(1);

const spaced = (before: number, after: number) => ({ before: twips(before), after: twips(after), line: 280, lineRule: LineRuleType.AUTO });
const text = (size: number, colour: string, bold = false) => ({ size: half(size), color: hex(colour), bold });

/** Paragraph styles by their ids: Word's own headings and title, and those of cover, tables and notes. */
export function documentStyles(language: string): IStylesOptions {
  const base = { basedOn: "Normal", quickFormat: true };
  return {
    default: {
      document: {
        run: { font: fontName, size: half(10), color: hex(colours.ink), language: { value: language } },
        paragraph: { spacing: { after: twips(6), line: 300 } },
      },
      title: { run: text(28, colours.ink, true), paragraph: { spacing: { ...spaced(4, 10), line: 264, lineRule: LineRuleType.AUTO } } },
      heading1: { run: text(19, colours.accent, true), paragraph: { spacing: spaced(26, 8), keepNext: true } },
      heading2: { run: text(13, colours.ink, true), paragraph: { spacing: spaced(20, 5), keepNext: true } },
      heading3: { run: text(10.5, colours.ink, true), paragraph: { spacing: spaced(14, 4), keepNext: true } },
    },
    paragraphStyles: [
      { id: "CoverKind", name: "Cover Kind", ...base, run: text(11, colours.accent, true), paragraph: { spacing: spaced(150, 4) } },
      { id: "CoverOrganisation", name: "Cover Organisation", ...base, run: text(14, colours.grey), paragraph: { spacing: spaced(0, 150) } },
      { id: "ContentsTitle", name: "Contents Title", ...base, run: text(19, colours.accent, true), paragraph: { spacing: spaced(0, 10), keepNext: true } },
      { id: "TableText", name: "Table Text", ...base, run: text(9, colours.ink), paragraph: { spacing: { before: 0, after: twips(1), line: 260 } } },
      { id: "TableNote", name: "Table Note", ...base, run: text(8, colours.grey), paragraph: { spacing: { before: 0, after: twips(1), line: 250 } } },
      { id: "TableHeader", name: "Table Header", ...base, run: text(8, colours.grey, true), paragraph: { spacing: { before: 0, after: 0 }, keepNext: true } },
      { id: "Note", name: "Note", ...base, run: text(8.5, colours.grey) },
      { id: "Running", name: "Running Head", ...base, run: text(8, colours.grey), paragraph: { spacing: { before: 0, after: 0 } } },
      { id: "TOC1", name: "toc 1", basedOn: "Normal", run: text(10, colours.ink, true), paragraph: { spacing: spaced(6, 1) } },
      { id: "TOC2", name: "toc 2", basedOn: "Normal", run: text(10, colours.ink), paragraph: { spacing: spaced(0, 1), indent: { left: twips(16) } } },
      { id: "TOC3", name: "toc 3", basedOn: "Normal", run: text(9, colours.grey), paragraph: { spacing: spaced(0, 1), indent: { left: twips(32) } } },
    ],
  };
}

/** Bulleted and numbered lists; each numbered list is an instance of its own, so that it starts at 1. */
export const listNumbering: INumberingOptions = {
  config: [
    { reference: "bullets", levels: [{ level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: twips(18), hanging: twips(14) } } } }] },
    { reference: "steps", levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: twips(18), hanging: twips(18) } } } }] },
  ],
};
