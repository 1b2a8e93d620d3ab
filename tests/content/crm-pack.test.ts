import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { itemsOfKind, leafCriteria, sourceOf } from "~/domain/content/pack";
import type { ContentPack, PackRequirement } from "~/domain/content/pack";
import { readContentPacks } from "~/services/content-packs";

import { expectedIds, wishFunctions } from "./expected-ids";

let packs: ContentPack[];
let crm: ContentPack;
beforeAll(async () => {
  packs = await readContentPacks(join(__dirname, "../../content"));
  crm = packs.find((pack) => pack.id === "crm")!;
});

const ids = (kind: string) => crm.items.filter((item) => item.kind === kind).map((item) => item.id);
const requirement = (id: string) => itemsOfKind(crm, "requirement").find((item) => item.id === id);

describe("items of the sources", () => {
  test.each(Object.keys(expectedIds))("every %s is there under its id, and no other", (kind) => {
    expect(ids(kind).sort()).toEqual([...expectedIds[kind]].sort());
  });

  test("the checklist holds 175 items and 5 sub-items", () => {
    const checklist = crm.items.filter((item) => /^inv\.\d+\.\d+(\.[a-e])?$/.test(item.id));
    expect(checklist).toHaveLength(175 + 5);
  });

  test("each phase has results, prompts and guidance, numbered without gaps", () => {
    for (const kind of ["result", "prompt", "guidance"]) {
      for (let phase = 1; phase <= 5; phase += 1) {
        const numbers = ids(kind).filter((id) => id.startsWith(`tno.phase.${phase}.${kind}.`)).map((id) => Number(id.split(".").at(-1)));
        expect(numbers.length, `${kind} of phase ${phase}`).toBeGreaterThan(0);
        expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
      }
    }
  });

  test("wishes stand under the main function that the guide prints them under", () => {
    for (const { function: name, from, to } of wishFunctions) {
      const numbers = itemsOfKind(crm, "wish").filter((wish) => wish.function === name).map((wish) => Number(wish.id.split(".").at(-1)));
      expect(numbers).toEqual(numbers.filter((n) => n >= from && n <= to));
      expect(numbers).toHaveLength(to - from + 1 - (from <= 85 && to >= 85 ? 1 : 0));
    }
    const group = (name: string) => itemsOfKind(crm, "wish").filter((wish) => wish.group === name).length;
    expect([group("b2b"), group("b2c")]).toEqual([16, 9]);
  });

  test("every item but requirements keeps the reference of what it stands for", () => {
    for (const item of crm.items.filter((i) => i.kind !== "requirement")) expect(sourceOf(crm, item)).toBe(item.id);
  });
});

describe("requirements", () => {
  test("every wish is put to vendors, and asked when it is ticked", () => {
    for (const wish of itemsOfKind(crm, "wish")) {
      expect(requirement(`req.${wish.id}`), wish.id).toMatchObject({ source: wish.id, ask: "wish", answer: { type: "scale" }, criterion: `functionality.${wish.function}` });
    }
  });

  test("the nine minimum functions are always asked", () => {
    for (const id of expectedIds["minimum-function"]) expect(requirement(`req.${id}`)).toMatchObject({ source: id, ask: "always" });
  });

  test("every architecture demand is asked in its historic and in a present-day form", () => {
    for (const id of expectedIds.architecture) {
      expect(requirement(`req.${id}`), id).toMatchObject({ source: id });
      const today = itemsOfKind(crm, "requirement").filter((r) => r.source === id && r.id !== `req.${id}`);
      expect(today.length, `present-day form of ${id}`).toBeGreaterThan(0);
    }
  });

  test("viability is made from what the checklist can ask of vendors; its market scan is not asked", () => {
    const sources = new Set(itemsOfKind(crm, "requirement").filter((r) => r.criterion.startsWith("viability.")).map((r) => r.source));
    for (const n of [2, 4, 5, 6, 7, 8, 9]) expect(sources, `inv.13.${n}`).toContain(`inv.13.${n}`);
    for (let n = 19; n <= 24; n += 1) expect(sources, `inv.4.${n}`).toContain(`inv.4.${n}`);
    const all = new Set(itemsOfKind(crm, "requirement").map((r) => r.source));
    expect(all).not.toContain("inv.13.1");
    expect(all).not.toContain("inv.13.3");
  });

  test("key financial figures are asked over three years", () => {
    for (const figure of ["revenue", "operating-margin", "equity-ratio"]) {
      for (const year of [1, 2, 3]) expect(requirement(`req.viability.${figure}-year-${year}`)?.criterion).toBe("viability.finance");
    }
  });

  test("the six partner areas and what any buyer asks today are there", () => {
    for (const id of expectedIds["partner-area"]) expect(requirement(`req.${id}`)).toMatchObject({ source: id, criterion: "support.partner" });
    for (const group of ["service", "training", "upgrades", "security", "privacy", "continuity", "accessibility", "exit"]) {
      const scored = itemsOfKind(crm, "requirement").filter((r) => r.criterion === `support.${group}` && r.weight > 0 && r.ask !== "optional");
      expect(scored.length, group).toBeGreaterThanOrEqual(4);
    }
    expect(requirement("req.support.processing-agreement")).toMatchObject({ ask: "always", mandatory: true });
  });

  test("no criterion is empty in a selection with every wish ticked", () => {
    for (const { id } of leafCriteria(crm.criteria)) {
      const asked = itemsOfKind(crm, "requirement").filter((r) => r.criterion === id && r.ask !== "optional");
      expect(asked.filter((r) => r.weight > 0).length, id).toBeGreaterThan(0);
    }
  });

  test("ids say what a requirement was made from, or where it belongs", () => {
    for (const { id, source } of itemsOfKind(crm, "requirement")) {
      expect(id === `req.${source}` || /^req\.(functionality|openness|viability|support)\.[a-z0-9-]+$/.test(id), id).toBe(true);
    }
  });

  test("values lie on 0–100 and reach both ends of a scale worth having", () => {
    const points = (r: PackRequirement) => ("points" in r.answer && r.answer.points ? r.answer.points.map(([, value]) => value) : null);
    for (const r of itemsOfKind(crm, "requirement")) {
      const values = points(r);
      if (values && r.weight > 0) expect([Math.min(...values), Math.max(...values)], r.id).toEqual([0, 100]);
    }
  });
});

