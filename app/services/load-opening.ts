import { openingObstacle, openingRoles } from "~/domain/sealing/opening";
import type { OpeningRefusal, OpeningSubject } from "~/domain/sealing/opening";
import { listConfirmations, listOpenings } from "~db/openings";

import { look } from "./context.server";
import type { Context } from "./context.server";
import { handedEntries } from "./handed-entries";
import { pricesKept } from "./sealing";
import { loadState } from "./selection-state";
import { hidesVendors } from "./shown-vendors";

/** Where the opening of answers or prices stands, for who looks. */
export interface OpeningState {
  subject: OpeningSubject;
  /** Why nobody may open now; null when it may be opened. */
  obstacle: OpeningRefusal | null;
  /** Confirmations that stand, oldest first. */
  given: { name: string; role: (typeof openingRoles)[number]; at: string; own: boolean }[];
  /** Whether who looks may confirm now. */
  mayConfirm: boolean;
  /** Of who looks and who confirmed already: whose account was taken into use through a link that the other had in hand. */
  handed: HandedName[];
}

/** Whose account it is, and when that link was used. */
export interface HandedName {
  name: string;
  at: string;
}

export interface OpeningView {
  deadline: string;
  timeZone: string;
  /** The server's clock, by which the deadline is judged. */
  now: string;
  /** Whether who looks may have the minutes, which name the vendors. */
  minutes: boolean;
  /** What is still sealed; empty when nothing is. */
  sealed: OpeningState[];
  openings: { id: string; subject: OpeningSubject; number: number; openedAt: string; opened: number; handed: HandedName[]; failures: { vendor: string; number: number; failure: string }[] }[];
}

/** How far the opening of the current round is; null where nothing was published, or nothing is sealed in it. */
export async function loadOpening(context: Context, selectionId: string): Promise<OpeningView | null> {
  const standing = await look(context, selectionId, "view-opening");
  const { db, actor } = context;
  const state = await loadState(db, selectionId);
  if (!state?.edition?.sealed) return null;
  const { edition, round } = state;
  const now = context.now().toISOString();
  const subjects: OpeningSubject[] = standing.sealed ? ["bids"] : (await pricesKept(db, state)) ? ["prices"] : [];
  const sealed: OpeningState[] = [];
  for (const subject of subjects) {
    const obstacle = openingObstacle({ subject, stage: round.stage, deadline: edition.deadline, now });
    const given = await listConfirmations(db, round.id, subject);
    const own = given.some(({ user }) => user === actor.id);
    const mayConfirm = obstacle === null && actor.kind === "user" && !own && standing.declaration !== "conflict" && standing.declaration !== "excluded" && openingRoles.some((role) => standing.roles.has(role));
    const names = new Map([...given.map(({ user, name }) => [user, name] as const), ...(mayConfirm ? [[actor.id, actor.name] as const] : [])]);
    sealed.push({
      subject, obstacle, mayConfirm, given: given.map(({ user, name, role, at }) => ({ name, role, at, own: user === actor.id })),
      handed: (await handedEntries(db, [...names.keys()])).map(({ user, at }) => ({ name: names.get(user)!, at })),
    });
  }
  const openings = await listOpenings(db, round.id);
  return {
    deadline: edition.deadline, timeZone: edition.timeZone, now, sealed, minutes: !hidesVendors(standing, state),
    openings: openings.map(({ id, subject, number, openedAt, report }) => ({
      id, subject, number, openedAt,
      handed: (report?.confirmations ?? []).flatMap(({ name, handed }) => (handed === undefined ? [] : [{ name, at: handed }])),
      opened: report?.submissions.filter(({ failure }) => failure === null).length ?? 0,
      failures: (report?.submissions ?? []).flatMap(({ vendor, number: version, failure }) => (failure ? [{ vendor: vendor.code, number: version, failure }] : [])),
    })),
  };
}
