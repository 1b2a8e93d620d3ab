import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import { tellsOtherPrices } from "../../domain/decision/edition-price";
import { isPriceCriterion } from "../../domain/decision/edition-tree";
import { walkEditionCriteria } from "../../domain/edition/edition";
import type { Edition, EditionCriterion } from "../../domain/edition/edition";
import type { Language } from "../../domain/language";
import type { DecidedOffer, DecisionContent } from "../../domain/outcome/decision";
import { formatDate, formatNumber, formatShare } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Translate } from "../../i18n/translate";
import { answerText, lowestAcceptedText } from "../answer-text";
import { paragraphs } from "../document-model";
import type { Block, DocumentModel, Row } from "../document-model";

/** What a letter to one vendor is made from. */
export interface Letter {
  edition: Edition;
  ranking: EditionRanking;
  decision: Pick<DecisionContent, "kind" | "reason" | "offers" | "standstillUntil"> & { at: string };
  offer: EditionRankedOffer;
  contact: { name: string };
  language: Language;
  /** Titles of criteria in the letter's language, by id; the edition's own where one is missing. */
  titles: ReadonlyMap<string, string>;
}

/** How many criteria a letter names as the ones that made the difference. */
const reasonsShown = 6;

/**
 * The letter that tells a vendor what was decided, in its language: the winner; who was not chosen, with its values beside
 * the winner's and the reasons; who was excluded, with requirement and answer; or that nothing is awarded.
 *
 * Of the winner it tells values on 0–100 per criterion and nothing else: no answers, and of the price neither amount nor
 * value, nor a total from which it could be worked out. With a relative formula that goes for the vendor's own price value
 * and total too: they would tell the lowest price.
 */
export function letterModel(letter: Letter): DocumentModel {
  const { edition, decision, offer, language } = letter;
  const t = translator(language);
  const own = decision.offers.find(({ vendor }) => vendor === offer.id) ?? null;
  const subject = t("outcome.letter.subject", { title: edition.title, code: edition.code });
  const blocks: Block[] = [
    { type: "paragraph", tone: "strong", text: edition.organisation },
    ...[offer.vendor.name, ...(letter.contact.name ? [t("outcome.letter.attention", { name: letter.contact.name })] : [])].map((text): Block => ({ type: "paragraph", text })),
    { type: "paragraph", tone: "note", text: formatDate(language, decision.at, edition.timeZone) },
    { type: "heading", level: 2, number: null, text: subject },
    { type: "paragraph", text: letter.contact.name ? t("outcome.letter.dear", { name: letter.contact.name }) : t("outcome.letter.dearAll") },
    { type: "paragraph", text: t("outcome.letter.opening", { package: offer.vendor.package, organisation: edition.organisation, title: edition.title }) },
    ...verdictBlocks(letter, own, t),
    ...closingBlocks(letter, own, t),
  ];
  return {
    language, title: `${subject} · ${offer.vendor.name}`, author: edition.organisation, subject, date: decision.at,
    running: { left: edition.title, right: `${edition.code} · ${offer.vendor.code}` }, cover: null, contents: null, blocks,
  };
}

function verdictBlocks(letter: Letter, own: DecidedOffer | null, t: Translate): Block[] {
  const { decision, offer } = letter;
  if (decision.kind === "cancel" || decision.kind === "no-award") {
    return [{ type: "paragraph", tone: "strong", text: t(`outcome.letter.${decision.kind === "cancel" ? "cancelled" : "noAward"}`) }, ...paragraphs(decision.reason)];
  }
  if (own?.verdict === "winner") return [{ type: "paragraph", tone: "strong", text: t("outcome.letter.winner") }, ...motivation(own, t), ...ownValues(letter, t)];
  if (own?.verdict === "on-shortlist") return [{ type: "paragraph", tone: "strong", text: t("outcome.letter.shortlisted") }, ...motivation(own, t), ...ownValues(letter, t)];
  if (offer.exclusions.length > 0) return [...excludedBlocks(letter, own, t), ...winnerBlocks(letter, t)];
  if (decision.kind === "shortlist") return [{ type: "paragraph", tone: "strong", text: t("outcome.letter.notShortlisted") }, ...motivation(own, t), ...ownValues(letter, t)];
  return [{ type: "paragraph", tone: "strong", text: t("outcome.letter.notChosen", { winner: winnerOf(letter)?.vendor.name ?? "" }) }, ...motivation(own, t), ...comparison(letter, t)];
}

