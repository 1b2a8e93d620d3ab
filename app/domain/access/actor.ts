/** Who acts. Accounts and roles come later; every service takes the acting user already. */
export interface Actor {
  id: string;
  name: string;
}

/** The one user of an installation without accounts: a lead at the machine itself. */
export const localLead: Actor = { id: "local-lead", name: "Lead" };
