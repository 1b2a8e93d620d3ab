import PDFDocument from "pdfkit";

import type { DocumentModel } from "../document-model";
import { fontFiles } from "./fonts";
import type { WordMeasure } from "./fonts";
import { page } from "../look";
import { setsTabularFigures } from "../tabular-figures";
import type { FontName } from "./style";

/** Parts of pdfkit 0.20 that its type package does not know yet, or that it keeps to itself. */
export interface PdfFile extends Omit<PDFKit.PDFDocument, "struct" | "goTo" | "outline" | "page"> {
  info: Record<string, string | Date>;
  outline: PdfOutline;
  page: { dictionary: unknown };
  struct(type: string, options?: { alt?: string; scope?: "Row" | "Column"; bbox?: number[]; placement?: string }): PdfElement;
  goTo(x: number, y: number, width: number, height: number, name: string, options: { structParent: PdfElement; Contents: string }): this;
  _font: {
    font: { hasGlyphForCodePoint(codePoint: number): boolean };
    layoutRun(text: string, features?: Record<string, boolean>): unknown;
  };
  _addInfo(): void;
}

export interface PdfElement {
  add(child: unknown): PdfElement;
  end(): void;
  dictionary: { data: Record<string, unknown> };
}

export interface PdfOutline {
  addItem(title: string, options: { left: number; top: number; expanded?: boolean }): PdfOutline;
}

/** An empty file with fonts, language, title and tagging set as PDF/UA-1 asks, dated with the model's date. */
export function openPdf(model: DocumentModel): PdfFile {
  const options = {
    size: "A4", margin: 0, autoFirstPage: false, pdfVersion: "1.7", subset: "PDF/UA", tagged: true, displayTitle: true,
    // No font of pdfkit's own: all that is used is embedded.
    font: null,
    lang: model.language === "nl" ? "nl-NL" : "en-GB",
    info: {
      Title: model.title, Author: model.author, Subject: model.subject,
      Creator: "Shortlist", Producer: "Shortlist", CreationDate: new Date(model.date), ModDate: new Date(model.date),
    },
  };
  const pdf = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfFile;
  for (const [name, file] of Object.entries(fontFiles())) {
    pdf.registerFont(name, file);
    pdf.font(name);
    shapeQuickly(pdf._font);
  }
  escapeMetadata(pdf);
  return pdf;
}

/**
 * Shaping is what a document of words spends its time on. Contextual alternates (arrows made of hyphens, in Inter) take
 * half of that and are never wanted here. Words of figures get figures that are all as wide as each other.
 */
function shapeQuickly(font: PdfFile["_font"]) {
  const shape = font.layoutRun.bind(font);
  font.layoutRun = (text) => shape(text, { calt: false, tnum: setsTabularFigures(text) });
}

/** pdfkit writes title and author into its XML as they are, so that "Jansen & Zn." would break it. */
function escapeMetadata(pdf: PdfFile) {
  const addInfo = pdf._addInfo;
  pdf._addInfo = function () {
    const plain = this.info;
    this.info = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, typeof value === "string" ? escapeXml(value) : value]));
    addInfo.call(this);
    this.info = plain;
  };
}

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Widths of words in the fonts of the file, each measured once. */
export function wordMeasure(pdf: PdfFile): WordMeasure {
  const widths: Record<FontName, Map<string, number>> = { regular: new Map(), strong: new Map() };
  const shown = new Map<number, boolean>();
  const measure = (font: FontName, word: string) => {
    const known = widths[font].get(word);
    if (known !== undefined) return known;
    const width = pdf.font(font).fontSize(1000).widthOfString(word);
    widths[font].set(word, width);
    return width;
  };
  const canShow = (codePoint: number) => {
    let can = shown.get(codePoint);
    if (can === undefined) {
      pdf.font("regular");
      can = pdf._font.font.hasGlyphForCodePoint(codePoint);
      shown.set(codePoint, can);
    }
    return can;
  };
  const printable = (text: string) => {
    // Variation selectors, zero-width characters and soft hyphens show nothing.
    const composed = text.normalize("NFC").replace(/[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g, "").replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");
    return Array.from(composed, (character) => (canShow(character.codePointAt(0)!) ? character : "□")).join("");
  };
  return Object.assign(measure, { printable });
}

/** Everything that the file holds, once it is ended. */
export function pdfBytes(pdf: PdfFile): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
    pdf.end();
  });
}

/** Left edge of a destination; pdfkit counts it from the right of the page. */
export const outlineLeft = page.width;