/** Who is excluded can object to the award as well, and so is told to whom it goes. */
function winnerBlocks(letter: Letter, t: Translate): Block[] {
  const winner = winnerOf(letter)?.vendor.name;
  return winner ? [{ type: "paragraph", text: t("outcome.letter.awardedTo", { winner }) }] : [];
}

function motivation(own: DecidedOffer | null, t: Translate): Block[] {
  if (!own?.motivation.trim()) return [];
  return [{ type: "heading", level: 3, number: null, text: t("outcome.letter.why") }, ...paragraphs(own.motivation)];
}

function winnerOf({ decision, ranking }: Letter): EditionRankedOffer | null {
  const id = decision.offers.find(({ verdict }) => verdict === "winner")?.vendor;
  return ranking.offers.find((offer) => offer.id === id) ?? null;
}

interface Line { criterion: EditionCriterion; depth: number; weight: number; own: number | null; other: number | null; price: boolean }

/** The criteria that count, two levels deep, with the values of the offer and of the winner. */
function lines({ edition, ranking, offer }: Letter, winner: EditionRankedOffer | null): Line[] {
  const walk = (criteria: readonly EditionCriterion[], depth: number): Line[] => criteria.flatMap((criterion) => {
    const weight = ranking.weights[criterion.id] ?? 0;
    if (weight === 0) return [];
    const valueIn = (of: EditionRankedOffer | null) => of?.nodes[criterion.id]?.value ?? null;
    const line = { criterion, depth, weight, own: valueIn(offer), other: valueIn(winner), price: isPriceCriterion(edition, criterion) };
    return [line, ...(depth < 1 ? walk(criterion.children ?? [], depth + 1) : [])];
  });
  return walk(edition.criteria, 0);
}

const shown = (language: Language, value: number | null) => (value === null ? "–" : formatNumber(language, value));

/** The vendor's own values beside the winner's, and the criteria that made the difference. */
function comparison(letter: Letter, t: Translate): Block[] {
  const { language, offer, titles } = letter;
  const winner = winnerOf(letter);
  const all = lines(letter, winner);
  const secret = tellsOtherPrices(letter.edition);
  const title = (criterion: EditionCriterion) => titles.get(criterion.id) ?? criterion.title;
  const rows = all.map(({ criterion, depth, weight, own, other, price }): Row => ({
    indent: depth, strong: depth === 0,
    cells: [title(criterion), formatShare(language, weight), price && secret ? t("outcome.letter.undisclosed") : shown(language, own), price ? t("outcome.letter.undisclosed") : shown(language, other)],
  }));
  const quality = (of: EditionRankedOffer | null) => qualityOf(letter, of);
  const priced = all.some(({ price }) => price);
  rows.push({ strong: true, cells: [t(priced ? "outcome.letter.qualityTotal" : "outcome.letter.total"), "", shown(language, quality(offer)), shown(language, quality(winner))] });
  if (priced) rows.push({ strong: true, cells: [t("outcome.letter.total"), "", secret ? t("outcome.letter.undisclosed") : shown(language, offer.value), t("outcome.letter.undisclosed")] });
  const behind = all
    .filter(({ depth, criterion, price, own, other }) => !price && own !== null && other !== null && (depth === 1 || !(criterion.children ?? []).some(({ id }) => (letter.ranking.weights[id] ?? 0) > 0)))
    .map((line) => ({ ...line, difference: line.weight * (line.other! - line.own!) }));
  const list = (which: typeof behind) => which.slice(0, reasonsShown).map(({ criterion, own, other, difference }) =>
    t("outcome.letter.reason", { criterion: title(criterion), own: shown(language, own), other: shown(language, other), points: formatNumber(language, Math.abs(difference)) }));
  const less = list(behind.filter(({ difference }) => difference > 0.005).sort((a, b) => b.difference - a.difference));
  const more = list(behind.filter(({ difference }) => difference < -0.005).sort((a, b) => a.difference - b.difference));
  return [
    { type: "heading", level: 3, number: null, text: t("outcome.letter.values") },
    { type: "paragraph", text: [offer.rank === null ? "" : t("outcome.letter.rank", { rank: offer.rank }), t("outcome.letter.valuesText"), priced ? t("outcome.letter.priceSecret") : ""].filter(Boolean).join(" ") },
    table(t, rows, [t("outcome.letter.you"), winner?.vendor.name ?? ""]),
    ...(less.length > 0 ? [{ type: "paragraph" as const, text: t("outcome.letter.less") }, { type: "list" as const, ordered: false, items: less }] : []),
    ...(more.length > 0 ? [{ type: "paragraph" as const, text: t("outcome.letter.more") }, { type: "list" as const, ordered: false, items: more }] : []),
  ];
}

