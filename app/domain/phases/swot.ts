import { z } from "zod";

import { postedLines, readPart } from "../form-lines";

/** Inside the organisation, then around it: the starting point of the first phase. */
export const swotKinds = ["strength", "weakness", "opportunity", "threat"] as const;
export type SwotKind = (typeof swotKinds)[number];

export const swotTextSchema = z.object({ id: z.string().min(1).max(60), text: z.string().trim().max(1_000) });

export interface SwotEntry extends z.infer<typeof swotTextSchema> {
  kind: SwotKind;
}
export const swotParts = ["text"] as const satisfies (keyof SwotEntry)[];

/** The sheet as it is posted, still to be checked by `swotFormSchema`. */
export const postedSwot = (form: FormData) => postedLines(form, { text: readPart.text });
export const swotFormSchema = z.record(z.string(), swotTextSchema);
