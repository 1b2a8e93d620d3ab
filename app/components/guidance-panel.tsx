import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { underTitles } from "~/domain/content/guidance";
import type { Guidance } from "~/domain/content/guidance";
import type { ContentItem } from "~/domain/content/pack";
import { useText } from "~/i18n/text-context";

import { Icon } from "./icons";

/** With more of one kind than this, what stands under a heading folds, but for the first. */
const foldsFrom = 9;

/** What the content pack has to say beside the work: the first kind is open, the others a click away. */
export function GuidancePanel({ guidance }: { guidance: Guidance[] }) {
  const { t } = useText();
  const panel = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  // An address that names an item opens what it is folded in; a browser does so only for pages that it loads itself.
  useEffect(() => {
    const item = hash ? panel.current?.querySelector(`#${CSS.escape(hash.slice(1))}`) : null;
    if (!item) return;
    for (let fold = item.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
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
          <Groups items={items} />
        </details>
      ))}
    </section>
  );
}

/** The items of one kind by heading. */
function Groups({ items }: { items: ContentItem[] }) {
  const { of } = useText();
  const groups = underTitles(items);
  const folds = items.length >= foldsFrom && groups.length > 1;
  return (
    <div className="grid gap-2.5 pb-4 pl-6 text-sm leading-relaxed">
      {groups.map(({ title, items: within }, index) => {
        if (title === null) return <Items key={within[0].id} items={within} />;
        if (!folds) return <div key={within[0].id}><span className="block font-medium">{of(title)}</span><Items items={within} /></div>;
        return (
          <details key={within[0].id} open={index === 0}>
            <summary className="flex items-center gap-1.5 py-0.5 font-medium hover:text-accent">
              <Icon name="chevron" className="turns text-muted" />
              <span className="grow">{of(title)}</span>
              <span className="font-normal text-muted">{within.length}</span>
            </summary>
            <div className="pt-1.5 pb-1 pl-5"><Items items={within} /></div>
          </details>
        );
      })}
    </div>
  );
}

function Items({ items }: { items: ContentItem[] }) {
  const { of } = useText();
  return (
    <ul className="grid gap-2.5">
      {items.map((item) => (
        <li key={item.id} id={item.id} className="scroll-my-16">
          {of(item.text)}
          {item.note ? <span className="block text-muted">{of(item.note)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
