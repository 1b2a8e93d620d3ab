import { z } from "zod";

/** The languages of the interface and of everything that is produced. */
export const languages = ["nl", "en"] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A text in both languages; neither is empty. */
export const bilingualSchema = z.strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;
