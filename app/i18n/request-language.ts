import { languages, languageSchema } from "~/domain/language";
import type { Language } from "~/domain/language";

/** The value of one cookie of a request, or null. */
export function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

/** The language that the reader chose; null while that was left to the browser. */
export function chosenLanguage(request: Request): Language | null {
  return languageSchema.safeParse(cookieOf(request, "language")).data ?? null;
}

/** The language to answer in: what the reader chose, else what the browser prefers, else Dutch. */
export function requestLanguage(request: Request): Language {
  const chosen = chosenLanguage(request);
  if (chosen) return chosen;
  const preferred = (request.headers.get("Accept-Language") ?? "")
    .split(",")
    .map((part) => {
      const [range, ...parameters] = part.trim().split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
      return { code: range.slice(0, 2).toLowerCase(), q: q ? Number(q) : 1 };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ code }) => languages.find((language) => language === code));
  return preferred.find((language) => language !== undefined) ?? "nl";
}
