import { canonicalJson } from "../canonical-json";
import { priceCriterionId } from "../cost/price-sheet";
import type { ContentPack, Criterion } from "../content/pack";
import type { Choices } from "../intake/choices";
import type { Language } from "../language";
import type { Anchor, Requirement } from "../requirements/requirement";
import { instantOf } from "./draft";
import { isMarked } from "./marking";
import type { EditionAnchor, EditionMarking } from "./marking";
import type { Draft } from "./draft";
import { walkEditionCriteria, type Edition, type EditionAnswer, type EditionCriterion, type EditionRequirement } from "./edition";

/** Everything that an edition is made from. */
export interface EditionSources {
  selection: { id: string; name: string; organisation: string };
  round: { id: string };
  pack: ContentPack;
  choices: Choices;
  requirements: readonly Requirement[];
  /** The pack's tree with the weights that the lead set. */
  criteria: readonly Criterion[];
  draft: Draft;
  /** How weights came about, where they were not set directly. */
  weighting?: readonly NonNullable<Edition["weighting"]>[number][];
  /** The editions before this one in the round, oldest first; a reference once given stays with its requirement. */
  earlier: readonly Edition[];
}

/** What makes an edition this one, beside its sources. */
export type EditionIdentity = Pick<Edition, "id" | "code" | "number" | "publishedAt" | "addendum">;

/** The edition that a draft would be when published under this identity at this instant. */
export function compileEdition(sources: EditionSources, identity: EditionIdentity): Edition {
  const { draft, pack, selection } = sources;
  const asked = sources.requirements.filter((requirement) => requirement.asked);
  const criteria = criteriaInUse(sources.criteria, new Set(asked.map((r) => r.criterion)), draft.language);
  const codes = referenceCodes(sources.criteria, asked, sources.earlier);
  const order = new Map(leafOrder(criteria).map((id, index) => [id, index]));
  const sorted = asked
    .map((requirement, index) => ({ requirement, index }))
    .sort((a, b) => order.get(a.requirement.criterion)! - order.get(b.requirement.criterion)! || a.index - b.index);
  const weighting = publishedWeighting(sources.weighting ?? [], criteria);
  return {
    format: 1,
    ...identity,
    ...(weighting.length > 0 ? { weighting } : {}),
    selectionId: selection.id,
    roundId: sources.round.id,
    kind: draft.kind,
    language: draft.language,
    title: selection.name,
    organisation: selection.organisation,
    software: pack.software[draft.language],
    introduction: draft.introduction.trim(),
    scope: draft.scope.trim(),
    contact: draft.contact,
    deadline: instantOf(draft.deadline, draft.timeZone),
    timeZone: draft.timeZone,
    planning: [...draft.planning].sort((a, b) => a.date.localeCompare(b.date)),
    objectives: pack.items
      .filter((item) => item.kind === "objective" && sources.choices.get(item.id)?.selected)
      .map((item) => item.text[draft.language]),
    scale: draft.scale,
    ...gatesOf(sources),
    ...(asked.some(isMarked) ? { marking: publishedMarking(draft) } : {}),
    criteria: withPriceCriterion(criteria, asked, draft),
    requirements: sorted.map(({ requirement }) => published(requirement, codes.get(requirement.id)!, draft.language)),
    pack: { id: pack.id, version: pack.version },
    ...(draft.price ? { price: draft.price } : {}),
  };
}

/** What vendors were promised with the first edition of a round holds for all of them. */
function gatesOf({ draft, earlier }: EditionSources): Pick<Edition, "sealed" | "priceEnvelope" | "anonymous"> {
  const { sealed, priceEnvelope, anonymous } = earlier[0] ?? { ...draft, priceEnvelope: draft.sealed && draft.priceEnvelope };
  return { ...(sealed ? { sealed: true } : {}), ...(priceEnvelope ? { priceEnvelope: true } : {}), ...(anonymous ? { anonymous: true } : {}) };
}

const priceTitle = { nl: "Prijs", en: "Price" } as const;

/** The tree with the price as a last dimension that has its share of the whole, where the price is a criterion. */
function withPriceCriterion(criteria: EditionCriterion[], asked: readonly Requirement[], { price, language }: Draft): EditionCriterion[] {
  if (price?.method.kind !== "criterion") return criteria;
  const scored = new Set(asked.filter(({ weight }) => weight > 0).map(({ criterion }) => criterion));
  const counts = (node: EditionCriterion): boolean => (node.children ? node.children.some(counts) : scored.has(node.id));
  const others = criteria.filter(counts).reduce((sum, { weight }) => sum + weight, 0);
  const { share } = price.method;
  return [...criteria, { id: priceCriterionId, title: priceTitle[language], weight: others > 0 ? (others * share) / (100 - share) : 1 }];
}

/** Of the criteria that are in the edition; nothing of who judged, for vendors read it too. */
function publishedWeighting(weighting: NonNullable<EditionSources["weighting"]>, criteria: readonly EditionCriterion[]): NonNullable<Edition["weighting"]> {
  const inUse = new Set(walkEditionCriteria(criteria).map(({ id }) => id));
  return weighting
    .filter(({ criterion }) => criterion === null || inUse.has(criterion))
    .map(({ criterion, method, people, consistencyRatio }) => ({ criterion, method, people, consistencyRatio }));
}

