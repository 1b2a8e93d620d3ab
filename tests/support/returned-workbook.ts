import type ExcelJS from "exceljs";
import { type Zippable, strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { readResponseWorkbook } from "~/documents/workbook/read-answers";
import { writeResponseWorkbook } from "~/documents/workbook/write-workbook";
import type { Edition } from "~/domain/edition/edition";
import type { Issue, Reading } from "~/domain/responses/reading";

import { exampleVendor } from "./edition";
import { type FilledAnswer, fillWithExceljs } from "./filled-answers";

/** The workbook of an edition as a vendor filled it in, to be changed in one way a test. */
export class ReturnedWorkbook {
  readonly #edition: Edition;
  readonly #answers: FilledAnswer[];
  #blank: Uint8Array | null = null;

  constructor(edition: Edition, answers: FilledAnswer[]) {
    this.#edition = edition;
    this.#answers = answers;
  }

  async filled(alter?: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    this.#blank ??= await writeResponseWorkbook(this.#edition, exampleVendor);
    return fillWithExceljs(this.#blank, this.#answers, alter);
  }

  read(bytes: Uint8Array): Reading {
    const result = readResponseWorkbook(bytes, this.#edition);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.reading;
  }

  async altered(alter: (workbook: ExcelJS.Workbook) => void): Promise<Reading> {
    return this.read(await this.filled(alter));
  }
}

/** A zip file with some of its parts changed, as text. */
export class PartEditor {
  readonly parts: Record<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes);
  }

  text(name: string): string {
    return strFromU8(this.parts[name]);
  }

  put(name: string, text: string): this {
    this.parts[name] = strToU8(text);
    return this;
  }

  edit(name: string, change: (text: string) => string): this {
    return this.put(name, change(this.text(name)));
  }

  /** Adds relations of a part to those that it has. */
  relate(part: string, relations: Record<string, { type: string; target: string; external?: boolean }>): this {
    const name = part.replace(/([^/]+)$/, "_rels/$1.rels");
    const xml = Object.entries(relations).map(([id, { type, target, external }]) => `<Relationship Id="${id}" Type="http://schemas.example/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`).join("");
    return name in this.parts ? this.edit(name, (text) => text.replace("</Relationships>", `${xml}</Relationships>`)) : this.put(name, `<Relationships>${xml}</Relationships>`);
  }

  zip(): Uint8Array {
    return zipSync(this.parts as Zippable, { level: 1 });
  }
}

/** An issue in short: code, cell, what was found, likely meaning. */
export function told({ code, sheet, cell, found, likely }: Issue): string {
  return [code, sheet === null ? "" : `${sheet}!${cell ?? ""}`, found ?? "", likely === undefined ? "" : `→ ${likely}`].filter((text) => text !== "").join(" · ");
}
