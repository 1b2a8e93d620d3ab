import { emailSchema, personNameSchema } from "../access/account";

/** Somebody who is asked to fill in the checklist. */
export interface Invited {
  name: string;
  email: string | null;
}

/** At most so many are invited in one go. */
export const mostInvited = 100;

/**
 * The people in a text, one a line: a name, with an e-mail address before or behind it as people paste it from a mail
 * ("Anna de Vries <anna@example.org>", "Anna de Vries; anna@example.org", or the address alone). `wrong` are the lines that
 * name nobody.
 */
export function invitedPeople(text: string): { people: Invited[]; wrong: string[] } {
  const people: Invited[] = [];
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== "")) {
    const address = /[^\s<>,;()"]+@[^\s<>,;()"]+/.exec(line)?.[0] ?? null;
    const email = address === null ? null : emailSchema.safeParse(address);
    const rest = (address === null ? line : line.replace(address, " ")).replace(/[<>();,"\t]+/g, " ").replace(/\s+/g, " ").trim();
    const name = personNameSchema.safeParse(rest === "" && address !== null ? nameOfAddress(address) : rest);
    if (!name.success || (email !== null && !email.success)) {
      wrong.push(line);
      continue;
    }
    const invited = { name: name.data, email: email?.data ?? null };
    const key = invited.email ?? `name ${invited.name.toLowerCase()}`;
    if (!seen.has(key)) people.push(invited);
    seen.add(key);
  }
  return { people, wrong };
}

/** "anna.de.vries@example.org" as "Anna de vries": better than nothing to be called by. */
function nameOfAddress(address: string): string {
  const words = address.split("@")[0]!.replace(/[._+-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
