import i18next from "i18next";

import type { Language } from "../domain/language";
import en from "./en";
import nl from "./nl";

/** Dotted paths to the texts in a catalogue; plural forms (`_one`, `_other`) share the path of their stem. */
type Path<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Stem}_${"one" | "other"}` ? Stem : K
    : `${K}.${Path<T[K]>}`;
}[keyof T & string];

/** The shape of a catalogue without its texts: Dutch must have every key that English has, and no other. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

const catalogues: { en: typeof en; nl: Shape<typeof en> } = { en, nl };

/** Every message key, e.g. "documents.page". */
export type MessageKey = Path<typeof en>;

/** Gives the text of a key with `{{name}}` filled in; `count` chooses the plural form. */
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

const engine = i18next.createInstance();
void engine.init({
  initAsync: false,
  resources: { nl: { translation: catalogues.nl }, en: { translation: catalogues.en } },
  fallbackLng: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** The translator of a language. The same texts serve pages, documents and the command line. */
export function translator(language: Language): Translate {
  const t = engine.getFixedT(language);
  return (key, values) => t(key, values ?? {});
}
