import { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, LeaderType, LineRuleType, Packer, PageNumber, Paragraph, TableOfContents, TabStopType, TextRun } from "docx";
import type { FileChild } from "docx";

import { translator } from "../../i18n/translate";
import type { Block, Cover, DocumentModel, Figure, Heading } from "../document-model";
import { colours, contentWidth } from "../look";
import { withFixedDates } from "../zip";
import { chartPicture } from "./picture/chart-picture";
import { documentStyles, hex, listNumbering, twips } from "./styles";
import { textWidth, wordTable } from "./table";

/**
 * Writes a document for Word: real heading styles, a table of contents that Word can update, header rows that repeat,
 * page numbers, and the document's language for spelling and reading aloud. The same model gives the same bytes.
 */
export async function writeDocx(model: DocumentModel): Promise<Uint8Array> {
  const language = model.language === "nl" ? "nl-NL" : "en-GB";
  const body = [...(model.cover ? coverParagraphs(model.cover) : []), ...contentsParagraphs(model), ...bodyChildren(model.blocks, model.cover !== null || model.contents !== null)];
  const document = new Document({
    title: model.title, subject: model.subject, creator: model.author, lastModifiedBy: model.author,
    styles: documentStyles(language),
    numbering: listNumbering,
    sections: [{
      properties: {
        titlePage: model.cover !== null,
        page: { size: { width: twips(595.3), height: twips(841.9) }, margin: { top: twips(82), bottom: twips(70), left: twips(56), right: twips(56), header: twips(40), footer: twips(34) } },
      },
      headers: { default: runningHeader(model), first: new Header({ children: [new Paragraph("")] }) },
      footers: { default: runningFooter(model), first: new Footer({ children: [new Paragraph("")] }) },
      children: body,
    }],
  });
  return withFixedDates(await Packer.toBuffer(document), (name, content) => {
    if (name === "docProps/core.xml") return changed(content, (xml) => dated(xml, model.date));
    return name === "word/document.xml" ? changed(content, renumbered) : content;
  });
}

function changed(content: Uint8Array, change: (xml: string) => string): Uint8Array {
  return new TextEncoder().encode(change(new TextDecoder().decode(content)));
}

/** docx dates a file by the clock; this puts the document's own date there. */
function dated(xml: string, date: string): string {
  const stamp = `${new Date(date).toISOString().slice(0, 19)}Z`;
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`);
}

/** docx numbers bookmarks and pictures on from the document it made before; here they start at 1 in every document. */
function renumbered(xml: string): string {
  const numbers = new Map<string, number>();
  const own = (number: string) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
    return numbers.get(number)!;
  };
  let pictures = 0;
  return xml
    .replace(/<wp:docPr\b[^>]*>/g, (element) => element.replace(/\bid="\d+"/, `id="${(pictures += 1)}"`))
    .replace(/\b_Toc(\d+)/g, (_, number: string) => `_Toc${own(number)}`)
    .replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (element) => element.replace(/w:id="(\d+)"/, (_, number: string) => `w:id="${own(number)}"`));
}

function coverParagraphs(cover: Cover): FileChild[] {
  return [
    new Paragraph({ style: "CoverKind", children: [new TextRun(cover.kind)] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(cover.title)] }),
    new Paragraph({ style: "CoverOrganisation", children: [new TextRun(cover.organisation)] }),
    wordTable({
      type: "table", summary: cover.kind,
      columns: [{ header: "", width: 27, rowHeader: true }, { header: "", width: 73 }],
      rows: cover.facts.map(({ label, value }) => ({ cells: [label, [{ text: value, tone: "strong" }]] })),
    }),
  ];
}

function contentsParagraphs(model: DocumentModel): FileChild[] {
  if (!model.contents) return [];
  return [
    new Paragraph({ style: "ContentsTitle", pageBreakBefore: true, children: [new TextRun(model.contents.title)] }),
    // The entries are written without page numbers, which Word puts in when it opens the document: only it knows its pages.
    new TableOfContents(model.contents.title, { hyperlink: true, headingStyleRange: `1-${model.contents.depth}`, tabLeader: LeaderType.NONE }),
  ];
}

/** What comes after cover and contents starts on a page of its own. */
function bodyChildren(blocks: readonly Block[], afterFront: boolean): FileChild[] {
  let newPage = afterFront;
  let lists = 0;
  return blocks.flatMap((block, index): FileChild[] => {
    switch (block.type) {
      case "pageBreak":
        newPage = true;
        return [];
      case "heading": {
        const heading = headingParagraph(block, newPage);
        newPage = false;
        return [heading];
      }
      case "paragraph": {
        const next = blocks[index + 1]?.type;
        return [new Paragraph({
          // A paragraph leads up to the list, table or figure that follows it.
          keepNext: block.keepWithNext || next === "list" || next === "table" || next === "figure" || undefined,
          style: block.tone === "note" || block.tone === "code" ? "Note" : undefined,
          children: [new TextRun({ text: block.text, bold: block.tone === "strong" || undefined })],
        })];
      }
      case "list":
        lists += 1;
        return block.items.map((text) => new Paragraph({
          numbering: { reference: block.ordered ? "steps" : "bullets", level: 0, instance: lists },
          children: [new TextRun(text)],
        }));
      case "table":
        return [wordTable(block), new Paragraph({ spacing: { before: 0, after: 0 }, children: [] })];
      case "figure":
        return figureParagraphs(block);
    }
  });
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function headingParagraph(heading: Heading, pageBreakBefore: boolean): Paragraph {
  const text = heading.number ? `${heading.number}\u2002${heading.text}` : heading.text;
  return new Paragraph({ heading: headingLevels[heading.level], pageBreakBefore: pageBreakBefore || undefined, children: [new TextRun(text)] });
}

function figureParagraphs(figure: Figure): Paragraph[] {
  // docx measures pictures in pixels of 1/96 inch.
  const width = Math.round((contentWidth * 96) / 72);
  const transformation = { width, height: Math.round((width * figure.height) / figure.width) };
  return [
    new Paragraph({
      keepNext: true,
      // LibreOffice cuts a picture off at the height of a line that is set for text.
      spacing: { before: twips(6), after: twips(2), line: 240, lineRule: LineRuleType.AUTO },
      children: [new ImageRun({
        type: "png", data: Buffer.from(chartPicture(figure)), transformation,
        altText: { name: figure.caption, description: figure.alternative, title: figure.caption },
      })],
    }),
    new Paragraph({ style: "Note", children: [new TextRun(figure.caption)] }),
  ];
}

const rightTab = [{ type: TabStopType.RIGHT, position: textWidth }];

function runningHeader(model: DocumentModel): Header {
  const line = { style: BorderStyle.SINGLE, size: 4, color: hex(colours.line), space: 6 };
  return new Header({
    children: [new Paragraph({ style: "Running", tabStops: rightTab, border: { bottom: line }, children: [new TextRun(`${model.running.left}\t${model.running.right}`)] })],
  });
}

/** "page x of y" with fields where the text of the language has its numbers. */
function runningFooter(model: DocumentModel): Footer {
  const marks = { page: "\u0001", pages: "\u0002" };
  const text = translator(model.language)("documents.page", marks);
  const parts = text.split(/([\u0001\u0002])/).map((part) => (part === marks.page ? PageNumber.CURRENT : part === marks.pages ? PageNumber.TOTAL_PAGES : part));
  return new Footer({
    children: [new Paragraph({
      style: "Running", tabStops: rightTab, alignment: AlignmentType.LEFT,
      children: [new TextRun({ children: [`${model.author}\t`, ...parts] })],
    })],
  });
}
