import fc from "fast-check";
import { expect, test } from "vitest";

import { confirmedOf, confirmField, confirmValue } from "~/domain/responses/confirmed-form";

test("a confirmed meaning comes back as the number or text that it was", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)))), (meanings) => {
      const posted = Object.entries(meanings).map(([requirement, meaning]): [string, string] => [confirmField(requirement), confirmValue(meaning)]);
      expect(Object.entries(confirmedOf(posted))).toEqual(Object.entries(meanings));
    }),
  );
});

test("other fields, a choice to leave it open and what is no meaning are left out", () => {
  const form = new FormData();
  form.append("intent", "accept");
  form.append("vendorId", "v1");
  form.append(confirmField("req.1"), "");
  form.append(confirmField("req.2"), "not json");
  form.append(confirmField("req.3"), '{"a":1}');
  form.append(confirmField("req.4"), "true");
  form.append(confirmField("req.5"), new File(["x"], "x"));
  form.append(confirmField("req.6"), confirmValue("yes"));
  expect(confirmedOf(form)).toEqual({ "req.6": "yes" });
});
