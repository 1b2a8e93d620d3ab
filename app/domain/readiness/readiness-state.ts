import { questionsInWords } from "../business-case/answered-questions";
import { itemsOfKind } from "../content/pack";
import type { ContentItem, ContentPack, Heading } from "../content/pack";
import type { RequirementLink } from "../requirements/requirement-link";
import { emptyAnswer } from "./answer";
import type { AnswerContent, ReadinessAction, ReadinessAnswer } from "./answer";
import { kindOf, toneOf } from "./answer-kinds";
import type { AnswerKind, Tone } from "./answer-kinds";
import { areasFor } from "./partner-needs";

/** How many questions of a section read how; `open` are those without an answer. */
export type ToneCounts = Record<Tone | "open", number>;

export interface ReadinessQuestion {
  item: ContentItem;
  kind: AnswerKind;
  answer: ReadinessAnswer;
  /** Null while it is not answered. */
  tone: Tone | null;
}

export interface ReadinessSection extends Omit<Heading, "groups"> {
  groups: NonNullable<Heading["groups"]>;
  questions: ReadinessQuestion[];
  counts: ToneCounts;
  answered: number;
  /** 0–1 of what was judged: all of a yes, half of a partly; null while nothing is judged. */
  share: number | null;
}

/** Something the organisation cannot do itself, and the requirements on a partner that make up for it. */
export interface PartnerNeed {
  question: ContentItem;
  areas: { area: ContentItem; requirement: string; linked: boolean }[];
}

export interface ReadinessState {
  sections: ReadinessSection[];
  answered: number;
  total: number;
  actions: (ReadinessAction & { overdue: boolean })[];
  needs: PartnerNeed[];
}

/** Whether a question is about the return. What figures answer is not asked twice; the rest is asked with the other questions. */
export const isOfBusinessCase = (question: string) => /^inv\.3\./.test(question);

/** The questions of a pack that an organisation asks itself: not those that the business case answers, nor those for vendors. */
export function ownQuestions(pack: Pick<ContentPack, "items">): ContentItem[] {
  const asked = new Set(itemsOfKind(pack, "requirement").map(({ source }) => source));
  return itemsOfKind(pack, "question").filter(({ id }) => (!isOfBusinessCase(id) || questionsInWords.includes(id)) && !asked.has(id));
}

/** How an answer reads; null while there is none. */
export function answerTone(kind: AnswerKind, answer: AnswerContent): Tone | null {
  if (kind.shape === "options") return toneOf(kind, answer.value);
  return (kind.shape === "number" && answer.number !== null) || answer.text !== "" ? "told" : null;
}

/** A no or a partly: something that may ask for an action. */
export const isWeak = (tone: Tone | null) => tone === "weak" || tone === "half";

/** What the pack asks of the organisation, answered as far as it is, as seen on a day (`YYYY-MM-DD`). */
export function readinessState(
  pack: Pick<ContentPack, "items" | "sections">, answers: readonly ReadinessAnswer[], actions: readonly ReadinessAction[], links: readonly RequirementLink[], today: string,
): ReadinessState {
  const given = new Map(answers.map((answer) => [answer.id, answer]));
  const questions = ownQuestions(pack).map((item): ReadinessQuestion => {
    const kind = kindOf(item.id);
    const answer = given.get(item.id) ?? { id: item.id, ...emptyAnswer };
    return { item, kind, answer, tone: answerTone(kind, answer) };
  });
  const headings = [...pack.sections, ...(questions.some(({ item }) => !pack.sections.some(({ id }) => id === item.section)) ? [otherSection] : [])];
  const sections = headings.flatMap((heading) => {
    const own = questions.filter(({ item }) => (pack.sections.some(({ id }) => id === item.section) ? item.section === heading.id : heading === otherSection));
    return own.length === 0 ? [] : [{ id: heading.id, title: heading.title, groups: heading.groups ?? [], questions: own, ...summed(own) }];
  });
  return {
    sections,
    answered: questions.filter(({ tone }) => tone !== null).length,
    total: questions.length,
    actions: actions.map((action) => ({ ...action, overdue: action.state !== "done" && action.due !== null && action.due < today })),
    needs: partnerNeeds(pack, questions, links),
  };
}

/** Where a pack has questions under no heading. */
const otherSection: Heading = { id: "other", title: { nl: "Overige vragen", en: "Other questions" } };

function summed(questions: readonly ReadinessQuestion[]): Pick<ReadinessSection, "counts" | "answered" | "share"> {
  const count = (tone: Tone | null) => questions.filter((question) => question.tone === tone).length;
  const counts: ToneCounts = { good: count("good"), half: count("half"), weak: count("weak"), told: count("told"), none: count("none"), open: count(null) };
  const judged = counts.good + counts.half + counts.weak;
  return { counts, answered: questions.length - counts.open, share: judged === 0 ? null : (counts.good + counts.half / 2) / judged };
}

function partnerNeeds(pack: Pick<ContentPack, "items">, questions: readonly ReadinessQuestion[], links: readonly RequirementLink[]): PartnerNeed[] {
  const areas = new Map(itemsOfKind(pack, "partner-area").map((item) => [item.id, item]));
  const requirements = itemsOfKind(pack, "requirement");
  return questions.filter(({ item, tone }) => tone === "weak" && areasFor(item.id).length > 0).map(({ item }) => ({
    question: item,
    areas: areasFor(item.id).flatMap((id) => {
      const [area, requirement] = [areas.get(id), requirements.find(({ source }) => source === id)];
      if (!area || !requirement) return [];
      return [{ area, requirement: requirement.id, linked: links.some((link) => link.kind === "need" && link.origin === item.id && link.requirement === requirement.id) }];
    }),
  }));
}
