import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

/** Links between the views of one page, the chosen one marked; works without JavaScript, scrolls sideways on a phone. */
export function LinkTabs({ label, tabs }: { label: string; tabs: { to: string; current: boolean; title: ReactNode; count?: ReactNode }[] }) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (strip.current && current && strip.current.scrollWidth > strip.current.clientWidth) strip.current.scrollLeft = current.offsetLeft - 24;
  });
  return (
    <nav ref={strip} aria-label={label} className="no-print relative border-b border-line max-sm:overflow-x-auto">
      <ul className="flex gap-1 sm:flex-wrap">
        {tabs.map(({ to, current, title, count }) => (
          <li key={to} className="shrink-0">
            <Link to={to} preventScrollReset aria-current={current ? "page" : undefined} className="block rounded-t-md border-b-2 border-transparent px-3 py-2 -outline-offset-2 hover:bg-band aria-[current=page]:border-accent aria-[current=page]:font-semibold">
              {title}
              {count ? <span className="ml-2 text-sm font-normal text-muted">{count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same as a strip of small links: for filters. */
export function LinkStrip({ label, links }: { label: string; links: { to: string; current: boolean; title: ReactNode }[] }) {
  return (
    <nav aria-label={label} className="no-print">
      <ul className="flex flex-wrap rounded-md border border-strong-line">
        {links.map(({ to, current, title }) => (
          <li key={to} className="not-first:border-l not-first:border-line">
            <Link to={to} preventScrollReset aria-current={current ? "true" : undefined} className="flex min-h-[calc(var(--control)-2px)] items-center px-3 hover:bg-band aria-[current=true]:bg-accent-wash aria-[current=true]:font-semibold aria-[current=true]:text-accent">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