/** Whether publishing the draft now would say something else than the edition does. */
export function differsFrom(edition: Edition, sources: EditionSources): boolean {
  const { id, code, number, publishedAt, addendum } = edition;
  const earlier = [...sources.earlier.filter((one) => one.number < number), edition];
  const again = compileEdition({ ...sources, earlier }, { id, code, number, publishedAt, addendum });
  return canonicalJson(again) !== canonicalJson(edition);
}

/** A text in a language, or in the other one while it has no translation. */
export function textIn(text: { nl?: string; en?: string }, language: Language): string {
  return text[language] || text.nl || text.en || "";
}

function published(requirement: Requirement, code: string, language: Language): EditionRequirement {
  return {
    id: requirement.id,
    code,
    criterion: requirement.criterion,
    text: textIn(requirement.text, language),
    note: requirement.note ? textIn(requirement.note, language) : null,
    answer: answerIn(requirement, language),
    priority: requirement.priority,
    weight: requirement.weight,
    mandatory: requirement.mandatory,
    lowestAccepted: requirement.lowestAccepted,
    valuedBy: requirement.valuedBy,
    ...(isMarked(requirement) && requirement.anchors?.length ? { anchors: anchorsIn(requirement.anchors, language) } : {}),
    source: requirement.source,
  };
}

function answerIn({ answer }: Requirement, language: Language): EditionAnswer {
  return answer.type === "number" ? { ...answer, unit: answer.unit[language] } : answer;
}

function publishedMarking({ marking, language }: Draft): EditionMarking {
  const { meanings, ...rules } = marking;
  return { ...rules, meanings: anchorsIn(meanings, language).filter(({ mark }) => mark <= marking.highest) };
}

function anchorsIn(anchors: readonly Anchor[], language: Language): EditionAnchor[] {
  return anchors.map(({ mark, meaning }) => ({ mark, meaning: textIn(meaning, language) })).sort((a, b) => a.mark - b.mark);
}

/** The tree in one language without the branches under which nothing is asked. */
function criteriaInUse(criteria: readonly Criterion[], used: ReadonlySet<string>, language: Language): EditionCriterion[] {
  return criteria.flatMap((node) => {
    const title = node.title[language];
    if (!node.children) return used.has(node.id) ? [{ id: node.id, title, weight: node.weight }] : [];
    const children = criteriaInUse(node.children, used, language);
    return children.length > 0 ? [{ id: node.id, title, weight: node.weight, children }] : [];
  });
}

function leafOrder(criteria: readonly EditionCriterion[]): string[] {
  return criteria.flatMap((node) => (node.children ? leafOrder(node.children) : [node.id]));
}

/**
 * Visible references: a letter for the dimension and a number, "F-012". A requirement keeps its reference through all
 * editions of the round, also when it was left out for a while; new ones get the next number never given.
 */
function referenceCodes(criteria: readonly Criterion[], asked: readonly Requirement[], earlier: readonly Edition[]): Map<string, string> {
  const letters = dimensionLetters(criteria);
  const codes = new Map<string, string>();
  const highest = new Map<string, number>();
  for (const { id, code } of earlier.flatMap((edition) => edition.requirements)) {
    codes.set(id, code);
    const [letter, number] = code.split("-");
    highest.set(letter, Math.max(highest.get(letter) ?? 0, Number(number)));
  }
  const order = new Map(criteria.flatMap((c) => leafIds(c)).map((id, index) => [id, index]));
  for (const requirement of [...asked].sort((a, b) => order.get(a.criterion)! - order.get(b.criterion)!)) {
    if (codes.has(requirement.id)) continue;
    const letter = letters.get(requirement.criterion)!;
    const number = (highest.get(letter) ?? 0) + 1;
    highest.set(letter, number);
    codes.set(requirement.id, `${letter}-${String(number).padStart(3, "0")}`);
  }
  return codes;
}

function leafIds(node: Criterion): string[] {
  return node.children ? node.children.flatMap(leafIds) : [node.id];
}

/** Per leaf criterion the letter of its dimension: the first of its id that no dimension before it has. */
function dimensionLetters(criteria: readonly Criterion[]): Map<string, string> {
  const taken = new Set<string>();
  const letters = new Map<string, string>();
  for (const dimension of criteria) {
    const letter = [...dimension.id.toUpperCase(), ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((l) => /[A-Z]/.test(l) && !taken.has(l)) ?? "Z";
    taken.add(letter);
    for (const leaf of leafIds(dimension)) letters.set(leaf, letter);
  }
  return letters;
}

/** The pack's tree with the weights that the lead set in place of the pack's. */
export function withWeights(criteria: readonly Criterion[], weights: ReadonlyMap<string, number>): Criterion[] {
  return criteria.map((node) => ({
    ...node,
    weight: weights.get(node.id) ?? node.weight,
    ...(node.children ? { children: withWeights(node.children, weights) } : {}),
  }));
}
