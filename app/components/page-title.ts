import type { MessageKey } from "~/i18n/translate";
import { translator } from "~/i18n/translate";
import { languageSchema } from "~/domain/language";

interface Match {
  id: string;
  data: unknown;
}

/** The title of a page for its `meta`: its own name, the selection where there is one, the product. */
export function pageTitle(matches: readonly Match[], key: MessageKey, values?: Record<string, string | number>) {
  const data = (id: string) => matches.find((match) => match.id === id)?.data as Record<string, unknown> | undefined;
  const t = translator(languageSchema.catch("nl").parse(data("root")?.language));
  const selection = (data("routes/selection")?.selection as { name?: string } | undefined)?.name;
  return [{ title: [t(key, values), selection, t("interface.shell.product")].filter(Boolean).join(" · ") }];
}
