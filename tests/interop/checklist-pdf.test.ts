import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readChecklistPdf } from "~/documents/checklist/read-checklist-pdf";
import { writeChecklistPdf } from "~/documents/checklist/write-checklist-pdf";
import type { Edition } from "~/domain/edition/edition";
import { checklistForm, isObjective } from "~/domain/respondents/checklist-form";
import type { ChecklistResult, UnderstoodCell } from "~/domain/respondents/checklist-reading";
import { readPack } from "~/services/content-packs";

import { needs, tool } from "../support/tools";

/** Fills a form by the library of the document viewers of Linux desktops, and saves it as those do. */
const fill = `
import json, sys, gi
gi.require_version("Poppler", "0.18")
from gi.repository import GLib, Poppler
source, plan, target = sys.argv[1:4]
wanted = json.load(open(plan, encoding="utf-8"))
document = Poppler.Document.new_from_file(GLib.filename_to_uri(source, None), None)
for number in range(document.get_n_pages()):
    for mapping in document.get_page(number).get_form_field_mapping():
        field = mapping.field
        value = wanted.get(field.get_name())
        if value is None:
            continue
        if field.get_field_type() == Poppler.FormFieldType.TEXT:
            field.text_set_text(value)
        elif value is True or field.get_alternate_ui_name().endswith(": " + value):
            field.button_set_state(True)
document.save(GLib.filename_to_uri(target, None))
`;

const suite = needs("a checklist filled in and saved by other programs", "popplerForms", "qpdf");

describe.skipIf(suite.skip)(suite.title, () => {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-form-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);

  const selection = { id: "sel-1234-abcdef", organisation: "Voorbeeld BV", createdAt: "2026-05-01T09:00:00.000Z" };
  const priorities = { necessary: "noodzakelijk", desirable: "wenselijk" } as const;
  const impacts = { low: "laag", middle: "midden", high: "hoog" } as const;
  const remarks = ["gewoon", "“tekens” – é ñ ß €", "(haakjes) \\ en 100%", "漢字 Ω Ж 😀", "regel één\nregel twee"];
  let form: Edition;
  /** Every field of the form, each filled in with something else than its neighbours. */
  let cells: UnderstoodCell[];
  let original: ChecklistResult;
  const read = (name: string): Promise<ChecklistResult> => readChecklistPdf(readFileSync(at(name)), [form]);
  const byKey = (all: readonly UnderstoodCell[]) => Object.fromEntries(all.map(({ item, part, value }) => [`${part} ${item}`, value]));

  beforeAll(async () => {
    form = checklistForm(selection, await readPack(join(process.cwd(), "content/service-desk")), "nl", { title: "Checklist", objectives: "Doelstellingen", wishes: "Wensen" });
    const plan: Record<string, string | true> = { name: "Bas", date: "3 mei" };
    cells = form.requirements.flatMap((requirement, index): UnderstoodCell[] => {
      const { id: item, code } = requirement;
      plan[`tick-${code}`] = true;
      const ticked: UnderstoodCell = { item, part: "selected", value: true };
      if (isObjective(requirement)) return [ticked];
      const priority = (["necessary", "desirable"] as const)[index % 2]!;
      const impact = (["low", "middle", "high"] as const)[index % 3]!;
      const remark = `${remarks[index % remarks.length]} ${code}`;
      Object.assign(plan, { [`use-${code}`]: true, [`priority-${code}`]: priorities[priority], [`impact-${code}`]: impacts[impact], [`remark-${code}`]: remark });
      return [ticked, { item, part: "inUse", value: true }, { item, part: "priority", value: priority }, { item, part: "impact", value: impact }, { item, part: "remark", value: remark }];
    });
    writeFileSync(at("blank.pdf"), await writeChecklistPdf(form, { id: "r-1", code: "R3", name: "Anna", package: "" }, new Map()));
    writeFileSync(at("plan.json"), JSON.stringify(plan));
    writeFileSync(at("fill.py"), fill);
    execFileSync(tool("popplerForms")!, [at("fill.py"), at("blank.pdf"), at("plan.json"), at("filled.pdf")]);
    original = await read("filled.pdf");
  });

  test("comes back field by field as it was filled in", () => {
    if (!original.ok) throw new Error(original.refusal.found);
    expect(byKey(original.reading.understood)).toEqual(byKey(cells));
    expect(original.reading).toMatchObject({ respondent: "R3", unclear: [], absent: [], beside: [{ cell: "Naam", text: "Bas" }, { cell: "Datum", text: "3 mei" }] });
  });

  test.each([
    ["put in order for the web", ["--linearize"]],
    ["packed tightly", ["--object-streams=generate", "--recompress-flate"]],
    ["locked against changes only", ["--encrypt", "", "owner", "256", "--"]],
    ["written anew for an old reader", ["--object-streams=disable", "--force-version=1.4"]],
  ])("the same after it was %s", async (_, how) => {
    execFileSync(tool("qpdf")!, [...how, at("filled.pdf"), at("saved.pdf")]);
    expect(await read("saved.pdf")).toEqual(original);
  });

  test("is refused by name with a password, and where its fields became print", async () => {
    execFileSync(tool("qpdf")!, ["--encrypt", "secret", "owner", "256", "--", at("filled.pdf"), at("locked.pdf")]);
    expect(await read("locked.pdf")).toMatchObject({ ok: false, refusal: { code: "pdf", found: "locked" } });
    execFileSync(tool("qpdf")!, ["--flatten-annotations=all", at("filled.pdf"), at("flat.pdf")]);
    expect(await read("flat.pdf")).toMatchObject({ ok: false, refusal: { code: "pdf", found: "flat" } });
  });

  test("is a form that other programs find nothing wrong with", () => {
    expect(execFileSync(tool("qpdf")!, ["--check", at("blank.pdf")], { encoding: "utf8" })).toContain("No syntax or stream encoding errors");
  });
});