/** The total without the price, on 0–100: from this nobody can work out what another asks. */
function qualityOf({ edition, ranking }: Letter, offer: EditionRankedOffer | null): number | null {
  if (!offer) return null;
  let sum = 0;
  let weights = 0;
  for (const criterion of edition.criteria) {
    const weight = ranking.weights[criterion.id] ?? 0;
    if (weight === 0 || isPriceCriterion(edition, criterion)) continue;
    const value = offer.nodes[criterion.id]?.value ?? null;
    if (value === null) return null;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}

function ownValues(letter: Letter, t: Translate): Block[] {
  const { language, offer, titles } = letter;
  const secret = tellsOtherPrices(letter.edition);
  const rows = lines(letter, null).map(({ criterion, depth, weight, own, price }): Row => ({
    indent: depth, strong: depth === 0, cells: [titles.get(criterion.id) ?? criterion.title, formatShare(language, weight), price && secret ? t("outcome.letter.undisclosed") : shown(language, own)],
  }));
  rows.push({ strong: true, cells: [t("outcome.letter.total"), "", secret ? t("outcome.letter.undisclosed") : shown(language, offer.value)] });
  return [{ type: "heading", level: 3, number: null, text: t("outcome.letter.ownValues") }, table(t, rows, [t("outcome.letter.you")])];
}

function table(t: Translate, rows: Row[], offers: string[]): Block {
  return {
    type: "table", summary: t("outcome.letter.values"), rows,
    columns: [
      { header: t("outcome.letter.criterion"), width: 46, rowHeader: true }, { header: t("outcome.letter.weight"), width: 14, align: "right" },
      ...offers.map((header) => ({ header, width: 20, align: "right" as const })),
    ],
  };
}

function excludedBlocks({ edition, offer, language }: Letter, own: DecidedOffer | null, t: Translate): Block[] {
  const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  return [
    { type: "paragraph", tone: "strong", text: t("outcome.letter.excluded", { count: offer.exclusions.length }) },
    {
      type: "table", summary: t("outcome.letter.excluded", { count: offer.exclusions.length }),
      columns: [{ header: t("report.knockOuts.requirement"), width: 54, rowHeader: true }, { header: t("outcome.letter.answer"), width: 23 }, { header: t("report.knockOuts.lowest"), width: 23 }],
      rows: offer.exclusions.map(({ requirement: id, code, answer }) => {
        const requirement = requirements.get(id);
        return {
          cells: [
            requirement ? [{ text: code, tone: "strong" }, { text: requirement.text }] : code,
            answer === null || !requirement ? t("report.knockOuts.noAnswer") : answerText(requirement, answer, language),
            requirement ? lowestAcceptedText(requirement, language) : "–",
          ],
        };
      }),
    },
    ...motivation(own, t),
  ];
}

function closingBlocks({ edition, decision, language, offer }: Letter, own: DecidedOffer | null, t: Translate): Block[] {
  const texts: string[] = [];
  const contact = [edition.contact.name, edition.contact.email].filter(Boolean).join(", ");
  if (decision.kind === "award") {
    if (decision.standstillUntil) {
      const date = formatDate(language, decision.standstillUntil);
      texts.push(t(own?.verdict === "winner" ? "outcome.letter.standstillWinner" : "outcome.letter.standstill", { date }));
    } else if (own?.verdict === "winner") texts.push(t("outcome.letter.noContract"));
  }
  if (own?.verdict === "on-shortlist") texts.push(t("outcome.letter.next"));
  if (contact) texts.push(t("outcome.letter.questions", { contact }));
  if (language !== edition.language && (offer.exclusions.length > 0 || walkEditionCriteria(edition.criteria).length > 0)) texts.push(t("outcome.letter.language"));
  return [
    // The name never stands alone on a page.
    ...texts.map((text, index): Block => ({ type: "paragraph", text, keepWithNext: index === texts.length - 1 })),
    { type: "paragraph", text: t("outcome.letter.regards"), keepWithNext: true },
    { type: "paragraph", tone: "strong", text: edition.contact.name || edition.organisation, keepWithNext: edition.contact.name !== "" },
    ...(edition.contact.name ? [{ type: "paragraph" as const, text: edition.organisation }] : []),
  ];
}
