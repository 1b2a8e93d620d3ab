/** Who acts. Accounts and roles come later; every service takes the acting user already. */
export interface Actor {
  id: string;
  name: string;
}

/** The one user of an installation without accounts: a lead at the machine itself. */
export const localLead: Actor = { id: "local-lead", name: "Lead" };

const vendorPrefix = "vendor:";

/** A vendor who acts through its upload link. */
export function vendorActor(vendorId: string, name: string): Actor {
  return { id: `${vendorPrefix}${vendorId}`, name };
}

/** The vendor behind an actor's id; null for anybody else. */
export function vendorOfActor(actorId: string): string | null {
  return actorId.startsWith(vendorPrefix) ? actorId.slice(vendorPrefix.length) : null;
}
