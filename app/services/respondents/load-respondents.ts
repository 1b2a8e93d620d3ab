import type { ContentItem } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { priorityImpactCounts } from "~/domain/intake/matrix";
import type { PriorityImpactCounts } from "~/domain/intake/matrix";
import { adoption } from "~/domain/respondents/adoption";
import { agreements, byDifference } from "~/domain/respondents/agreement";
import type { CountedCopy, ItemAgreement } from "~/domain/respondents/agreement";
import { copyProgress } from "~/domain/respondents/copy-progress";
import type { RespondentsView, RespondentView, Voice } from "~/domain/respondents/overview";
import type { CopyProgress } from "~/domain/respondents/copy-progress";
import type { OwnAnswer } from "~/domain/respondents/own-answer";
import { listMembers } from "~db/members";
import { loadChoices } from "~db/intake-choices";
import { listRespondentLinks } from "~db/respondent-links";
import { listRespondents, loadAnswers } from "~db/respondents";
import type { Respondent } from "~db/respondents";
import type { Db } from "~db/schema";
import { findSelection, loadPackOf } from "~db/selections";
import { listSettlements } from "~db/settlements";
import type { Settlement } from "~db/settlements";

import { look } from "../context.server";
import type { Context } from "../context.server";
import { actorNames } from "../evaluators";
import { checklistItems } from "./own-copy";
import { defaultLinkDays } from "./invite-respondents";

/** The respondents of a selection with how far each is, and what they say together. */
export async function loadRespondents(context: Context, selectionId: string): Promise<RespondentsView> {
  const standing = await look(context, selectionId, "view-respondents");
  const { db } = context;
  const now = context.now();
  const said = await loadSaid(db, selectionId);
  const { items, pack, respondents, answers, copies } = said;
  const links = await listRespondentLinks(db, selectionId);
  const choices = await loadChoices(db, selectionId);
  const settlements = await listSettlements(db, selectionId);
  const holding = settledItems(settlements);
  const names = await actorNames(db, settlements.map(({ by }) => by));
  const nameOf = (id: string) => names.get(id) ?? id;
  const together = agreements(items, copies);
  const withoutRow = (await listMembers(db, selectionId)).filter(({ user, roles }) => roles.includes("respondent") && !respondents.some(({ userId }) => userId === user.id));
  const people = respondents.map((respondent): RespondentView => {
    const { id, name, email, lastSavedAt, doneAt, withdrawnAt, number, userId } = respondent;
    const link = links.find((one) => one.respondentId === id);
    return {
      id, name, email, lastSavedAt, doneAt, withdrawnAt, code: codeOf(number), byAccount: userId !== null, progress: copyProgress(pack, items, answers.get(id)!),
      link: link ? { state: link.revokedAt !== null ? "revoked" : link.expiresAt < now.toISOString() ? "expired" : "open", expiresAt: link.expiresAt, lastUsedAt: link.lastUsedAt } : null,
    };
  });
  const last = settlements.at(-1);
  return {
    people: [
      ...people,
      ...withoutRow.map(({ user }): RespondentView => ({
        id: null, code: null, name: user.name, email: user.email, lastSavedAt: null, doneAt: null, withdrawnAt: null, byAccount: true, link: null,
        progress: copyProgress(pack, items, new Map()),
      })),
    ],
    functions: pack.functions,
    items,
    agreements: together,
    voices: voicesOf(respondents, answers, copies),
    choices: Object.fromEntries(choices),
    settled: Object.fromEntries([...holding].map(([item, { id, kind, reason, at, by }]) => [item, { settlementId: id, kind, reason, at, by: nameOf(by) }])),
    toAdopt: adoption(together, choices, settledByLead(holding)),
    lastAdoption: last?.kind === "adopt" ? { settlementId: last.id, at: last.at, by: nameOf(last.by), count: last.after.length } : null,
    counted: copies.length,
    mayChange: standing.selectionStage === "intake" || standing.selectionStage === "rounds",
    lastDay: new Date(now.getTime() + defaultLinkDays * 86_400_000).toISOString().slice(0, 10),
  };
}

/** The visible code of a respondent. */
export function codeOf(number: number): string {
  return `R${number}`;
}

/** What the room sees on a big screen: how far it is and where it differs. */
export interface RoomView {
  selection: string;
  organisation: string;
  people: { name: string; done: boolean; begun: boolean; progress: CopyProgress }[];
  done: number;
  counted: number;
  /** Wishes on which respondents differ and the lead did not decide, first those on which most pairs of people do. */
  apart: { item: ContentItem; agreement: ItemAgreement }[];
  /** How many there are of those. */
  apartCount: number;
  agreed: number;
  /** Wishes on which the lead decided, the latest first: no longer a difference. */
  settled: { item: ContentItem; choice: Choice }[];
  /** How many there are of those. */
  settledCount: number;
  /** Of all voices together. */
  counts: PriorityImpactCounts;
  at: string;
}

