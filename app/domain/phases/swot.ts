import { z } from "zod";

import { postedLines, readPart } from "../form-lines";

/** Inside the organisation, then around it: the starting point of the first phase. */
export const swotKinds = ["strength", "weakness", "opportunity", "threat"] as const;
export type SwotKind = (typeof swotKinds)[number];

/** What can be changed of an entry: its text, and the goal that answers to it. */
export const swotTextSchema = z.object({ id: z.string().min(1).max(60), text: z.string().trim().max(1_000), goal: z.string().max(200).nullable().default(null) });

export interface SwotEntry extends z.infer<typeof swotTextSchema> {
  kind: SwotKind;
}
export const swotParts = ["text", "goal"] as const satisfies (keyof SwotEntry)[];

/** The sheet as it is posted, still to be checked by `swotFormSchema`. */
export const postedSwot = (form: FormData) => postedLines(form, { text: readPart.text, goal: readPart.orNull });
export const swotFormSchema = z.record(z.string(), swotTextSchema);
