import { z } from "zod";

/** A form field that holds JSON of a shape; anything else is a problem of the field. */
export function jsonField<S extends z.ZodType>(schema: S) {
  return z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  }).pipe(schema);
}
