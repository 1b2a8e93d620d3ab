import { translator } from "../../i18n/translate";
import type { DocumentModel } from "../document-model";
import { blockPieces } from "./block-pieces";
import { PageDrawer } from "./draw";
import { flow } from "./flow";
import type { Item } from "./flow";
import { breakLines } from "./fonts";
import type { WordMeasure } from "./fonts";
import { contentsPieces, coverItems, fillContents } from "./front-pieces";
import { openPdf, pdfBytes, wordMeasure } from "./pdf-file";
import { colours, contentWidth, page } from "../look";
import { textStyles } from "./style";
import { tag } from "./tags";

/**
 * Writes a document as a tagged PDF 1.7 (PDF/UA-1), A4. All text is measured and put on pages first, so that contents
 * and "page x of y" are known when the first page is drawn. The same model gives the same bytes.
 */
export async function writePdf(model: DocumentModel): Promise<Uint8Array> {
  const pdf = openPdf(model);
  const measure = wordMeasure(pdf);
  const root = tag("Document", null);
  const cover = model.cover ? [coverItems(measure, model.cover, root)] : [];
  const contents = contentsPieces(measure, model, root);
  const contentsPages = contents.pieces.length > 0 ? flow(contents.pieces, cover.length).pages.length : 0;
  const body = flow(blockPieces(measure, model, root), cover.length + contentsPages);
  fillContents(measure, contents.numbers, body.headings);
  const front = contents.pieces.length > 0 ? flow(contents.pieces, cover.length).pages : [];
  const pages = [...front, ...body.pages];

  const drawer = new PageDrawer(pdf);
  for (const items of cover) drawer.draw({ items, decoration: [] }, []);
  pages.forEach((flowed, index) => drawer.draw(flowed, runningItems(measure, model, cover.length + index + 1, cover.length + pages.length)));
  return pdfBytes(pdf);
}

/** Head and foot of a page (numbered from 1). */
function runningItems(measure: WordMeasure, model: DocumentModel, number: number, of: number): Item[] {
  const style = textStyles.running;
  const own = tag("P", null);
  const cut = (text: string, width: number) => breakLines(measure, text, style, width)[0];
  const put = (text: string, y: number, right: boolean, width: number): Item => {
    const line = cut(text, width);
    return { kind: "text", tag: own, style, y, text: line.text, x: right ? page.left + contentWidth - line.width : page.left };
  };
  const foot = page.height - 46;
  return [
    put(model.running.left, 40, false, contentWidth - 130),
    put(model.running.right, 40, true, 120),
    { kind: "line", x1: page.left, x2: page.left + contentWidth, y: 57, colour: colours.line, width: 0.5 },
    put(model.author, foot, false, contentWidth - 130),
    put(translator(model.language)("documents.page", { page: number, pages: of }), foot, true, 120),
  ];
}
