import type { Standing } from "~/domain/access/may";
import type { Answer } from "~/domain/responses/reading";
import { bidderNumbers } from "~/domain/sealing/anonymity.server";
import { vendorsHidden } from "~/domain/sealing/rules";
import { translator } from "~/i18n/translate";
import type { Offer } from "~db/offers";
import { listRedactions, withRedactions } from "~db/redactions";
import type { Db } from "~db/schema";
import { loadAnswers } from "~db/submissions";

import type { SelectionState } from "./selection-state";

/** Whether who stands so may not know which vendor is which: those who judge, until the consensus is closed. */
export function hidesVendors(standing: Standing, { edition, round }: Pick<SelectionState, "edition" | "round">): boolean {
  const judges = standing.roles.has("evaluator") || standing.roles.has("observer");
  return judges && !standing.roles.has("lead") && vendorsHidden(edition ?? round.draft, round.stage);
}

/** A vendor without anything that says who it is. */
function bidder({ id, offerId, createdAt, language }: Offer, number: number, name: string): Offer {
  return { id, offerId, createdAt, language, code: `B${number}`, name, package: "", contactName: "", contactEmail: "" };
}

/**
 * A state as who stands so may see it: vendors as "Bidder 1", "Bidder 2", … while they are hidden. Everything that gives
 * names of vendors to people starts from here.
 */
export function shownTo<S extends Pick<SelectionState, "edition" | "round" | "offers">>(standing: Standing, state: S): S {
  if (!hidesVendors(standing, state)) return state;
  const t = translator(state.edition?.language ?? state.round.draft.language);
  const numbers = bidderNumbers(state.round.id, state.offers.map(({ id }) => id));
  const offers = state.offers
    .map((offer) => bidder(offer, numbers.get(offer.id)!, t("documents.bidder", { number: numbers.get(offer.id)! })))
    .sort((a, b) => numbers.get(a.id)! - numbers.get(b.id)!);
  return { ...state, offers };
}

/** Answers of submissions as who stands so may read them: with covered texts in place of the vendors' own while vendors are hidden. */
export async function answersShownTo(
  db: Db,
  standing: Standing,
  state: Pick<SelectionState, "edition" | "round">,
  submissionIds: readonly string[],
): Promise<Map<string, Map<string, Answer>>> {
  const answers = await loadAnswers(db, submissionIds);
  return hidesVendors(standing, state) ? withRedactions(answers, await listRedactions(db, state.round.id)) : answers;
}
