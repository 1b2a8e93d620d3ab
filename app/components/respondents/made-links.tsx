import { useEffect, useRef } from "react";

import { CopyButton } from "~/components/links/copy-button";
import { useText } from "~/i18n/text-context";

/** A personal link right after it was made; `mailed` where it goes out by itself. */
export interface MadeRespondentLink {
  name: string;
  email: string | null;
  url: string;
  mailed: boolean;
}

/** Shows new personal links once: to copy where no mail goes out. */
export function MadeLinks({ links, known }: { links: readonly MadeRespondentLink[]; known: readonly string[] }) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made them stands further down the page.
  useEffect(() => heading.current?.focus(), [links]);
  return (
    <section aria-labelledby="made-title" className="mb-8 rounded-r border-l-3 border-success bg-success-wash px-5 py-4">
      <h2 id="made-title" ref={heading} tabIndex={-1} className="outline-none">{t("interface.respondents.made.title", { count: links.length })}</h2>
      <p className="mt-1 max-w-prose">{t("interface.respondents.made.text")}</p>
      {known.length > 0 ? <p className="mt-1">{t("interface.respondents.made.known", { names: known.join(", ") })}</p> : null}
      <ul className="mt-3 grid gap-3">
        {links.map(({ name, email, url, mailed }) => (
          <li key={url} className="flex flex-wrap items-end gap-2">
            <label className="min-w-0 grow basis-80">
              <span className="mb-1 block font-medium">{name}{email ? <span className="ml-2 text-sm font-normal">{t(mailed ? "interface.respondents.made.mailed" : "interface.respondents.made.waits", { email })}</span> : null}</span>
              <input readOnly value={url} className="input w-full font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
            </label>
            <CopyButton text={url}>{t("interface.links.copyLink")}</CopyButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
