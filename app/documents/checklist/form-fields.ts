import type PDFDocument from "pdfkit";

/** Parts of pdfkit for forms that its type package does not have. */
export type FormPdf = InstanceType<typeof PDFDocument> & {
  _root: { data: { AcroForm: { data: { DR: { Font: Record<string, unknown> }; DA: unknown; Fields: unknown[] } } } };
  page: { annotations: PdfRef[] };
};

interface PdfRef {
  data: Record<string, unknown>;
  end(content?: string): void;
}

/** A box as large as the letters beside it. */
export const boxSize = 10;

/** Letters that are typed into the form. */
export const typed = { size: 7.5, leading: 9 } as const;

const outline = "#7d8896";

/** What can be filled in on a page: boxes, choices of which one can be made, and lines to type on. */
export class FormFields {
  private readonly faces: { box: { Yes: PdfRef; Off: PdfRef }; dot: PdfRef; none: PdfRef };
  private readonly helvetica: PdfRef;

  constructor(private readonly pdf: FormPdf) {
    pdf.initForm();
    // What people type may need letters that a subset of the document's font does not hold.
    const helvetica = this.ref({ Type: "Font", Subtype: "Type1", BaseFont: "Helvetica", Encoding: "WinAnsiEncoding" });
    helvetica.end();
    const form = pdf._root.data.AcroForm.data;
    form.DR.Font.Helv = helvetica;
    form.DA = text("/Helv 0 Tf 0 g");
    // Every mark has its appearance in the file: programs that make their own leave out the boxes.
    (form as Record<string, unknown>).NeedAppearances = false;
    const marks = { tick: this.face("1.3 w 0.12 0.31 0.48 RG 2.2 5 m 4.3 2.6 l 7.9 7.6 l S"), dot: this.face("0.12 0.31 0.48 rg 2.8 2.8 4.4 4.4 re f"), none: this.face("") };
    this.faces = { box: { Yes: marks.tick, Off: marks.none }, dot: marks.dot, none: marks.none };
    this.helvetica = helvetica;
  }

  /** A box to tick. `label` is what a screen reader says. */
  box(name: string, label: string, x: number, y: number, ticked: boolean): void {
    // Drawn on the page itself, so that it is there on paper whatever prints it.
    this.pdf.rect(x + 0.5, y + 0.5, boxSize - 1, boxSize - 1).lineWidth(0.6).stroke(outline);
    this.widget(x, y, boxSize, boxSize, {
      FT: "Btn", T: text(name), TU: text(label), ...filled(ticked ? "Yes" : "Off"), AS: ticked ? "Yes" : "Off", AP: { N: this.faces.box },
    });
  }

  /** Several boxes of which one can be chosen, each at its own place; the chosen one can be cleared. */
  choice(name: string, label: string, options: readonly { value: string; label: string; x: number }[], y: number, chosen: string | null): void {
    const parent = this.ref({ FT: "Btn", Ff: 1 << 15, T: text(name), TU: text(label), ...filled(chosen ?? "Off"), Kids: [] });
    for (const option of options) {
      this.pdf.circle(option.x + boxSize / 2, y + boxSize / 2, boxSize / 2 - 0.5).lineWidth(0.6).stroke(outline);
      this.widget(option.x, y, boxSize, boxSize, {
        Parent: parent, TU: text(option.label), AS: chosen === option.value ? option.value : "Off",
        AP: { N: { [option.value]: this.faces.dot, Off: this.faces.none } },
      }, parent.data.Kids as unknown[]);
    }
    this.pdf._root.data.AcroForm.data.Fields.push(parent);
  }

  /** Room to type in: `lines` are its text as it is broken to fit. */
  line(name: string, label: string, at: { x: number; y: number; width: number; height: number }, value: string, lines: readonly string[] = [value]): void {
    const { x, y, width, height } = at;
    this.pdf.moveTo(x, y + height).lineTo(x + width, y + height).lineWidth(0.5).stroke(outline);
    const several = height > 2 * typed.leading;
    const shown = lines.slice(0, Math.max(1, Math.floor((height - 2) / typed.leading)));
    const rows = shown.map((one) => `(${winAnsi(one)}) Tj T*`).join(" ");
    const first = several ? height - typed.size - 1 : (height - typed.size) / 2 + 1.5;
    const face = this.ref({ Type: "XObject", Subtype: "Form", BBox: [0, 0, width, height], Resources: { Font: { Helv: this.helvetica } } });
    face.end(`/Tx BMC q BT /Helv ${typed.size} Tf ${typed.leading} TL 0.1 0.14 0.19 rg 2 ${first} Td ${rows} ET Q EMC`);
    this.widget(x, y, width, height, {
      FT: "Tx", T: text(name), TU: text(label), ...filled(text(value)), DA: text(`/Helv ${typed.size} Tf 0.1 0.14 0.19 rg`), MaxLen: 2000, AP: { N: face }, ...(several ? { Ff: 1 << 12 } : {}),
    });
  }

  /** What the file itself says, for who reads it back; nobody sees it. */
  hidden(name: string, value: string): void {
    this.widget(0, 0, 0, 0, { FT: "Tx", F: 2, Ff: 1, T: text(name), V: text(value) });
  }

  private widget(x: number, y: number, width: number, height: number, dictionary: Record<string, unknown>, fields: unknown[] = this.pdf._root.data.AcroForm.data.Fields): void {
    this.pdf.annotate(x, y, width, height, { Subtype: "Widget", F: 4, ...dictionary } as never);
    fields.push(this.pdf.page.annotations.at(-1));
  }

  private face(content: string): PdfRef {
    const ref = this.ref({ Type: "XObject", Subtype: "Form", BBox: [0, 0, boxSize, boxSize], Resources: {} });
    ref.end(content);
    return ref;
  }

  private ref(data: Record<string, unknown>): PdfRef {
    return (this.pdf as unknown as { ref(data: Record<string, unknown>): PdfRef }).ref(data);
  }
}

/** What a field holds, and that it held so when the form was made: what somebody cleared is known by that. */
function filled(value: unknown): { V: unknown; DV: unknown } {
  return { V: value, DV: value };
}

/** A text in a PDF dictionary; a plain string would become a name. */
function text(value: string): unknown {
  return new String(value);
}

/** A text in the bytes of the standard fonts; letters that those lack show as "?", and are in the field all the same. */
function winAnsi(value: string): string {
  return Array.from(value, (letter) => {
    const code = letter.codePointAt(0)!;
    if (/[()\\]/.test(letter)) return `\\${letter}`;
    if (code >= 32 && code < 127) return letter;
    return code >= 160 && code < 256 ? `\\${code.toString(8)}` : "?";
  }).join("");
}
