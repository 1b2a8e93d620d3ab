import { createContext, useContext, useMemo } from "react";
import type { ReactNode } from "react";

import type { Bilingual, Language } from "~/domain/language";

import { formatDate, formatInstant, formatMoney, formatNumber, formatPlainNumber, formatShare } from "./format";
import { translator } from "./translate";
import type { Translate } from "./translate";

/** Texts and formats of the reader's language. */
export interface Text {
  t: Translate;
  language: Language;
  /** The reader's side of a bilingual text. */
  of: (text: Bilingual) => string;
  format: {
    /** Exactly `digits` decimals, default 1. */
    number: (value: number, digits?: number) => string;
    /** As written, at most `digits` decimals, no trailing zeros. */
    plain: (value: number, digits?: number) => string;
    /** 0–1 as percentage, default 1 decimal. */
    share: (share: number, digits?: number) => string;
    money: (value: number, currency: string) => string;
    date: (iso: string, timeZone?: string) => string;
    instant: (iso: string, timeZone?: string, seconds?: boolean) => string;
  };
}

const Context = createContext<Text | null>(null);

function textOf(language: Language): Text {
  return {
    t: translator(language),
    language,
    of: (text) => text[language],
    format: {
      number: (value, digits) => formatNumber(language, value, digits),
      plain: (value, digits) => formatPlainNumber(language, value, digits),
      share: (share, digits) => formatShare(language, share, digits),
      money: (value, currency) => formatMoney(language, value, currency),
      date: (iso, timeZone) => formatDate(language, iso, timeZone),
      instant: (iso, timeZone, seconds) => formatInstant(language, iso, timeZone, seconds),
    },
  };
}

export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  const text = useMemo(() => textOf(language), [language]);
  return <Context.Provider value={text}>{children}</Context.Provider>;
}

/** Texts and formats in the reader's language. */
export function useText(): Text {
  const text = useContext(Context);
  if (!text) throw new Error("useText needs a TextProvider above it");
  return text;
}