/** How many wishes the big screen shows. */
const shownApart = 6;

/** The room as it is now, without what any one person said. */
export async function loadRoom(context: Context, selectionId: string): Promise<RoomView> {
  await look(context, selectionId, "view-respondents");
  const { db } = context;
  const { selection, items, pack, respondents, answers, copies } = await loadSaid(db, selectionId);
  const wishes = items.filter(({ kind }) => kind === "wish");
  const together = agreements(wishes, copies);
  const choices = await loadChoices(db, selectionId);
  const byLead = settledByLead(settledItems(await listSettlements(db, selectionId)));
  const settled = [...byLead].reverse().flatMap((id) => {
    const [item, choice] = [wishes.find((wish) => wish.id === id), choices.get(id)];
    return item && choice ? [{ item, choice }] : [];
  });
  const counts = copies.map((copy) => priorityImpactCounts(wishes, copy.answers));
  const apart = together
    .map((agreement, index) => ({ item: wishes[index]!, agreement }))
    .filter(({ item, agreement }) => agreement.agreement !== null && agreement.agreement < 1 && !byLead.has(item.id))
    .sort((a, b) => byDifference(a.agreement, b.agreement));
  return {
    selection: selection.name, organisation: selection.organisation,
    people: respondents.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id, name, doneAt, lastSavedAt }) => ({
      name, done: doneAt !== null, begun: lastSavedAt !== null, progress: copyProgress(pack, items, answers.get(id)!),
    })),
    done: copies.filter(({ done }) => done).length, counted: copies.length,
    apart: apart.slice(0, shownApart), apartCount: apart.length,
    agreed: together.filter(({ common }) => common !== null).length,
    settled: settled.slice(0, shownApart), settledCount: settled.length,
    counts: {
      necessary: sumOf(counts.map(({ necessary }) => necessary)),
      desirable: sumOf(counts.map(({ desirable }) => desirable)),
    },
    at: context.now().toISOString(),
  };
}

function sumOf(rows: readonly PriorityImpactCounts["necessary"][]): PriorityImpactCounts["necessary"] {
  return rows.reduce((sum, row) => ({ low: sum.low + row.low, middle: sum.middle + row.middle, high: sum.high + row.high }), { low: 0, middle: 0, high: 0 });
}

/** Everything that respondents of a selection said; copies in which nothing was said do not count. */
export async function loadSaid(db: Db, selectionId: string) {
  const selection = (await findSelection(db, selectionId))!;
  const pack = await loadPackOf(db, selection);
  const items = checklistItems(pack);
  const respondents = await listRespondents(db, selectionId);
  const answers = await loadAnswers(db, respondents.map(({ id }) => id));
  const copies: CountedCopy[] = respondents
    .filter(({ id, withdrawnAt, doneAt }) => withdrawnAt === null && (doneAt !== null || answers.get(id)!.size > 0))
    .map(({ id, doneAt }) => ({ respondentId: id, answers: answers.get(id)!, done: doneAt !== null }));
  return { selection, pack, items, respondents, answers, copies };
}

function voicesOf(respondents: readonly Respondent[], answers: ReadonlyMap<string, ReadonlyMap<string, OwnAnswer>>, copies: readonly CountedCopy[]): Record<string, Voice[]> {
  const voices: Record<string, Voice[]> = {};
  for (const { respondentId } of copies) {
    const { name } = respondents.find(({ id }) => id === respondentId)!;
    for (const answer of answers.get(respondentId)!.values()) (voices[answer.item] ??= []).push({ ...answer, name });
  }
  return voices;
}

/** The settlement that holds of each item: the last that was not put back; in the order in which they were made. */
export function settledItems(settlements: readonly Settlement[]): Map<string, Settlement & { kind: "settle" | "adopt" }> {
  const undone = new Set(settlements.flatMap(({ undoes }) => undoes ?? []));
  const holding = new Map<string, Settlement & { kind: "settle" | "adopt" }>();
  for (const settlement of settlements) {
    const { kind } = settlement;
    if (kind === "undo" || undone.has(settlement.id)) continue;
    for (const { item } of settlement.after) {
      holding.delete(item);
      holding.set(item, { ...settlement, kind });
    }
  }
  return holding;
}

/** Items on which the lead decided with a reason. */
export function settledByLead(holding: ReadonlyMap<string, { kind: "settle" | "adopt" }>): Set<string> {
  return new Set([...holding].filter(([, { kind }]) => kind === "settle").map(([item]) => item));
}
