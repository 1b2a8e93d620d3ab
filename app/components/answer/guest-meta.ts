import { languageSchema } from "~/domain/language";
import { translator } from "~/i18n/translate";
import type { Translate } from "~/i18n/translate";

/**
 * What the head of a page behind a personal link says: its title, and that nobody may index it or learn its address; this
 * site itself may, where a form comes back to its own page ("same-origin").
 */
export function guestMeta(language: unknown, title: (t: Translate) => string, referrer: "no-referrer" | "same-origin" = "no-referrer") {
  const t = translator(languageSchema.catch("nl").parse(language));
  return [
    { title: `${title(t)} · ${t("interface.shell.product")}` },
    { name: "robots", content: "noindex, nofollow" },
    { name: "referrer", content: referrer },
  ];
}
