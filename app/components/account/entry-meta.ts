import { languageSchema } from "~/domain/language";
import { translator } from "~/i18n/translate";
import type { MessageKey } from "~/i18n/translate";

/** The head of a page on the way in, in the language that its loader gives: its title, and that nobody may index it. */
export function entryMeta(view: unknown, key: MessageKey) {
  const t = translator(languageSchema.catch("nl").parse((view as { language?: unknown } | undefined)?.language));
  return [{ title: `${t(key)} · ${t("interface.shell.product")}` }, { name: "robots", content: "noindex, nofollow" }];
}
