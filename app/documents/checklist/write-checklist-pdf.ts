import PDFDocument from "pdfkit";

import type { Edition, EditionRequirement, EditionVendor } from "~/domain/edition/edition";
import type { ChecklistPart } from "~/domain/respondents/checklist-reading";
import { isObjective } from "~/domain/respondents/checklist-form";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswers } from "~/domain/respondents/own-answer";
import { translator } from "~/i18n/translate";
import type { Translate } from "~/i18n/translate";

import { colours, page } from "../look";
import { breakLines, fontFiles } from "../pdf/fonts";
import type { WordMeasure } from "../pdf/fonts";
import { pdfBytes, wordMeasure } from "../pdf/pdf-file";
import type { PdfFile } from "../pdf/pdf-file";
import { textStyles } from "../pdf/style";
import type { TextStyle } from "../pdf/style";
import { questionSheets } from "../workbook/layout";
import type { SheetRow } from "../workbook/layout";
import { boxSize, FormFields, typed } from "./form-fields";
import type { FormPdf } from "./form-fields";
import { fieldLabel, fieldName, identityField, identityText, optionLabels } from "./form-names";

const left = 40;
const right = page.width - 40;
const bottom = page.height - 48;
/** Left edges of the columns. */
const at = { text: left + 18, inUse: 322, priority: [364, 386], impact: [412, 432, 452], remark: 476 } as const;
const textWidth = at.inUse - at.text - 10;

/**
 * The checklist to print, or to fill in on a screen: a box per objective and wish, choices beside every wish, with what is in
 * the respondent's copy filled in. Same input, same bytes.
 */
export async function writeChecklistPdf(form: Edition, person: EditionVendor, answers: OwnAnswers): Promise<Uint8Array> {
  const t = translator(form.language);
  const made = new Date(form.publishedAt);
  const pdf = new PDFDocument({
    size: "A4", margin: 0, autoFirstPage: false, pdfVersion: "1.7", displayTitle: true, bufferPages: true, font: null as never, lang: form.language === "nl" ? "nl-NL" : "en-GB",
    info: { Title: form.title, Author: form.organisation, Creator: "Shortlist", Producer: "Shortlist", CreationDate: made, ModDate: made },
  } as PDFKit.PDFDocumentOptions) as unknown as FormPdf;
  for (const [name, file] of Object.entries(fontFiles())) pdf.registerFont(name, file);
  pdf.font("regular");
  new Paper(pdf, t, form).write(person, answers);
  return pdfBytes(pdf as unknown as PdfFile);
}

class Paper {
  private readonly fields: FormFields;
  private readonly measure: WordMeasure;
  private y = bottom;
  private heading = "";

  constructor(private readonly pdf: FormPdf, private readonly t: Translate, private readonly form: Edition) {
    this.measure = wordMeasure(pdf as unknown as PdfFile);
    this.fields = new FormFields(pdf);
  }

