import { Form, useLocation } from "@remix-run/react";

import { languages } from "~/domain/language";
import { useText } from "~/i18n/text-context";

/** Chooses the language of the pages; comes back to the page that it stands on. */
export function LanguageSwitch() {
  const { t, language } = useText();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" preventScrollReset className="ml-auto flex" aria-label={t("interface.shell.language")}>
      <input type="hidden" name="back" value={pathname + search} />
      {languages.map((option) => (
        <button
          key={option} name="language" value={option} lang={option} aria-pressed={option === language} title={t(`interface.shell.languageName.${option}`)}
          aria-label={t(`interface.shell.languageName.${option}`)}
          className="h-8 min-w-8 rounded px-1.5 text-sm uppercase text-muted underline-offset-4 hover:bg-band aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:underline"
        >
          {option}
        </button>
      ))}
    </Form>
  );
}
