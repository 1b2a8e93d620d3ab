import type { Block, DocumentModel, Figure, Heading, List, Paragraph } from "../document-model";
import { breakLines } from "./fonts";
import type { WordMeasure } from "./fonts";
import type { Item, Piece } from "./flow";
import { contentWidth, page } from "../look";
import { textStyles } from "./style";
import type { TextStyle } from "./style";
import { tablePieces } from "./table-pieces";
import { tag } from "./tags";
import type { Tag } from "./tags";

/** Text of a heading as it is shown, with its number. */
export const headingText = (heading: Heading) => (heading.number ? `${heading.number}\u2002${heading.text}` : heading.text);

/** Name of the destination of the heading at a place in the document's blocks. */
export const headingId = (index: number) => `heading-${index}`;

/** All blocks of a document as pieces that can be put on pages. */
export function blockPieces(measure: WordMeasure, model: DocumentModel, root: Tag): Piece[] {
  let newPage = false;
  return model.blocks.flatMap((block, index) => {
    if (block.type === "pageBreak") {
      newPage = true;
      return [];
    }
    const pieces = piecesOf(measure, block, index, root);
    const next = model.blocks[index + 1]?.type;
    // A paragraph leads up to the list, table or figure that follows it.
    if (block.type === "paragraph" && (block.keepWithNext || next === "list" || next === "table" || next === "figure")) pieces[pieces.length - 1].keepWithNext = true;
    if (newPage && pieces.length > 0) {
      pieces[0].newPage = true;
      newPage = false;
    }
    return pieces;
  });
}

function piecesOf(measure: WordMeasure, block: Exclude<Block, { type: "pageBreak" }>, index: number, root: Tag): Piece[] {
  switch (block.type) {
    case "heading":
      return [headingPiece(measure, block, index, root)];
    case "paragraph":
      return paragraphPieces(measure, block, root);
    case "list":
      return listPieces(measure, block, root);
    case "table":
      return tablePieces(measure, block, root);
    case "figure":
      return figurePieces(measure, block, root);
  }
}

function headingPiece(measure: WordMeasure, heading: Heading, index: number, root: Tag): Piece {
  const style = textStyles.headings[heading.level];
  const own = tag(`H${heading.level}`, root);
  const lines = breakLines(measure, headingText(heading), style, contentWidth);
  const after = { 1: 8, 2: 5, 3: 3 }[heading.level];
  return {
    height: lines.length * style.leading + after,
    before: { 1: 30, 2: 24, 3: 16 }[heading.level],
    keepWithNext: true,
    items: [
      { kind: "heading", y: 0, id: headingId(index), level: heading.level, text: headingText(heading) },
      ...lines.map((line, i): Item => ({ kind: "text", tag: own, style, x: page.left, y: i * style.leading, text: line.text })),
    ],
  };
}

/** One piece a line, tied so that at least two lines stand together before and after the end of a page. */
function linePieces(lines: readonly Item[], style: TextStyle, before: number): Piece[] {
  return lines.map((item, index) => ({
    height: style.leading,
    before: index === 0 ? before : 0,
    items: [item],
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
  }));
}

function paragraphPieces(measure: WordMeasure, paragraph: Paragraph, root: Tag): Piece[] {
  const style = { plain: textStyles.body, strong: textStyles.strong, note: textStyles.note, code: textStyles.code }[paragraph.tone ?? "plain"];
  const own = tag("P", root);
  const lines = breakLines(measure, paragraph.text, style, Math.min(contentWidth, 460));
  return linePieces(lines.map((line): Item => ({ kind: "text", tag: own, style, x: page.left, y: 0, text: line.text })), style, 7);
}

function listPieces(measure: WordMeasure, list: List, root: Tag): Piece[] {
  const style = textStyles.body;
  const own = tag("L", root, { ordered: list.ordered });
  return list.items.flatMap((text, index) => {
    const item = tag("LI", own);
    const label: Item = {
      kind: "text", tag: tag("Lbl", item), style, x: page.left + 4, y: 0, text: list.ordered ? `${index + 1}.` : "•",
    };
    const body = tag("LBody", item);
    const lines = breakLines(measure, text, style, Math.min(contentWidth, 460) - 20)
      .map((line): Item => ({ kind: "text", tag: body, style, x: page.left + 20, y: 0, text: line.text }));
    const pieces = linePieces(lines, style, index === 0 ? 7 : 3);
    pieces[0].items.unshift(label);
    return pieces;
  });
}

/** The smallest that a figure may become to stay on its page, as a share of its full size. */
const smallestFigure = 0.75;

function figurePieces(measure: WordMeasure, figure: Figure, root: Tag): Piece[] {
  const style = textStyles.caption;
  const caption = tag("P", root);
  const own = tag("Figure", root, { alternative: figure.alternative });
  const lines = breakLines(measure, figure.caption, style, contentWidth);
  const captionHeight = 4 + lines.length * style.leading;
  const full = (figure.height / figure.width) * contentWidth;
  const sized = (height: number): Piece => ({
    height: height + captionHeight,
    before: 10,
    items: [
      { kind: "figure", tag: own, svg: figure.svg, x: page.left, y: 0, width: (contentWidth * height) / full, height },
      ...lines.map((line, i): Item => ({
        kind: "text", tag: caption, style, x: page.left, y: height + 4 + i * style.leading, text: line.text,
      })),
    ],
    shrink: (room, must = false) => (room - captionHeight >= full * (must ? 0.2 : smallestFigure) ? { ...sized(Math.min(full, room - captionHeight)) } : null),
  });
  return [sized(full)];
}