describe("texts", () => {
  const texts = () => packs.flatMap((pack) => pack.items.flatMap((item) =>
    [["text", item.text], ["note", item.note], ["title", "title" in item ? item.title : undefined]].flatMap(([field, text]) =>
      text === undefined || typeof text === "string" ? [] : (["nl", "en"] as const).map((language) => ({ pack: pack.id, id: item.id, field, language, text: text[language], other: text[language === "nl" ? "en" : "nl"] })))));

  test("no Dutch or English text is empty or the same as the other", () => {
    for (const { id, field, text, other } of texts()) {
      expect(text.trim(), `${id} ${String(field)}`).not.toBe("");
      expect(text, `${id} ${String(field)}`).not.toBe(other);
    }
  });

  test("no two items of a pack read the same", () => {
    for (const pack of packs) {
      for (const language of ["nl", "en"] as const) {
        const seen = new Map<string, string>();
        for (const item of pack.items) {
          const text = item.text[language].toLowerCase().replace(/[.\s]+/g, " ").trim();
          expect(seen.get(text), `${item.id} reads as ${seen.get(text)} (${language}): ${text}`).toBeUndefined();
          seen.set(text, item.id);
        }
      }
    }
  });

  test("nothing is left of scanning, form layout or typing", () => {
    const noise: [RegExp, string][] = [
      [/\bj[il]*[/|]?[il]?n\b|\bji?ln\b|\b1-2-3\b|\b1-2\b/i, "tick columns"],
      [/[|□☐•«»*_<>{}[\]\\^~§]/, "signs of forms or scans"],
      [/\s{2,}|^\s|\s$/, "stray spaces"],
      [/[\u0000-\u001f\u00ad\u200b\ufeff\ufffd]/, "control or replacement characters"],
      [/[a-zà-ÿ]- [a-zà-ÿ]/i, "a word broken at a line's end"],
      [/\b(clusterplan|sheet \d+|informatiemanagement, afl)\b/i, "page furniture"],
      [/[,;:]$|\(\s|\s\)|\s[,;.?!](\s|$)/, "punctuation out of place"],
      [/\b(effectivitiet|activitietn|pospect|huidgie|verantwoordelijkheod|wenselilk|arbeidsprocuctiviteit)\b/i, "misspelling of the source"],
      [/[\w.]+@[\w.]+/, "an e-mail address"],
    ];
    // Dutch leaves a hyphen for the part that two words share: "verkoop- en serviceprocessen".
    const shared = /[a-zà-ÿ]- (en|of|als|en\/of|tot|naar|and|or|to) /gi;
    for (const { id, field, language, text } of texts()) {
      const plain = text.replace(shared, " ");
      for (const [pattern, what] of noise) expect(pattern.test(plain), `${id} ${String(field)} ${language}: ${what} in "${text}"`).toBe(false);
    }
  });

  test("requirements are whole sentences or questions in both languages", () => {
    for (const pack of packs) for (const item of itemsOfKind(pack, "requirement")) for (const language of ["nl", "en"] as const) {
      expect(item.text[language], item.id).toMatch(/^\p{Lu}.*[.?]$/su);
    }
  });
});
