import type { Bilingual } from "~/domain/language";
import { useText } from "~/i18n/text-context";

/** How a gap is called: in its own words, or else by the wishes that it covers. */
export function useGapName(texts: Readonly<Record<string, Bilingual>>): (gap: { title: string; covers: readonly string[] }) => string {
  const { t, of } = useText();
  return ({ title, covers }) => {
    const first = texts[covers[0] ?? ""];
    if (title || !first) return title || t("interface.gaps.unnamed");
    return covers.length === 1 ? of(first) : t("interface.gaps.andMore", { wish: of(first), count: covers.length - 1 });
  };
}
