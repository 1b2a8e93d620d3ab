import type { Cover, DocumentModel, Heading } from "../document-model";
import { headingId, headingText } from "./block-pieces";
import { breakLines } from "./fonts";
import type { WordMeasure } from "./fonts";
import type { Item, Piece } from "./flow";
import { colours, contentWidth, page } from "../look";
import { textStyles } from "./style";
import type { TextStyle } from "./style";
import { tag } from "./tags";
import type { Tag } from "./tags";

/** The cover as items placed on its page: kind and title above, organisation, and the facts at the foot. */
export function coverItems(measure: WordMeasure, cover: Cover, root: Tag): Item[] {
  const items: Item[] = [];
  let y = 210;
  const put = (text: string, style: TextStyle, own: Tag, x: number, width: number) => {
    for (const line of breakLines(measure, text, style, width)) {
      items.push({ kind: "text", tag: own, style, x, y, text: line.text });
      y += style.leading;
    }
  };
  items.push({ kind: "box", x: page.left, y: y - 22, width: 44, height: 4, colour: colours.accent });
  put(cover.kind, textStyles.cover.kind, tag("P", root), page.left, contentWidth);
  y += 8;
  put(cover.title, textStyles.cover.title, tag("H1", root), page.left, contentWidth - 30);
  y += 12;
  put(cover.organisation, textStyles.cover.organisation, tag("P", root), page.left, contentWidth);

  const table = tag("Table", root);
  const labelWidth = 130;
  const rows = cover.facts.map((fact) => ({ ...fact, lines: breakLines(measure, fact.value, textStyles.cover.value, contentWidth - labelWidth).length }));
  y = page.height - 110 - rows.reduce((sum, row) => sum + row.lines * 14 + 10, 0);
  for (const row of rows) {
    const own = tag("TR", table);
    items.push({ kind: "line", x1: page.left, x2: page.left + contentWidth, y, colour: colours.line, width: 0.5 });
    y += 5;
    const top = y;
    put(row.label, textStyles.cover.label, tag("TH", own, { scope: "Row" }), page.left, labelWidth - 8);
    y = top;
    put(row.value, textStyles.cover.value, tag("TD", own), page.left + labelWidth, contentWidth - labelWidth);
    y += 5;
  }
  return items;
}

const numberRoom = 34;

/**
 * The table of contents as pieces. The page of a heading is asked for when the entry is drawn, so `pageOf` may be
 * known later than these pieces; their heights do not depend on it.
 */
export function contentsPieces(measure: WordMeasure, model: DocumentModel, root: Tag): { pieces: Piece[]; numbers: ContentsNumber[] } {
  if (!model.contents) return { pieces: [], numbers: [] };
  const { title, depth } = model.contents;
  const heading = textStyles.headings[1];
  const own = tag("H1", root);
  const pieces: Piece[] = [{
    height: heading.leading + 14, before: 0, keepWithNext: true,
    items: [{ kind: "text", tag: own, style: heading, x: page.left, y: 0, text: title }],
  }];
  const numbers: ContentsNumber[] = [];
  const toc = tag("TOC", root);
  model.blocks.forEach((block, index) => {
    if (block.type !== "heading" || block.level > depth) return;
    const entry = contentsEntry(measure, block, index, toc);
    pieces.push(entry.piece);
    numbers.push(entry.number);
  });
  return { pieces, numbers };
}

/** Place of a page number in the contents, filled in once pages are known. */
export interface ContentsNumber {
  heading: string;
  items: Item[];
  y: number;
  tag: Tag;
  style: TextStyle;
}

function contentsEntry(measure: WordMeasure, block: Heading, index: number, toc: Tag): { piece: Piece; number: ContentsNumber } {
  const style = textStyles.contents[block.level];
  const indent = (block.level - 1) * 16;
  const link = tag("Link", tag("Reference", tag("TOCI", toc)));
  const lines = breakLines(measure, headingText(block), style, contentWidth - indent - numberRoom);
  const items = lines.map((line, i): Item => ({
    kind: "text", tag: link, style, x: page.left + indent, y: i * style.leading, text: line.text,
    link: i > 0 ? undefined : { heading: headingId(index), width: contentWidth - indent, description: headingText(block) },
  }));
  const piece: Piece = { height: lines.length * style.leading, before: block.level === 1 ? 7 : 1, items };
  return { piece, number: { heading: headingId(index), items, y: (lines.length - 1) * style.leading, tag: link, style } };
}

/** Sets the page numbers of the contents, flush right. */
export function fillContents(measure: WordMeasure, numbers: readonly ContentsNumber[], pageOf: ReadonlyMap<string, number>) {
  for (const { heading, items, y, tag: own, style } of numbers) {
    const text = String((pageOf.get(heading) ?? 0) + 1);
    const [line] = breakLines(measure, text, style, numberRoom);
    items.push({ kind: "text", tag: own, style, x: page.left + contentWidth - line.width, y, text: line.text });
  }
}
