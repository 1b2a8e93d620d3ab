import { z } from "zod";

/** What a refused page carries: the code of the error that says why, what fills it in, and which roles may see it. */
export const refusedSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  roles: z.array(z.string()).default([]),
});
