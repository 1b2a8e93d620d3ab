import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

import type { Guidance } from "~/domain/content/guidance";
import { useText } from "~/i18n/text-context";

import { Icon } from "./icons";

/** What the content pack has to say beside the work: the first kind is open, the others a click away. */
export function GuidancePanel({ guidance }: { guidance: Guidance[] }) {
  const { t, of } = useText();
  const panel = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  // An address that names an item opens the kind that it is in; a browser does so only for pages that it loads itself.
  useEffect(() => {
    const item = hash ? panel.current?.querySelector(`#${CSS.escape(hash.slice(1))}`) : null;
    const kind = item?.closest("details");
    if (!item || !kind) return;
    kind.open = true;
    item.scrollIntoView({ block: "nearest" });
  }, [hash]);
  if (guidance.length === 0) return null;
  return (
    <section ref={panel} aria-labelledby="guidance-title" className="no-print xl:sticky xl:top-6 xl:max-h-[calc(100vh-3rem)] xl:overflow-y-auto">
      <h2 id="guidance-title" className="mb-2 text-sm text-muted">{t("interface.shell.guidance.title")}</h2>
      {guidance.map(({ kind, items }, index) => (
        <details key={kind} open={index === 0} className="border-t border-line">
          <summary className="flex items-center gap-2 py-2 font-medium hover:text-accent">
            <Icon name="chevron" className="turns text-muted" />
            <span className="grow">{t(`interface.shell.guidance.${kind}`)}</span>
            <span className="text-sm font-normal text-muted">{items.length}</span>
          </summary>
          <ul className="grid gap-2.5 pb-4 pl-6 text-sm leading-relaxed">
            {items.map((item) => (
              <li key={item.id} id={item.id} className="scroll-my-16 target:bg-accent-wash">
                {item.title ? <span className="block font-medium">{of(item.title)}</span> : null}
                {of(item.text)}
                {item.note ? <span className="block text-muted">{of(item.note)}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
