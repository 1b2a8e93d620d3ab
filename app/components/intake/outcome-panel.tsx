import { Form, Link } from "@remix-run/react";

import { Button } from "~/components/button";
import { Icon } from "~/components/icons";
import { Tag } from "~/components/tag";
import type { ContentItem } from "~/domain/content/pack";
import type { IntakeOutcome } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { PriorityImpactCounts } from "~/domain/intake/matrix";
import type { ListMove } from "~/domain/intake/wish-lists";
import { useText } from "~/i18n/text-context";

import { moveAddress } from "./move-dialog";

/** Wishes that a list shows before it says how many more there are. */
const most = 8;

/** What the ticked wishes come to, kept up while one ticks: the matrix, quick wins, and what is for later. */
export function OutcomePanel({ outcome, counts, moves, mayChange }: { outcome: IntakeOutcome; counts: PriorityImpactCounts; moves: readonly ListMove[]; mayChange: boolean }) {
  const { t } = useText();
  return (
    <section aria-labelledby="outcome-title" className="mb-8 grid gap-5">
      <h2 id="outcome-title">{t("interface.intake.outcome.title")}</h2>
      <Matrix counts={counts} />
      <WishList
        title={t("interface.intake.outcome.quickWins")} meaning={t("interface.intake.outcome.quickWinsMeaning")} empty={t("interface.intake.outcome.noQuickWins")} moves={moves} mayChange={mayChange}
        wishes={outcome.quickWins}
      />
      <WishList
        title={t("interface.intake.outcome.forLater")} meaning={t("interface.intake.outcome.forLaterMeaning")} empty={t("interface.intake.outcome.noForLater")} moves={moves} mayChange={mayChange}
        wishes={outcome.forLater}
      />
      {outcome.inOrder.length > 0 ? (
        <details open={outcome.inOrder.some(({ id }) => moves.some(({ item }) => item === id)) || undefined}>
          <summary className="flex cursor-pointer items-center gap-2"><Icon name="chevron" className="turns" /><h3 className="inline">{t("interface.intake.outcome.inOrder")} <span className="font-normal text-muted">{outcome.inOrder.length}</span></h3></summary>
          <Wishes wishes={outcome.inOrder} moves={moves} mayChange={mayChange} />
        </details>
      ) : null}
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

interface Listed {
  wishes: readonly ContentItem[];
  moves: readonly ListMove[];
  mayChange: boolean;
}

function WishList({ title, meaning, empty, wishes, ...listed }: Listed & { title: string; meaning: string; empty: string }) {
  const { t } = useText();
  const rest = wishes.length - most;
  return (
    <div>
      <h3>{title} <span className="font-normal text-muted">{wishes.length}</span></h3>
      <p className="text-sm text-muted">{wishes.length > 0 ? meaning : empty}</p>
      {wishes.length > 0 ? <Wishes wishes={wishes.slice(0, most)} {...listed} /> : null}
      {rest > 0 ? (
        // Open where one of them was put there by hand: the reason and the way back stand beside it.
        <details open={wishes.slice(most).some(({ id }) => listed.moves.some(({ item }) => item === id)) || undefined} className="mt-1.5">
          <summary className="cursor-pointer pl-3 text-sm"><span className="link">{t("interface.intake.outcome.more", { count: rest })}</span></summary>
          <Wishes wishes={wishes.slice(most)} {...listed} />
        </details>
      ) : null}
    </div>
  );
}

/** Wishes on a list; what was put there by hand says so, with the reason and the way back. */
function Wishes({ wishes, moves, mayChange }: Listed) {
  const { t, of } = useText();
  return (
    <ul className="mt-1.5 grid gap-1.5 text-sm">
      {wishes.map((wish) => {
        const move = moves.find(({ item }) => item === wish.id);
        return (
          <li key={wish.id} className="border-l-2 border-line pl-2.5">
            <Link to={`?function=${wish.function ?? "all"}#wish-${wish.id}`} className="hover:text-accent hover:underline">{of(wish.text)}</Link>
            {move ? (
              <span className="mt-0.5 block">
                <Tag tone="accent">{t("interface.intake.move.moved")}</Tag> <span className="text-muted">{t("interface.intake.move.by", { by: move.by, reason: move.reason })}</span>
              </span>
            ) : null}
            {mayChange ? (
              <span className="no-print flex flex-wrap items-center gap-x-3">
                <Link to={moveAddress(wish.id)} preventScrollReset className="link">{t("interface.intake.move.open")}<span className="sr-only">: {of(wish.text)}</span></Link>
                {move ? (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value="unmove" />
                    <input type="hidden" name="item" value={wish.id} />
                    <Button type="submit" look="quiet" icon="undo">{t("interface.intake.move.undo")}</Button>
                  </Form>
                ) : null}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
