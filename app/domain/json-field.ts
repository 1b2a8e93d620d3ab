import { z } from "zod";

import { cleanText } from "./clean-text";

/** A form field that holds JSON of a shape; anything else is a problem of the field. */
export function jsonField<S extends z.ZodType>(schema: S) {
  return z.string().transform((text, context): unknown => {
    try {
      // An escape can bring in what the text of the form was rid of.
      return JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? cleanText(value) : value));
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  }).pipe(schema);
}
