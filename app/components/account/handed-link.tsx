import { useEffect, useId, useRef } from "react";

import { CopyButton } from "~/components/links/copy-button";
import { useText } from "~/i18n/text-context";

/** A link that lets somebody in, right after it was made: to be handed over where no mail goes out (`url` null where one does). */
export function HandedLink({ title, url }: { title: string; url: string | null }) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // The button that made it stands further down the page.
  useEffect(() => heading.current?.focus(), [url]);
  return (
    <section aria-labelledby={id} className="mb-8 rounded-r border-l-3 border-success bg-success-wash px-5 py-4">
      <h2 id={id} ref={heading} tabIndex={-1} className="outline-none">{title}</h2>
      <p className="mt-1 max-w-prose">{t(url === null ? "interface.users.made.mailed" : "interface.users.made.notMailed")}</p>
      {url === null ? null : <div className="mt-4 flex flex-wrap items-end gap-2">
        <label className="min-w-0 grow basis-80">
          <span className="mb-1 block font-medium">{t("interface.users.made.link")}</span>
          <input readOnly value={url} className="input w-full font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
        </label>
        <CopyButton text={url}>{t("interface.users.made.copy")}</CopyButton>
      </div>}
    </section>
  );
}
