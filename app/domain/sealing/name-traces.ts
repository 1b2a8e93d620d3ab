import { foldText } from "../responses/fold-text";

/** Everything by which a vendor can be known. */
export interface VendorIdentity {
  name: string;
  package: string;
  contactName: string;
  contactEmail: string;
}

/** Words of names that many vendors share, or that stand in every answer: alone they give nobody away. */
const commonWords = new Set([
  "software", "systems", "systemen", "system", "systeem", "solutions", "oplossingen", "services", "diensten", "group", "groep", "holding", "nederland", "netherlands", "europe", "europa",
  "international", "global", "cloud", "online", "digital", "digitaal", "data", "business", "enterprise", "suite", "platform", "desk", "service", "servicedesk", "sales", "marketing", "connect",
  "customer", "klant", "klanten", "relatie", "relaties", "management", "consulting", "consultancy", "partners", "partner", "technology", "technologies", "limited", "company", "standard", "standaard",
]);
const least = 4;

/** What to look for, longest first: the names in full, the mail address and its domain, and the telling words of the names. */
export function telltales({ name, package: packageName, contactName, contactEmail }: VendorIdentity): string[] {
  const host = contactEmail.split("@")[1]?.split(".").slice(0, -1).join(".") ?? "";
  const whole = [name, packageName, contactName, contactEmail, host].map((text) => text.trim()).filter((text) => text.length >= 3);
  const words = [name, packageName, contactName].flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= least && !commonWords.has(foldText(word)));
  const telling = whole.filter((text) => !commonWords.has(foldText(text)));
  return [...new Set([...telling, ...words].map((text) => text.toLowerCase()))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** What names a vendor for certain: the names in full and the mail address, longest first. What is erased for good goes by these. */
export function fullNames({ name, package: packageName, contactName, contactEmail }: VendorIdentity): string[] {
  const whole = [name, packageName, contactName, contactEmail].map((text) => text.trim()).filter((text) => text.length >= least && !commonWords.has(foldText(text)));
  return [...new Set(whole.map((text) => text.toLowerCase()))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function pattern(telltale: string): RegExp {
  // Not inside another word: "Ster" is no trace in "sterk".
  return new RegExp(`(?<![\\p{L}\\p{N}])${escape(telltale)}(?![\\p{L}\\p{N}])`, "giu");
}

/** Which of the telltales stand in a text; those within a longer one that was found are left out. */
export function tracesIn(text: string, tales: readonly string[]): string[] {
  let rest = text;
  const found: string[] = [];
  for (const tale of tales) {
    if (!pattern(tale).test(rest)) continue;
    found.push(tale);
    rest = rest.replace(pattern(tale), " ");
  }
  return found;
}

/** A text with the telltales in it covered: what the lead may start from. */
export function covered(text: string, tales: readonly string[]): string {
  return tales.reduce((rest, tale) => rest.replace(pattern(tale), "[…]"), text);
}
