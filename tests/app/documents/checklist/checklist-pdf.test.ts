import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { writeChecklistPdf } from "~/documents/checklist/write-checklist-pdf";
import type { Edition } from "~/domain/edition/edition";
import { checklistForm, isObjective } from "~/domain/respondents/checklist-form";
import { emptyAnswer } from "~/domain/respondents/own-answer";
import type { OwnAnswers } from "~/domain/respondents/own-answer";
import { readPack } from "~/services/content-packs";

const selection = { id: "sel-1234-abcdef", organisation: "Jansen & Zn.", createdAt: "2026-05-01T09:00:00.000Z" };
const person = { id: "r-1", code: "R3", name: "Anna de Vries", package: "" };

let form: Edition;
beforeAll(async () => {
  form = checklistForm(selection, await readPack(join(process.cwd(), "content/crm")), "nl", { title: "Checklist", objectives: "Doelstellingen", wishes: "Wensen" });
});
const write = (answers: OwnAnswers = new Map()) => writeChecklistPdf(form, person, answers);
// Dictionaries of fields stand in the file as they are; only streams are packed.
const dictionaries = async (answers?: OwnAnswers) => Buffer.from(await write(answers)).toString("latin1");
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

test("every objective and wish has its box, and every wish its choices and room for a remark", async () => {
  const text = await dictionaries();
  const wishes = form.requirements.filter((one) => !isObjective(one)).length;
  const all = form.requirements.length;
  expect(count(text, /\/T \(tick-[DW]-\d{3}\)/g)).toBe(all);
  for (const name of ["use", "priority", "impact", "remark"]) expect(count(text, new RegExp(`/T \\(${name}-W-\\d{3}\\)`, "g"))).toBe(wishes);
  // Two priorities and three impacts hang under their own choice.
  expect(count(text, /\/Parent \d+ 0 R\n\/TU/g)).toBe(5 * wishes);
});

test("what is in the copy is filled in", async () => {
  const wish = form.requirements.find((one) => !isObjective(one))!;
  const text = await dictionaries(new Map([[wish.id, { ...emptyAnswer(wish.id), selected: true, inUse: true, priority: "desirable", impact: "high", remark: "bij (nader) inzien" }]]));
  const field = (name: string) => text.slice(text.indexOf(`/T (${name}-${wish.code})`) - 200, text.indexOf(`/T (${name}-${wish.code})`) + 400);
  expect(field("tick")).toContain("/V /Yes");
  expect(field("use")).toContain("/V /Yes");
  expect(field("priority")).toContain("/V /desirable");
  expect(field("impact")).toContain("/V /high");
  expect(field("remark")).toContain("bij \\(nader\\) inzien");
});

test("same input, same bytes", async () => {
  expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true);
});
