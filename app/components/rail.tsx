import { NavLink, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import type { GuidancePlace } from "~/domain/content/pack";
import { besideGroups } from "~/domain/selection/beside";
import type { PageAccess } from "~/domain/selection/page-access";
import type { RoundStage } from "~/domain/selection/stages";
import { useText } from "~/i18n/text-context";

import { StateMark } from "./icons";
import type { MarkState } from "./icons";

export interface RailStep {
  place: GuidancePlace;
  state: MarkState;
  count: { done: number; of: number } | null;
  next: boolean;
}

const inks: Record<MarkState, string> = { done: "text-success", started: "text-accent", open: "text-muted", waiting: "text-muted" };

/** The stages of a selection: beside the work on wide screens, a strip above it on narrow ones. */
export function Rail({ selection, round, steps, pages }: {
  selection: { id: string; name: string; organisation: string };
  round: { number: number; stage: RoundStage };
  steps: RailStep[];
  /** How each page opens for who looks; one that is not named opens. */
  pages: Record<string, PageAccess>;
}) {
  const { t } = useText();
  const base = `/selections/${selection.id}`;
  const beside = besideGroups.map(({ group, places }) => ({ group, places: places.filter((place) => (pages[place] ?? "open") === "open") }));
  const strip = useRef<HTMLOListElement>(null);
  const besides = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    for (const list of [strip.current, besides.current]) {
      const current = list?.querySelector<HTMLElement>("[aria-current=page]");
      if (list && current && list.scrollWidth > list.clientWidth) list.scrollLeft = current.offsetLeft - 24;
    }
  });
  // Where the window is too low for all of it, the place where one is comes into sight when one goes there.
  const { pathname } = useLocation();
  useEffect(() => {
    const current = rail.current?.querySelector<HTMLElement>("li [aria-current=page]");
    if (!rail.current || !current || rail.current.scrollHeight <= rail.current.clientHeight) return;
    const [frame, place] = [rail.current.getBoundingClientRect(), current.getBoundingClientRect()];
    if (place.top < frame.top) rail.current.scrollTop -= frame.top - place.top + 8;
    else if (place.bottom > Math.min(frame.bottom, window.innerHeight)) rail.current.scrollTop += place.bottom - Math.min(frame.bottom, window.innerHeight) + 72;
  }, [pathname]);
  return (
    <nav ref={rail} aria-label={t("interface.shell.rail.label")} className="no-print min-w-0 lg:sticky lg:top-6 lg:max-h-[calc(100vh-3rem)] lg:self-start lg:overflow-y-auto">
      <div className="mb-2 max-lg:px-5 max-lg:pt-3 lg:mb-4 lg:px-2.5">
        <NavLink to={base} end className="block font-semibold hover:text-accent aria-[current=page]:text-accent">{selection.name}</NavLink>
        <p className="truncate text-sm text-muted">{selection.organisation}</p>
        <p className="text-sm text-muted">{t("interface.shell.rail.round", { number: round.number, stage: t(`interface.selection.roundStage.${round.stage}`) })}</p>
      </div>
      <ol ref={strip} className="relative flex max-lg:overflow-x-auto max-lg:border-b max-lg:border-line max-lg:px-3 lg:flex-col lg:gap-0.5">
        {steps.map((step) => (
          <li key={step.place} className="max-lg:shrink-0">
            <StepPlace to={(pages[step.place] ?? "open") === "open" ? `${base}/${step.place}` : null}>
              <StateMark state={step.state} className={`mt-1 ${inks[step.state]}`} />
              <span className="min-w-0 grow">
                <span className="block max-lg:whitespace-nowrap">{t(`interface.shell.place.${step.place}`)}</span>
                <span className="block text-[0.8125rem] leading-5 font-normal text-muted max-lg:sr-only">
                  {/* That a step waits shows in its mark; as a line below each it would only make the rail long. */}
                  <span className={step.count || step.next || step.state === "waiting" ? "sr-only" : undefined}>{t(`interface.shell.state.${step.state}`)}</span>
                  {step.count ? <span><span className="sr-only">, </span>{t("interface.shell.countOf", step.count)}</span> : null}
                  {step.next ? <span className="font-medium text-accent">{step.count ? " · " : <span className="sr-only">, </span>}{t("interface.shell.rail.next")}</span> : null}
                </span>
              </span>
            </StepPlace>
          </li>
        ))}
      </ol>
      <div ref={besides} className="relative max-lg:flex max-lg:overflow-x-auto max-lg:px-3 max-lg:py-1 lg:mt-4 lg:grid lg:gap-3 lg:border-t lg:border-line lg:pt-3">
        {beside.filter(({ places }) => places.length > 0).map(({ group, places }) => (
          <div key={group} className="max-lg:contents">
            <p id={`beside-${group}`} className="px-2.5 text-[0.8125rem] text-muted max-lg:sr-only">{t(`interface.shell.besideGroup.${group}`)}</p>
            <ul aria-labelledby={`beside-${group}`} className="flex gap-1 text-sm max-lg:shrink-0 lg:flex-col lg:gap-0">
              {places.map((place) => (
                <li key={place}>
                  <NavLink to={`${base}/${place}`} className="block rounded-md px-2.5 py-1.5 whitespace-nowrap text-muted hover:bg-band hover:text-accent aria-[current=page]:bg-band aria-[current=page]:font-semibold aria-[current=page]:text-ink">
                    {t(`interface.shell.beside.${place}`)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

const stepLook = "flex items-start gap-2.5 px-2.5 py-2 max-lg:border-b-2 max-lg:border-transparent";

/** A step as a link; where its page does not open for who looks, as plain text that says how far it is. */
function StepPlace({ to, children }: { to: string | null; children: ReactNode }) {
  if (to === null) return <div className={`${stepLook} text-muted`}>{children}</div>;
  return (
    <NavLink to={to} className={`${stepLook} hover:bg-band aria-[current=page]:font-semibold max-lg:aria-[current=page]:border-accent lg:rounded-md lg:aria-[current=page]:bg-band`}>
      {children}
    </NavLink>
  );
}
