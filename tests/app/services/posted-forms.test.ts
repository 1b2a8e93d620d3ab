import { expect, test } from "vitest";
import { z } from "zod";

import { postedNumber } from "~/domain/posted-field";
import { parseForm } from "~/services/answer.server";

test("what no database holds is left out of a form, also of fields that occur more than once", () => {
  const form = new FormData();
  for (const [name, value] of [["name", "E\u0000va"], ["roles", "le\u0001ad"], ["roles", "observer"]] as const) form.append(name, value);
  const schema = z.object({ name: z.string().min(1), roles: z.array(z.string()) });
  expect(parseForm(schema, { ...Object.fromEntries(form), roles: form.getAll("roles") })).toEqual({ ok: true, data: { name: "Eva", roles: ["lead", "observer"] } });
  expect(parseForm(schema.partial({ roles: true }), { name: "\u0000" }).ok).toBe(false);
  const file = new File(["x"], "x.txt");
  expect(parseForm(z.object({ file: z.instanceof(File) }), { file })).toEqual({ ok: true, data: { file } });
});

test("a number that could be two says how to write it", () => {
  const form = new FormData();
  form.set("present", "1.250");
  form.set("target", "veel");
  const parsed = parseForm(z.object({ present: z.number().nullable(), target: z.number().nullable() }), { present: postedNumber(form, "present"), target: postedNumber(form, "target") });
  expect(parsed.ok ? null : (parsed.refusal as unknown as { data: unknown }).data).toMatchObject({ fields: { present: "number", target: "number" } });
});
