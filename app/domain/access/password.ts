/** Fewest and most characters of a password; beyond the most, hashing it would only cost time. */
export const passwordLength = { least: 12, most: 200 } as const;

/** Why a password is not taken; texts under `interface.error` with "password-" before it. */
export type PasswordProblem = "short" | "long" | "personal" | "common";

/** One spelling for what looks the same on every keyboard (NFKC), as it is hashed. */
export function normalisedPassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * Why a password is not taken, or null. It must be long and not among the first guesses; which kinds of characters it
 * holds is left to its owner (NIST SP 800-63B, 5.1.1.2).
 *
 * @param person the owner, whose name and e-mail address are first guesses too
 */
export function passwordProblem(password: string, person: { email: string; name: string }): PasswordProblem | null {
  const normalised = normalisedPassword(password);
  const length = [...normalised].length;
  if (length < passwordLength.least) return "short";
  if (length > passwordLength.most) return "long";
  const folded = folding(normalised);
  const [mailbox, domain] = person.email.toLowerCase().split("@");
  const own = [person.email, mailbox, domain, person.name, ...person.name.split(/\s+/)].map((text) => folding(text ?? "")).filter((text) => text.length >= 4);
  if (own.some((text) => isMostly(folded, text))) return "personal";
  if (commonest.some((word) => isMostly(folded, word)) || isMonotonous(folded)) return "common";
  return null;
}

/** Lower case, without what people put between words, and with the usual stand-ins for letters undone. */
function folding(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s._\-!?@#$%&*+=/\\,;:'"]/g, (sign) => (sign === "@" ? "a" : sign === "$" ? "s" : ""))
    .replace(/[013457]/g, (digit) => ({ 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" })[digit] ?? digit);
}

/** Whether a text is a word, once or more, with at most four characters of something else. */
function isMostly(text: string, word: string): boolean {
  return text.includes(word) && text.replaceAll(word, "").length <= 4;
}

/** Whether a text repeats up to three characters, or runs along the alphabet, the digits or a row of keys. */
function isMonotonous(text: string): boolean {
  if (/^(.{1,3}?)\1+.{0,2}$/su.test(text)) return true;
  const rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azerty", folding("01234567890"), folding("09876543210")];
  const runs = rows.flatMap((row) => [row, [...row].reverse().join("")]);
  let rest = text;
  // Longest first, so that a run counts whole.
  for (let size = 12; size >= 4; size -= 1) {
    for (const run of runs) {
      for (let start = 0; start + size <= run.length; start += 1) rest = rest.replaceAll(run.slice(start, start + size), "");
    }
  }
  return rest.length <= 4;
}

/** Words of which the commonest long passwords are made, in the languages of the interface; as `folding` leaves them. */
const commonest = [
  "password", "passphrase", "wachtwoord", "wachtwoorden", "geheim", "welkom", "welcome", "letmein", "iloveyou", "ikhouvanjou", "administrator",
  "admin", "beheerder", "changeme", "veranderdit", "default", "standaard", "shortlist", "secret", "sunshine", "princess", "football", "voetbal",
  "baseball", "superman", "batman", "dragon", "monkey", "master", "trustnoone", "starwars", "whatever", "qwerty", "qwertz", "azerty", "computer",
  "internet", "nederland", "amsterdam", "feyenoord", "rotterdam", "lente", "zomer", "herfst", "winter", "spring", "summer", "autumn", "january",
  "januari", "february", "februari", "september", "october", "oktober", "november", "december", "maandag", "monday", "vrijdag", "friday",
  "correcthorsebatterystaple", "test", "testtest", "gast", "guest", "zakelijk", "company", "bedrijf", "inkoop", "procurement",
].map((word) => folding(word)).sort((a, b) => b.length - a.length);
