import { useText } from "~/i18n/text-context";

import { LanguageSwitch } from "../language-switch";

/** The strip above the pages for who has no account: who asks, and the language. It leads nowhere else. */
export function GuestHeader({ name }: { name: string | null }) {
  const { t } = useText();
  return (
    <header className="no-print border-b border-line bg-page">
      <a href="#content" className="button button-primary absolute left-3 z-20 -translate-y-24 focus:translate-y-2">{t("interface.shell.skip")}</a>
      <div className="mx-auto flex min-h-12 max-w-5xl items-center gap-4 px-5">
        <p className="min-w-0 font-semibold break-words">{name ?? t("interface.shell.product")}</p>
        <LanguageSwitch />
      </div>
    </header>
  );
}
