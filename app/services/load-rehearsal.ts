import { priceCriterionId } from "~/domain/cost/price-sheet";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import { markets } from "~/domain/decision/plausible-answers";
import { rehearse } from "~/domain/decision/rehearsal";
import type { RehearsedPrice } from "~/domain/decision/rehearsal";
import { priceKinds } from "~/domain/decision/rehearsal-view";
import type { RehearsalForm, RehearsalView } from "~/domain/decision/rehearsal-view";
import { weightProblems } from "~/domain/decision/edition-tree";
import { walkEditionCriteria } from "~/domain/edition/edition";
import { nextEdition } from "~/domain/edition/publication-problems";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { loadState, sourcesOf } from "./selection-state";

const rehearsalSeed = 1;
/** Reads the form; what is missing or off its range is as the price sheet has it, or else has the usual value. */
function rehearsalForm(field: (name: string) => string | null, sheet: PriceSheet | undefined): RehearsalForm {
  const method = sheet?.method;
  const number = (name: string, usual: number, least: number, most: number) => {
    const text = field(name)?.replace(",", ".").trim() ?? "";
    const value = text === "" ? NaN : Number(text);
    return value >= least && value <= most ? value : usual;
  };
  return {
    market: markets.find((market) => market === field("market")) ?? "mixed",
    bids: Math.round(number("bids", 5, 2, 25)),
    rounds: Math.round(number("rounds", 3000, 100, 10_000)),
    price: priceKinds.find((kind) => kind === field("price") && (kind !== "points" || pointsOf(sheet) !== null)) ?? kindOf(sheet),
    share: number("share", method?.kind === "criterion" ? Math.min(95, Math.max(1, method.share)) : 40, 1, 95),
    budget: number("budget", 150, 101, 1000),
    weight: number("weight", method?.kind === "utility-index" ? Math.min(100, method.weight) : 1.5, 0, 100),
    worth: number("worth", 50, 1, 1000),
  };
}

/** How the price sheet values prices, as far as a rehearsal can follow it. */
function kindOf(sheet: PriceSheet | undefined): RehearsalForm["price"] {
  if (!sheet || sheet.method.kind === "shown") return "none";
  if (sheet.method.kind !== "criterion") return sheet.method.kind;
  return sheet.method.by.kind === "points" && pointsOf(sheet) === null ? "none" : sheet.method.by.kind;
}

/** The points of the price sheet, and the amount that an average bid is taken to ask: what earns half of the points. */
function pointsOf(sheet: PriceSheet | undefined): { points: [number, number][]; expected: number } | null {
  const points = sheet?.method.kind === "criterion" && sheet.method.by.kind === "points" ? sheet.method.by.points : [];
  if (points.length < 2) return null;
  const crossing = points.findIndex(([, value], i) => i > 0 && (points[i - 1][1] - 50) * (value - 50) <= 0 && points[i - 1][1] !== value);
  const [[from, high], [to, low]] = crossing > 0 ? [points[crossing - 1], points[crossing]] : [points[0], points.at(-1)!];
  return { points, expected: crossing > 0 ? from + ((high - 50) / (high - low)) * (to - from) : (from + to) / 2 };
}

/**
 * Rehearses what the draft would be when published now, with the price as its price sheet has it where the form does not
 * say otherwise; null when there is no such selection.
 *
 * @param field what the form says, by name
 */
export async function loadRehearsal(context: Context, selectionId: string, field: (name: string) => string | null): Promise<RehearsalView | null> {
  await look(context, selectionId, "view-request");
  const state = await loadState(context.db, selectionId);
  if (!state) return null;
  const now = context.now().toISOString();
  const sources = sourcesOf(state);
  // The deadline plays no part here and may still be missing.
  const whole = nextEdition({ ...sources, draft: { ...sources.draft, deadline: sources.draft.deadline || now.slice(0, 16) } }, now);
  // The price takes part by the form; its criterion in the tree would count it twice.
  const edition = { ...whole, criteria: whole.criteria.filter(({ id }) => id !== priceCriterionId) };
  const form = rehearsalForm(field, edition.price);
  const depths = new Map<string, number>();
  const measure = (criteria: typeof edition.criteria, depth: number) => {
    for (const { id, children } of criteria) {
      depths.set(id, depth);
      measure(children ?? [], depth + 1);
    }
  };
  measure(edition.criteria, 0);
  const sound = edition.requirements.length > 0 && weightProblems(edition).length === 0;
  return {
    form,
    rehearsal: sound ? rehearse(edition, { rounds: form.rounds, bids: form.bids, seed: rehearsalSeed, market: form.market, price: priceOf(form, edition.price) }) : null,
    criteria: walkEditionCriteria(edition.criteria).map(({ id, title }) => ({ id, title, depth: depths.get(id)! })),
    requirements: Object.fromEntries(edition.requirements.filter(({ mandatory }) => mandatory).map(({ id, code, text }) => [id, { code, text }])),
    language: edition.language,
    dimensions: edition.criteria.length,
    expected: form.price === "points" && edition.price ? { amount: pointsOf(edition.price)!.expected, currency: edition.price.currency } : null,
    points: pointsOf(edition.price) !== null,
  };
}

function priceOf({ price, share, budget, weight, worth }: RehearsalForm, sheet: PriceSheet | undefined): RehearsedPrice | null {
  switch (price) {
    case "none":
      return null;
    case "points": {
      // Around 100, as the prices of the rounds.
      const { points, expected } = pointsOf(sheet)!;
      return { kind: "criterion", share: share / 100, by: { kind: "points", points: points.map(([amount, value]) => [(100 * amount) / expected, value]) } };
    }
    case "budget":
      return { kind: "criterion", share: share / 100, by: { kind: "budget", budget, floor: 0 } };
    case "lowest":
      return { kind: "criterion", share: share / 100, by: { kind: "lowest" } };
    case "logarithmic":
      return { kind: "criterion", share: share / 100, by: { kind: "logarithmic", floor: 0 } };
    case "utility-index":
      return { kind: price, weight };
    case "award-on-value":
      return { kind: price, worth };
  }
}
