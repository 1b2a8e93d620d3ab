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
/** Reads the form; what is missing or off its range has the usual value. */
export function rehearsalForm(field: (name: string) => string | null): RehearsalForm {
  const number = (name: string, usual: number, least: number, most: number) => {
    const text = field(name)?.replace(",", ".").trim() ?? "";
    const value = text === "" ? NaN : Number(text);
    return value >= least && value <= most ? value : usual;
  };
  return {
    market: markets.find((market) => market === field("market")) ?? "mixed",
    bids: Math.round(number("bids", 5, 2, 25)),
    rounds: Math.round(number("rounds", 3000, 100, 10_000)),
    price: priceKinds.find((kind) => kind === field("price")) ?? "none",
    share: number("share", 40, 1, 95),
    budget: number("budget", 150, 101, 1000),
    weight: number("weight", 1.5, 0, 100),
    worth: number("worth", 50, 1, 1000),
  };
}

/** Rehearses what the draft would be when published now; null when there is no such selection. */
export async function loadRehearsal(context: Context, selectionId: string, form: RehearsalForm): Promise<RehearsalView | null> {
  await look(context, selectionId, "view-request");
  const state = await loadState(context.db, selectionId);
  if (!state) return null;
  const now = context.now().toISOString();
  const sources = sourcesOf(state);
  // The deadline plays no part here and may still be missing.
  const edition = nextEdition({ ...sources, draft: { ...sources.draft, deadline: sources.draft.deadline || now.slice(0, 16) } }, now);
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
  };
}

/** By award on value, quality is divided over the dimensions as the price sheet does, where that has them. */
function priceOf({ price, share, budget, weight, worth }: RehearsalForm, sheet: PriceSheet | undefined): RehearsedPrice | null {
  switch (price) {
    case "none":
      return null;
    case "budget":
      return { kind: "criterion", share: share / 100, by: { kind: "budget", budget, floor: 0 } };
    case "lowest":
      return { kind: "criterion", share: share / 100, by: { kind: "lowest" } };
    case "logarithmic":
      return { kind: "criterion", share: share / 100, by: { kind: "logarithmic", floor: 0 } };
    case "utility-index":
      return { kind: price, weight };
    case "award-on-value":
      return { kind: price, worth, shares: sheet?.method.kind === "award-on-value" ? sheet.method.worth : null };
  }
}
