import { Link } from "@remix-run/react";

import type { ContentItem } from "~/domain/content/pack";
import type { IntakeOutcome } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { PriorityImpactCounts } from "~/domain/intake/matrix";
import { useText } from "~/i18n/text-context";

/** Wishes that a list shows before it says how many more there are. */
const listed = 8;

/** What the ticked wishes come to, kept up while one ticks: the matrix, quick wins, and what is for later. */
export function OutcomePanel({ outcome, counts }: { outcome: IntakeOutcome; counts: PriorityImpactCounts }) {
  const { t } = useText();
  return (
    <section aria-labelledby="outcome-title" className="mb-8 grid gap-5">
      <h2 id="outcome-title">{t("interface.intake.outcome.title")}</h2>
      <Matrix counts={counts} />
      <WishList
        title={t("interface.intake.outcome.quickWins")} meaning={t("interface.intake.outcome.quickWinsMeaning")} empty={t("interface.intake.outcome.noQuickWins")}
        wishes={outcome.quickWins} all={cellAddress("necessary", "low")}
      />
      <WishList
        title={t("interface.intake.outcome.forLater")} meaning={t("interface.intake.outcome.forLaterMeaning")} empty={t("interface.intake.outcome.noForLater")}
        wishes={outcome.forLater} all={cellAddress("desirable", "high")}
      />
    </section>
  );
}

/** The wishes of one cell, over all functions. */
function cellAddress(priority: string, impact: string): string {
  return `?function=all&priority=${priority}&impact=${impact}`;
}

function Matrix({ counts }: { counts: PriorityImpactCounts }) {
  const { t } = useText();
  const highest = Math.max(1, ...priorities.flatMap((priority) => impacts.map((impact) => counts[priority][impact])));
  return (
    <table className="w-full table-fixed border-separate border-spacing-1 text-center text-sm">
      <caption className="pb-1 text-left text-muted">{t("interface.intake.outcome.matrix")}</caption>
      <thead>
        <tr>
          <td className="w-22" />
          {impacts.map((impact) => <th key={impact} scope="col" className="font-normal text-muted">{t(`interface.intake.impact.${impact}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {priorities.map((priority) => (
          <tr key={priority}>
            <th scope="row" className="pr-1 text-left font-normal text-muted">{t(`interface.intake.priority.${priority}`)}</th>
            {impacts.map((impact) => {
              const count = counts[priority][impact];
              const values = { count, priority: t(`interface.intake.priority.${priority}`), impact: t(`interface.intake.impact.${impact}`) };
              const list = priority === "necessary" && impact === "low" ? "quickWins" : priority === "desirable" && impact === "high" ? "forLater" : null;
              return (
                <td key={impact} className="p-0">
                  <Link
                    to={cellAddress(priority, impact)} preventScrollReset aria-label={t("interface.intake.outcome.cell", values)}
                    className="flex h-14 flex-col items-center justify-center rounded border border-line leading-tight hover:border-accent"
                    style={{ background: count > 0 ? `color-mix(in oklab, var(--accent) ${Math.round(8 + (24 * count) / highest)}%, var(--page))` : undefined }}
                  >
                    <span className={`text-base ${count > 0 ? "font-semibold" : "text-muted"}`}>{count}</span>
                    {list ? <span className="text-[0.6875rem]">{t(`interface.intake.outcome.${list}`)}</span> : null}
                  </Link>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WishList({ title, meaning, empty, wishes, all }: { title: string; meaning: string; empty: string; wishes: ContentItem[]; all: string }) {
  const { t, of } = useText();
  const rest = wishes.length - listed;
  return (
    <div>
      <h3>{title} <span className="font-normal text-muted">{wishes.length}</span></h3>
      <p className="text-sm text-muted">{wishes.length > 0 ? meaning : empty}</p>
      {wishes.length > 0 ? (
        <ul className="mt-1.5 grid gap-1.5 text-sm">
          {wishes.slice(0, listed).map((wish) => (
            <li key={wish.id} className="border-l-2 border-line pl-2.5">
              <Link to={`?function=${wish.function ?? "all"}#wish-${wish.id}`} className="hover:text-accent hover:underline">{of(wish.text)}</Link>
            </li>
          ))}
          {rest > 0 ? <li className="pl-3"><Link to={all} preventScrollReset className="link">{t("interface.intake.outcome.more", { count: rest })}</Link></li> : null}
        </ul>
      ) : null}
    </div>
  );
}
