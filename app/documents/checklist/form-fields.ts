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

/** What can be filled in on a page: boxes, choices of which one can be made, and lines to type on. */
export class FormFields {
  private readonly faces: { square: { on: PdfRef; off: PdfRef }; round: { on: PdfRef; off: PdfRef } };

  constructor(private readonly pdf: FormPdf) {
    pdf.initForm();
    // What people type may need letters that a subset of the document's font does not hold.
    const helvetica = this.ref({ Type: "Font", Subtype: "Type1", BaseFont: "Helvetica", Encoding: "WinAnsiEncoding" });
    helvetica.end();
    const form = pdf._root.data.AcroForm.data;
    form.DR.Font.Helv = helvetica;
    form.DA = text("/Helv 0 Tf 0 g");
    const s = boxSize;
    const square = `0.55 w 0.49 0.53 0.59 RG 0.5 0.5 ${s - 1} ${s - 1} re S`;
    const k = 0.2761 * (s - 1);
    const [m, lo, hi] = [s / 2, 0.5, s - 0.5];
    const ring = `0.55 w 0.49 0.53 0.59 RG ${m} ${lo} m ${m + k} ${lo} ${hi} ${m - k} ${hi} ${m} c ${hi} ${m + k} ${m + k} ${hi} ${m} ${hi} c ${m - k} ${hi} ${lo} ${m + k} ${lo} ${m} c ${lo} ${m - k} ${m - k} ${lo} ${m} ${lo} c S`;
    const cross = `1.3 w 0.12 0.31 0.48 RG 2.2 5 m 4.3 2.6 l 7.9 7.6 l S`;
    const dot = `0.12 0.31 0.48 rg 3 3 4 4 re f`;
    this.faces = { square: { off: this.face(square), on: this.face(`${square} ${cross}`) }, round: { off: this.face(ring), on: this.face(`${ring} ${dot}`) } };
  }

  /** A box to tick. `label` is what a screen reader says. */
  box(name: string, label: string, x: number, y: number, ticked: boolean): void {
    this.widget(x, y, boxSize, boxSize, {
      FT: "Btn", T: text(name), TU: text(label), V: ticked ? "Yes" : "Off", AS: ticked ? "Yes" : "Off", AP: { N: { Yes: this.faces.square.on, Off: this.faces.square.off } },
    });
  }

  /** Several boxes of which one can be chosen, each at its own place; the chosen one can be cleared. */
  choice(name: string, label: string, options: readonly { value: string; label: string; x: number }[], y: number, chosen: string | null): void {
    const parent = this.ref({ FT: "Btn", Ff: 1 << 15, T: text(name), TU: text(label), V: chosen ?? "Off", Kids: [] });
    for (const option of options) {
      this.widget(option.x, y, boxSize, boxSize, {
        Parent: parent, TU: text(`${label}: ${option.label}`), AS: chosen === option.value ? option.value : "Off",
        AP: { N: { [option.value]: this.faces.round.on, Off: this.faces.round.off } },
      }, parent.data.Kids as unknown[]);
    }
    this.pdf._root.data.AcroForm.data.Fields.push(parent);
  }

  /** A line to type on. */
  line(name: string, label: string, x: number, y: number, width: number, height: number, value: string): void {
    this.widget(x, y, width, height, {
      FT: "Tx", T: text(name), TU: text(label), V: text(value), DA: text("/Helv 8.5 Tf 0.1 0.14 0.19 rg"), MaxLen: 2000,
      MK: { BC: [0.79, 0.83, 0.87] }, BS: { W: 0.5, S: "U" },
    });
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

/** A text in a PDF dictionary; a plain string would become a name. */
function text(value: string): unknown {
  return new String(value);
}
