import { itemsOfKind } from "../../domain/content/pack";
import type { ContentItem } from "../../domain/content/pack";
import { intakeOutcome } from "../../domain/intake/choices";
import { impacts, priorities, priorityImpactCounts } from "../../domain/intake/matrix";
import type { Block } from "../document-model";
import { bullets, capital, oneLine, table } from "./result-part";
import type { HeadingNumber, Writer } from "./result-part";

/** The lists that the guide makes of the checklist: what can be had quickly, and what is for later, with why somebody put it there. */
export function wishListBlocks(w: Writer, number: HeadingNumber): Block[] {
  const { s: { pack, choices, moves }, t, of } = w;
  const outcome = intakeOutcome(pack, choices, moves);
  const counts = priorityImpactCounts(itemsOfKind(pack, "wish"), choices);
  if (priorities.every((priority) => impacts.every((impact) => counts[priority][impact] === 0)) && moves.size === 0) return [];
  const line = ({ id, text }: ContentItem) => {
    const move = moves.get(id);
    const more = [choices.get(id)?.inUse === true && t("results.lists.inUse"), move && t("results.lists.moved", { reason: oneLine(move.reason) })].filter(Boolean);
    return [of(text), ...(more.length > 0 ? [`(${more.join("; ")})`] : [])].join(" ");
  };
  const list = (title: string, wishes: readonly ContentItem[]): Block[] => (wishes.length > 0 ? [number(2, `${title} (${wishes.length})`), ...bullets(wishes.map(line))] : []);
  const title = t("interface.intake.outcome.matrix");
  return [
    number(2, title),
    table(title, [[t("interface.intake.column.priority"), 40], ...impacts.map((impact): [string, number, "right"] => [t("results.lists.impact", { impact: t(`interface.intake.impact.${impact}`).toLowerCase() }), 20, "right"])],
      priorities.map((priority) => [capital(t(`interface.intake.priority.${priority}`)), ...impacts.map((impact) => String(counts[priority][impact]))])),
    ...list(t("interface.intake.outcome.quickWins"), outcome.quickWins),
    ...list(t("interface.intake.outcome.forLater"), outcome.forLater),
    // Of the rest only what was put there by hand: it would stand on another list by itself.
    ...list(t("results.lists.movedBetween"), outcome.inOrder.filter(({ id }) => moves.has(id))),
  ];
}