  write(person: EditionVendor, answers: OwnAnswers): void {
    const { t, form, pdf } = this;
    this.newPage();
    this.fields.hidden(identityField, identityText(form, person.code));
    this.paragraph(form.title, textStyles.headings[1]);
    this.paragraph(`${form.organisation} · ${t("checklist.reference", { edition: form.code, vendor: person.code })}`, textStyles.note);
    this.y += 6;
    this.paragraph(t("checklist.paper.lead"), textStyles.body);
    this.paragraph(t("checklist.paper.fill"), textStyles.note);
    this.y += 10;
    this.text(t("checklist.paper.name"), left, this.y + 2, textStyles.strong);
    this.fields.line("name", t("checklist.paper.name"), { x: left + 44, y: this.y, width: 250, height: 16 }, person.name);
    this.text(t("checklist.paper.date"), 360, this.y + 2, textStyles.strong);
    this.fields.line("date", t("checklist.paper.date"), { x: 404, y: this.y, width: right - 404, height: 16 }, "");
    this.y += 32;
    for (const sheet of questionSheets(form)) {
      this.heading = sheet.criterion.title;
      this.room(90);
      this.functionHead();
      for (const [index, row] of sheet.rows.entries()) this.row(row, sheet.rows[index + 1], answers);
      this.y += 14;
    }
    const { start, count } = pdf.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      pdf.switchToPage(index);
      this.text(form.organisation, left, page.height - 34, textStyles.running);
      this.text(t("checklist.paper.page", { page: index + 1, pages: count }), right - 60, page.height - 34, textStyles.running, 60);
    }
  }

  private functionHead(): void {
    const { t } = this;
    this.text(this.heading, left, this.y, textStyles.headings[2]);
    const label = (key: "inUse" | "necessary" | "desirable" | "low" | "middle" | "high" | "remark", x: number, width: number) => this.text(t(`checklist.paper.${key}`), x, this.y + 6, textStyles.columnHeader, width, key === "remark" ? "left" : "center");
    label("inUse", at.inUse - 18, 46);
    label("necessary", at.priority[0] - 5, 20);
    label("desirable", at.priority[1] - 5, 20);
    label("low", at.impact[0] - 5, 20);
    label("middle", at.impact[1] - 5, 20);
    label("high", at.impact[2] - 5, 20);
    label("remark", at.remark, right - at.remark);
    this.y += 22;
    this.rule(colours.strongLine);
  }

  private row(row: SheetRow, next: SheetRow | undefined, answers: OwnAnswers): void {
    if (row.kind === "group") {
      // A heading stays with the first row under it.
      this.room(18 + (next?.kind === "question" ? this.heightOf(next.requirement) : 0));
      this.pdf.rect(left, this.y, right - left, 16).fill(colours.band);
      this.text(row.title, left + 4, this.y + 2, textStyles.cellStrong);
      this.y += 17;
      return;
    }
    this.question(row.requirement, answers);
  }

  private question(requirement: EditionRequirement, answers: OwnAnswers): void {
    const { t, fields } = this;
    const height = this.heightOf(requirement);
    this.room(height);
    const { id, text, note } = requirement;
    const answer = answers.get(id) ?? emptyAnswer(id);
    const top = this.y + 3.5;
    const named = (part: ChecklistPart) => [fieldName(part, requirement.code), fieldLabel(t, part, text)] as const;
    fields.box(...named("selected"), left + 1, top, answer.selected);
    let line = this.y + 2;
    for (const one of breakLines(this.measure, text, textStyles.cell, textWidth)) {
      this.text(one.text, at.text, line, textStyles.cell);
      line += textStyles.cell.leading;
    }
    for (const one of note ? breakLines(this.measure, note, textStyles.cellNote, textWidth) : []) {
      this.text(one.text, at.text, line, textStyles.cellNote);
      line += textStyles.cellNote.leading;
    }
    if (!isObjective(requirement)) {
      fields.box(...named("inUse"), at.inUse, top, answer.inUse === true);
      for (const part of ["priority", "impact"] as const) {
        fields.choice(...named(part), optionLabels(t, part, text).map((option, index) => ({ ...option, x: at[part][index]! })), top, answer[part]);
      }
      const room = { x: at.remark, y: this.y + 1.5, width: right - at.remark, height: height - 4 };
      fields.line(...named("remark"), room, answer.remark, breakLines(this.measure, answer.remark, { ...textStyles.cell, size: typed.size }, room.width - 8).map((one) => one.text.trim()));
    }
    this.y += height;
    this.rule(colours.line);
  }

  private heightOf({ text, note }: EditionRequirement): number {
    const lines = breakLines(this.measure, text, textStyles.cell, textWidth).length * textStyles.cell.leading;
    const notes = note ? breakLines(this.measure, note, textStyles.cellNote, textWidth).length * textStyles.cellNote.leading : 0;
    return Math.max(boxSize + 7, lines + notes + 4.5);
  }

  /** Goes on to a new page where less than `height` is left; the function's head comes along. */
  private room(height: number): void {
    if (this.y + height <= bottom) return;
    const within = this.heading !== "" && this.y > 0;
    this.newPage();
    if (within && height < 90) this.functionHead();
  }

  private newPage(): void {
    this.pdf.addPage();
    this.y = 44;
  }

  private paragraph(text: string, style: TextStyle): void {
    for (const line of breakLines(this.measure, text, style, right - left)) {
      this.text(line.text, left, this.y, style);
      this.y += style.leading;
    }
  }

  private text(text: string, x: number, y: number, style: TextStyle, width?: number, align: "left" | "center" | "right" = "right"): void {
    this.pdf.font(style.font).fontSize(style.size).fillColor(style.colour).text(this.measure.printable(text), x, y + (style.leading - style.size) / 2 - 1, { lineBreak: false, ...(width ? { width, align } : {}) });
  }

  private rule(colour: string): void {
    this.pdf.moveTo(left, this.y).lineTo(right, this.y).lineWidth(0.5).stroke(colour);
  }
}
