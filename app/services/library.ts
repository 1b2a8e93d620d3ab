import { may } from "~/domain/access/may";
import type { Standing } from "~/domain/access/may";
import { leafCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import type { EditionRequirement } from "~/domain/edition/edition";
import { criterionWords, guessCriterion } from "~/domain/import/criterion";
import { distributionOf, libraryOf } from "~/domain/requirements/library";
import type { GivenAnswer, LibraryEntry, LibraryUse, UsedRequirement } from "~/domain/requirements/library";
import type { Requirement } from "~/domain/requirements/requirement";
import { UserError } from "~/domain/user-error";
import { answerLabel } from "~/i18n/answer-labels";
import { insertOwnRequirement } from "~db/requirements";
import type { Db } from "~db/schema";
import { listSelections } from "~db/selections";
import { currentSubmissions } from "~db/submissions";

import { standingOf } from "./access.server";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { noteBidsSeen } from "./note-bids-seen";
import { pricesKept, pricesOf } from "./sealing";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";
import { answersShownTo, shownTo } from "./shown-vendors";

/** Entries on one page. */
const onPage = 50;

export interface LibraryView {
  entries: (LibraryEntry & { distribution: ReturnType<typeof distributionOf>; proposed: string | null; there: boolean })[];
  found: number;
  page: number;
  pages: number;
  /** The selections that who looks may take requirements over into. */
  targets: { id: string; name: string }[];
  into: { id: string; name: string; criteria: Criterion[] } | null;
}

/**
 * The requirements of all selections in which who looks takes part, with the answers as far as they may be seen there now:
 * of sealed bids nothing, and vendors by code and package only.
 */
export async function loadLibrary(context: Context, query: { search: string; into: string | null; page: number }): Promise<LibraryView> {
  await look(context, null, "view-library");
  const places = await placesOf(context);
  const used: UsedRequirement[] = [];
  for (const { state, standing } of places) used.push(...(await usedIn(context.db, state, standing)));
  const entries = libraryOf(used, query.search);
  const pages = Math.max(1, Math.ceil(entries.length / onPage));
  const page = Math.min(Math.max(query.page, 1), pages);
  const shown = entries.slice((page - 1) * onPage, page * onPage);
  const seen = new Set(shown.flatMap(({ uses }) => uses.filter(({ answers }) => answers !== null).map(({ selection }) => selection.id)));
  for (const { state } of places) if (seen.has(state.selection.id)) await noteBidsSeen(context, state, { page: "library" });
  const targets = places.filter(({ standing }) => may(standing, "requirement-take-over").ok);
  const target = targets.find(({ state }) => state.selection.id === query.into)?.state ?? null;
  const words = target && criterionWords(target.criteria, target.requirements.map(({ criterion, text }) => ({ criterion, texts: [text.nl ?? "", text.en ?? ""] })));
  return {
    entries: shown.map((entry) => ({
      ...entry, distribution: distributionOf(entry), there: target !== null && entry.uses.some(({ selection }) => selection.id === target.selection.id),
      proposed: words && guessCriterion([], [entry.text.nl ?? entry.text.en ?? ""], words),
    })),
    found: entries.length, page, pages,
    targets: targets.map(({ state: { selection } }) => ({ id: selection.id, name: selection.name })),
    into: target && { id: target.selection.id, name: target.selection.name, criteria: target.criteria },
  };
}

async function placesOf(context: Context): Promise<{ state: SelectionState; standing: Standing }[]> {
  const { db, actor } = context;
  const member = actor.kind === "machine" ? null : actor.id;
  const places: { state: SelectionState; standing: Standing }[] = [];
  for (const { id } of [...(await listSelections(db, "current", member)), ...(await listSelections(db, "archived", member))]) {
    const standing = await standingOf(db, actor, id);
    if (!standing || !may(standing, "view-requirements").ok) continue;
    const state = await loadState(db, id);
    if (state) places.push({ state, standing });
  }
  return places;
}

/** What a selection asks, each with the answers that may be shown. */
async function usedIn(db: Db, state: SelectionState, standing: Standing): Promise<UsedRequirement[]> {
  const { selection, edition } = state;
  const published = new Map(edition?.requirements.map((requirement) => [requirement.id, requirement]) ?? []);
  const allowed = may(standing, "view-answers");
  const answersTo = edition && allowed.ok ? await answersOf(db, state, standing) : null;
  return state.requirements.filter(({ asked, id }) => asked || published.has(id)).map((requirement) => {
    const asked = published.get(requirement.id);
    const answers = asked && answersTo ? answersTo(asked) : null;
    const why: LibraryUse["why"] = !asked ? "unpublished" : !allowed.ok ? (allowed.why === "sealed" ? "sealed" : "not-allowed") : answers === null ? "sealed" : answers.length === 0 ? "none" : null;
    return { requirement, use: { selection: { id: selection.id, name: selection.name }, requirementId: requirement.id, code: asked?.code ?? null, answers: why === null ? answers : null, why } };
  });
}

/** Gives the answers to a published requirement; null for a price that is still sealed. */
async function answersOf(db: Db, whole: SelectionState, standing: Standing): Promise<(requirement: EditionRequirement) => GivenAnswer[] | null> {
  const state = shownTo(standing, whole);
  const edition = whole.edition!;
  const kept = (await pricesKept(db, state)) ? pricesOf(edition) : new Set<string>();
  const submissions = await currentSubmissions(db, state.round.id);
  const answers = await answersShownTo(db, standing, state, [...submissions.values()].map(({ id }) => id));
  const offers = state.offers.filter(({ id }) => submissions.has(id));
  return ({ id, answer }) => {
    if (kept.has(id)) return null;
    return offers.map((offer) => {
      const value = answers.get(submissions.get(offer.id)!.id)?.get(id)?.value ?? null;
      // A story is one vendor's own, and names it; that it was told is enough here.
      const label = value === null || value === "" ? null : answer.type === "text" ? "…" : answerLabel(edition.language, answer, value);
      return { offer: [offer.code, offer.package].filter(Boolean).join(" · "), label };
    });
  };
}

/**
 * Takes a requirement of another selection over into one that who acts leads, as one of its own that keeps where it came
 * from. Throws `UserError` when the selection has it already, or the source may not be seen.
 */
export async function takeOver(context: Context, selectionId: string, from: { selection: string; requirement: string; criterion: string }): Promise<{ id: string }> {
  return change(context, { selection: selectionId, action: "requirement-take-over" }, async ({ trx, record }) => {
    const standing = await standingOf(trx, context.actor, from.selection);
    const source = standing && may(standing, "view-requirements").ok ? await loadState(trx, from.selection) : null;
    const found = source?.requirements.find(({ id }) => id === from.requirement);
    const target = await loadState(trx, selectionId);
    if (!found || !target) throw new UserError("unknown-requirement", { requirement: from.requirement });
    if (!leafCriteria(target.criteria).some(({ id }) => id === from.criterion)) throw new UserError("unknown-criterion", { criterion: from.criterion });
    const same = (one: Requirement) => one.id === found.id || (one.past?.kind === "library" && one.past.selection === from.selection && one.past.requirement === found.id);
    if (target.requirements.some(same)) throw new UserError("library-there");
    const requirement: Requirement = {
      ...found, id: `req.${from.criterion.split(".")[0]}.own-${context.newId().slice(0, 8)}`, criterion: from.criterion, origin: "own", asked: true, fixed: false,
      source: target.pack.items.some(({ id }) => id === found.source) ? found.source : null,
      past: { kind: "library", selection: from.selection, requirement: found.id },
    };
    await insertOwnRequirement(trx, selectionId, requirement);
    await record({ subject: requirement.id, after: requirement });
    return { id: requirement.id };
  });
}
