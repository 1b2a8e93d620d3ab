/** Who acts, as far as the request that carries the act can prove it. `id` is what records keep. */
export type Actor =
  /** Somebody at the machine itself: the command line, or the making of the worked example. */
  | { kind: "machine"; id: "local-lead"; name: string }
  /** Somebody who signed in. */
  | { kind: "user"; id: string; name: string; administrator: boolean; mayCreate: boolean }
  /** A vendor that came in through its upload link. */
  | { kind: "vendor"; id: `vendor:${string}`; name: string; vendorId: string }
  /** Somebody who fills in an own copy of the checklist through a personal link. */
  | { kind: "respondent"; id: `respondent:${string}`; name: string; respondentId: string }
  | { kind: "nobody"; id: "nobody"; name: "" };

/** Whoever works at the machine itself; the id is that of the time before there were accounts. */
export const localLead: Actor = { kind: "machine", id: "local-lead", name: "Lead" };

export const nobody: Actor = { kind: "nobody", id: "nobody", name: "" };

const vendorPrefix = "vendor:";

const respondentPrefix = "respondent:";

/** A respondent who acts through a personal link. */
export function respondentActor(respondentId: string, name: string): Actor {
  return { kind: "respondent", id: `${respondentPrefix}${respondentId}`, name, respondentId };
}

/** The respondent behind an actor's id; null for anybody else. */
export function respondentOfActor(actorId: string): string | null {
  return actorId.startsWith(respondentPrefix) ? actorId.slice(respondentPrefix.length) : null;
}

/** A vendor who acts through its upload link. */
export function vendorActor(vendorId: string, name: string): Actor {
  return { kind: "vendor", id: `${vendorPrefix}${vendorId}`, name, vendorId };
}

/** The vendor behind an actor's id; null for anybody else. */
export function vendorOfActor(actorId: string): string | null {
  return actorId.startsWith(vendorPrefix) ? actorId.slice(vendorPrefix.length) : null;
}
