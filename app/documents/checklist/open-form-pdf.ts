import { getDocumentProxy } from "unpdf";
import { z } from "zod";

import { cleanText } from "~/domain/clean-text";

import { RefusedFile } from "../workbook/refused-file";
import { identityField } from "./form-names";

/** A place to fill in on a page, as it came back. */
export interface FormField {
  page: number;
  name: string;
  /** What it is called for who does not see where it stands. */
  label: string;
  /** A box or circle, not a line to type on. */
  button: boolean;
  /** What a box or circle stands for when it is chosen. */
  option: string;
  /** What it holds, and what it held when the form was made; "" where nothing. */
  value: string;
  given: string;
  /** Height of its upper edge above the foot of the page. */
  top: number;
}

/** What somebody put on a page outside the fields: typed, drawn or attached. */
export interface PageMark {
  page: number;
  kind: "note" | "shape" | "file";
  text: string;
  /** Height of its middle above the foot of the page. */
  middle: number;
}

export interface OpenedForm {
  fields: FormField[];
  marks: PageMark[];
  /** What is printed on the first page, line by line; only asked of what does not say itself what it is. */
  lines: string[];
}

/** Pages of a form that are read; real ones have a handful, and several may be joined. */
const mostPages = 500;

const valueSchema = z.union([z.string(), z.array(z.string()).transform((all) => all.join("\n"))]).catch("");
const rectSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]).catch([0, 0, 0, 0]);
const annotationSchema = z.object({
  subtype: z.string().catch(""), rect: rectSchema, fieldName: z.string().catch(""), fieldType: z.string().catch(""), fieldValue: valueSchema, defaultFieldValue: valueSchema,
  alternativeText: z.string().catch(""), contentsObj: z.object({ str: z.string() }).catch({ str: "" }), textContent: valueSchema,
  buttonValue: valueSchema, exportValue: valueSchema,
  file: z.object({ filename: z.string() }).catch({ filename: "" }),
});

/**
 * Opens a PDF form as other programs save it and gives what is filled in. Nothing in it is run, followed or unpacked beyond
 * that. One that is locked, damaged or cut off is refused.
 */
export async function openFormPdf(bytes: Uint8Array): Promise<OpenedForm> {
  if (isCutOff(bytes)) throw new RefusedFile("pdf", "damaged");
  const pdf = await opened(bytes);
  try {
    if (pdf.numPages > mostPages) throw new RefusedFile("pdf", "other");
    const form: OpenedForm = { fields: [], marks: [], lines: [] };
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      for (const each of await page.getAnnotations()) sort(annotationSchema.parse(each), number, form);
      page.cleanup();
    }
    if (!form.fields.some(isIdentity)) form.lines = await linesOf(await pdf.getPage(1));
    return form;
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile("pdf", "damaged");
  } finally {
    await pdf.destroy();
  }
}

async function opened(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  try {
    // The copy is used up.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, enableXfa: false });
  } catch (error) {
    throw new RefusedFile("pdf", error instanceof Error && error.name === "PasswordException" ? "locked" : "damaged");
  }
}

/** Whether a field is the one out of sight, also where a program that joins files puts something before its name. */
export function isIdentity({ name }: Pick<FormField, "name">): boolean {
  return name.split(".").at(-1) === identityField;
}

/**
 * Whether the end is missing. Programs save what was filled in behind the form as it was, so of a file that is cut off only
 * the empty form may be left.
 */
function isCutOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf("%%EOF");
  return end < 0 || /\d\s+\d+\s+obj\b/.test(file.toString("latin1", end));
}

/** Parts of a page that nobody fills in. */
const ignored = new Set(["Link", "Popup", "Widget", ""]);

function sort(found: z.infer<typeof annotationSchema>, page: number, form: OpenedForm): void {
  const [, low, , high] = found.rect;
  if (found.subtype === "Widget" && found.fieldName !== "") {
    const { fieldName, fieldType, buttonValue, exportValue, alternativeText, fieldValue, defaultFieldValue } = found;
    // Some programs write the sign that begins a name as part of it.
    const plain = (value: string) => (fieldType === "Btn" ? plainText(value.replace(/^\/(?=.)/, "")).replace(/^Off$/, "") : plainText(value));
    form.fields.push({ page, name: plainText(fieldName), label: plainText(alternativeText), button: fieldType === "Btn", option: buttonValue || exportValue, value: plain(fieldValue), given: plain(defaultFieldValue), top: Math.max(low, high) });
  }
  if (ignored.has(found.subtype)) return;
  const text = plainText(found.contentsObj.str) || plainText(found.textContent) || plainText(found.file.filename);
  form.marks.push({ page, kind: found.subtype === "FileAttachment" ? "file" : text === "" ? "shape" : "note", text, middle: (low + high) / 2 });
}

/** Lines end in PDFs in any of three ways. */
function plainText(text: string): string {
  return cleanText(text.replace(/\r\n?|\u2028|\u2029/g, "\n")).trim();
}

/** The printed lines of a page; none where its letters cannot be read. */
async function linesOf(page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>): Promise<string[]> {
  try {
    const { items } = await page.getTextContent();
    return items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("").split("\n").map((line) => plainText(line)).filter((line) => line !== "");
  } catch {
    return [];
  }
}
