import { useEffect, useId, useRef } from "react";

import { Icon } from "~/components/icons";
import { languages } from "~/domain/language";
import type { Bilingual, Language } from "~/domain/language";
import { useText } from "~/i18n/text-context";

import { CopyButton } from "./copy-button";

/** A link right after it was made: the only time that it can be seen. */
export interface NewLink {
  vendor: string;
  contact: string;
  url: string;
  language: Language;
  invitation: Bilingual;
}

/** Shows a new link once, with an invitation to paste into a mail. */
export function MadeLink({ made: { vendor, contact, url, language, invitation } }: { made: NewLink }) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // The button that made it stands further down the page.
  useEffect(() => heading.current?.focus(), [url]);
  return (
    <section aria-labelledby={id} className="rounded-r border-l-3 border-success bg-success-wash px-5 py-4">
      <h2 id={id} ref={heading} tabIndex={-1} className="outline-none">{t("interface.links.made", { vendor })}</h2>
      <p className="mt-1 max-w-prose">{t("interface.links.madeText", { contact: contact || t("interface.links.contactUnknown") })}</p>
      <div className="mt-4 flex flex-wrap items-end gap-2">
        <label className="min-w-0 grow basis-80">
          <span className="mb-1 block font-medium">{t("interface.links.link")}</span>
          <input readOnly value={url} className="input w-full font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
        </label>
        <CopyButton text={url}>{t("interface.links.copyLink")}</CopyButton>
      </div>
      {[...languages].sort((a, b) => Number(b === language) - Number(a === language)).map((one) => (
        <details key={one} open={one === language} className="mt-4">
          <summary className="flex items-center gap-2 font-medium"><Icon name="chevron" className="turns" />{t("interface.links.invitation", { language: t(`interface.links.language.${one}`) })}</summary>
          <textarea
            readOnly lang={one} rows={16} value={invitation[one]} className="input mt-2 mb-2 w-full text-sm"
            aria-label={t("interface.links.invitation", { language: t(`interface.links.language.${one}`) })}
          />
          <CopyButton text={invitation[one]}>{t("interface.links.copyInvitation")}</CopyButton>
        </details>
      ))}
    </section>
  );
}
