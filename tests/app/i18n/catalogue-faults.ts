/** A catalogue: texts under nested keys. */
export interface Catalogue { readonly [key: string]: string | Catalogue }

/** The texts of a catalogue by dotted key. */
export function flatten(catalogue: Catalogue, prefix = ""): Map<string, string> {
  return new Map(Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
  ));
}

/** What is wrong between two languages: keys that one lacks, empty texts, other placeholders, half a pair of plurals. */
export function languageFaults(en: Map<string, string>, nl: Map<string, string>): string[] {
  const faults: string[] = [];
  for (const [language, own, other] of [["en", en, nl], ["nl", nl, en]] as const) {
    for (const [key, text] of own) {
      if (!other.has(key)) faults.push(`${key}: only in ${language}`);
      if (text.trim() === "") faults.push(`${key}: empty in ${language}`);
      const [, stem, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
      if (stem && !own.has(`${stem}_${form === "one" ? "other" : "one"}`)) faults.push(`${key}: its other plural form is missing in ${language}`);
    }
  }
  for (const [key, text] of en) {
    const [inEnglish, inDutch] = [placeholders(text), placeholders(nl.get(key) ?? text)];
    if (inEnglish !== inDutch) faults.push(`${key}: en fills in ${inEnglish || "nothing"}, nl ${inDutch || "nothing"}`);
  }
  return faults;
}

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*([\w-]+)[^}]*\}\}/g)].map(([, name]) => name))].sort().join(", ");
}

/**
 * The keys that no source uses. Used is a key that stands in quotes, or that begins like a template literal does before
 * its first value: `area.path.${code}` uses everything under area.path. Plural forms are used by their stem.
 */
export function unusedKeys(keys: Iterable<string>, sources: string[]): string[] {
  const literals = new Set<string>();
  const prefixes = new Set<string>();
  for (const source of sources) {
    for (const [, key] of source.matchAll(/["'`]([a-z]\w*(?:\.[\w-]+)+)["'`]/g)) literals.add(key!);
    for (const [, prefix] of source.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)[\w-]*\$\{/g)) prefixes.add(prefix!);
  }
  return [...keys].filter((key) => {
    const stem = key.replace(/_(?:one|other)$/, "");
    return !literals.has(key) && !literals.has(stem) && ![...prefixes].some((prefix) => key.startsWith(prefix));
  });
}
