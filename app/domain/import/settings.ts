import { z } from "zod";

import { languageSchema } from "../language";
import { thresholds, usualThreshold } from "./similarity";

/** What a column of a requirement list can say. */
export const columnRoles = ["text", "reference", "group", "priority", "mandatory", "note", "answer", "weight"] as const;
export type ColumnRole = (typeof columnRoles)[number];

const column = z.int().min(1).nullable();

/** How one sheet is read. A heading row of 0 says that there is none. */
export const sheetSettingsSchema = z.object({
  name: z.string(),
  use: z.boolean(),
  /** Language of its texts, where it is not that of the file. */
  language: languageSchema.optional(),
  headerTop: z.int().min(0),
  headerBottom: z.int().min(0),
  columns: z.object(Object.fromEntries(columnRoles.map((role) => [role, column])) as Record<ColumnRole, typeof column>),
});
export type SheetSettings = z.infer<typeof sheetSettingsSchema>;
export type ColumnChoice = SheetSettings["columns"];

export const defaultAnswers = ["scale", "yesno", "text"] as const;

/** Everything that is chosen between a file and its requirements; the rest follows from the file. */
export const importSettingsSchema = z.object({
  sheets: z.array(sheetSettingsSchema),
  /** Language that the texts are in. */
  language: languageSchema,
  /** How a requirement is answered where the list does not say. */
  answer: z.enum(defaultAnswers),
  /** A must, or an "eis", excludes who falls short. */
  mustExcludes: z.boolean(),
  threshold: z.number().min(thresholds[0]).max(1).default(usualThreshold),
  /** Group of the list → leaf of the criteria tree. */
  groups: z.record(z.string(), z.string()),
  /** Rows that were left out or taken by hand, against what is proposed. */
  left: z.array(z.string()),
  taken: z.array(z.string()),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;
