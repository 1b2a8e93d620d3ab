import svgToPdf from "svg-to-pdfkit";

import type { FlowedPage, Item } from "./flow";
import { outlineLeft } from "./pdf-file";
import type { PdfElement, PdfFile, PdfOutline } from "./pdf-file";
import type { Tag } from "./tags";

/** Draws flowed pages into a file: content into the structure tree, lines, boxes and running heads as artifacts. */
export class PageDrawer {
  private readonly elements = new Map<Tag, PdfElement>();
  private readonly outlines: PdfOutline[];
  private colour = "";

  constructor(private readonly pdf: PdfFile) {
    this.outlines = [pdf.outline];
  }

  /** Adds a page with its content; `running` are the items of its head and foot. */
  draw(flowed: FlowedPage, running: readonly Item[]) {
    this.pdf.addPage();
    this.colour = "";
    this.artifact("Pagination", running);
    this.artifact("Pagination", flowed.decoration);
    this.artifact("Layout", flowed.items.filter((item) => item.kind === "line" || item.kind === "box"));
    let run: Item[] = [];
    let current: Tag | null = null;
    for (const item of flowed.items) {
      if (item.kind === "heading") {
        this.heading(item);
      } else if ("tag" in item) {
        if (current && item.tag !== current) {
          this.content(current, run);
          run = [];
        }
        current = item.tag;
        run.push(item);
      }
    }
    if (current) this.content(current, run);
  }

  private heading(item: Extract<Item, { kind: "heading" }>) {
    this.pdf.addNamedDestination(item.id, "XYZ", 0, item.y - 12, null);
    const parent = this.outlines[Math.min(item.level, this.outlines.length) - 1];
    this.outlines.length = Math.min(item.level, this.outlines.length);
    this.outlines.push(parent.addItem(item.text, { left: outlineLeft, top: item.y - 12 }));
  }

  private artifact(type: "Pagination" | "Layout", items: readonly Item[]) {
    if (items.length === 0) return;
    this.pdf.markContent("Artifact", { type });
    for (const item of items) this.paint(item);
    this.pdf.endMarkedContent();
  }

  private content(own: Tag, items: readonly Item[]) {
    const element = this.element(own, items[0]);
    element.add(this.pdf.markStructureContent(own.type));
    for (const item of items) this.paint(item);
    this.pdf.endMarkedContent();
    const first = items.find((item) => item.kind === "text" && item.link);
    if (first?.kind !== "text" || !first.link) return;
    const bottom = Math.max(...items.map((item) => (item.kind === "text" ? item.y + item.style.leading : 0)));
    this.pdf.goTo(first.x, first.y, first.link.width, bottom - first.y, first.link.heading, {
      structParent: element, Contents: new String(first.link.description) as string,
    });
    // pdfkit refers to the page that is open when an element ends, so a link must end on its own.
    element.end();
  }

  private element(own: Tag, item?: Item): PdfElement {
    const known = this.elements.get(own);
    if (known) return known;
    const parent = own.parent ? this.element(own.parent) : null;
    const figure = item?.kind === "figure" ? item : null;
    const element = this.pdf.struct(own.type, {
      ...(figure ? { alt: own.alternative ?? "", placement: "Block", bbox: [figure.x, figure.y, figure.x + figure.width, figure.y + figure.height] } : {}),
      ...(own.scope ? { scope: own.scope } : {}),
    });
    if (own.type === "Table" && own.alternative) element.dictionary.data.A = { O: "Table", Summary: new String(own.alternative) };
    if (own.type === "L") element.dictionary.data.A = { O: "List", ListNumbering: own.ordered ? "Decimal" : "Disc" };
    if (parent) parent.add(element);
    else this.pdf.addStructure(element as unknown as PDFKit.PDFStructureElement);
    this.elements.set(own, element);
    return element;
  }

  private fill(colour: string) {
    if (colour === this.colour) return;
    this.pdf.fillColor(colour);
    this.colour = colour;
  }

  private paint(item: Item) {
    switch (item.kind) {
      case "text":
        if (item.text === "") return;
        this.fill(item.style.colour);
        this.pdf.font(item.style.font).fontSize(item.style.size).text(item.text, item.x, item.y + (item.style.leading - item.style.size * 1.21) / 2, {
          lineBreak: false,
        });
        return;
      case "line":
        this.pdf.lineWidth(item.width).moveTo(item.x1, item.y).lineTo(item.x2, item.y).stroke(item.colour);
        return;
      case "box":
        this.pdf.rect(item.x, item.y, item.width, item.height).fill(item.colour);
        this.colour = item.colour;
        return;
      case "figure":
        // With a size of its own it would be drawn at that size, whatever room it is given.
        svgToPdf(this.pdf as unknown as PDFKit.PDFDocument, item.svg.replace(/^(<svg[^>]*?) width="[^"]*" height="[^"]*"/, "$1"), item.x, item.y, {
          width: item.width, height: item.height, assumePt: true,
          fontCallback: (_family, bold) => (bold ? "strong" : "regular"),
          warningCallback: (warning) => {
            throw new Error(`The figure cannot be drawn in the PDF: ${warning}`);
          },
        });
        this.colour = "";
        return;
      case "heading":
        return;
    }
  }
}
