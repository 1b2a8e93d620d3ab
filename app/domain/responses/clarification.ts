import { rewordedRequirements } from "../edition/difference";
import type { Edition, EditionRequirement } from "../edition/edition";
import { nullFails } from "../selection/stages";
import type { RoundStage } from "../selection/stages";
import { answerChanges } from "./answer-difference";
import type { AnswerChange } from "./answer-difference";
import type { Answer, Reading } from "./reading";

/** One thing that the lead asks a vendor after its answers came in: about a requirement, or in general. */
export interface ClarificationQuestion {
  id: string;
  /** Null for a question about the offer as a whole. */
  requirement: string | null;
  text: string;
}

/** What a clarification workbook says beside the edition's own words; in the edition's language. */
export interface ClarificationWords {
  title: string;
  /** Before the lead's question, under the requirement that it is about. */
  asked: string;
}

/** Id of the only criterion of a clarification, and the start of the ids of its general questions. */
const clarificationCriterion = "clarification";
const generalPrefix = `${clarificationCriterion}.`;

/** The requirement id under which the answer to a general question is read. */
export function generalId(question: string): string {
  return generalPrefix + question;
}

/** The requirement id under which a question is answered in the workbook and on the page. */
export function answeredUnder({ id, requirement }: ClarificationQuestion): string {
  return requirement ?? generalId(id);
}

/** The code of a clarification that people see: that of the edition, and its number in the round. */
export function clarificationCode(editionCode: string, number: number): string {
  return `${editionCode}/${number}`;
}

/** The parts of such a code; null for any other, such as that of an edition. */
export function parseClarificationCode(code: string): { edition: string; number: number } | null {
  const match = /^([^/\s]+)\/(\d{1,6})$/.exec(code);
  return match ? { edition: match[1], number: Number(match[2]) } : null;
}

/**
 * What a vendor is asked, as an edition of its own with only these questions on one sheet, so that the same workbook is
 * written and read as for the request itself. Id and scale stay those of the edition that the answers answer. Questions
 * about a requirement that the edition does not have are left out.
 */
export function clarificationEdition(
  edition: Edition, { number, dueAt, questions }: { number: number; dueAt: string; questions: readonly ClarificationQuestion[] }, words: ClarificationWords,
): Edition {
  const byId = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  let general = 0;
  const requirements = questions.flatMap((question): EditionRequirement[] => {
    if (question.requirement === null) {
      general += 1;
      return [{
        id: generalId(question.id), code: `QA-${String(general).padStart(3, "0")}`, criterion: clarificationCriterion, text: question.text, note: null, answer: { type: "text" },
        priority: "desirable", weight: 0, mandatory: false, lowestAccepted: "no", valuedBy: "answer", source: null,
      }];
    }
    const requirement = byId.get(question.requirement);
    const note = [requirement?.note ?? "", `${words.asked} ${question.text}`].filter((text) => text !== "").join("\n");
    return requirement ? [{ ...requirement, criterion: clarificationCriterion, note }] : [];
  });
  return {
    ...edition, code: clarificationCode(edition.code, number), title: words.title, deadline: dueAt, addendum: undefined,
    criteria: [{ id: clarificationCriterion, title: words.title, weight: 1 }], requirements,
  };
}

/** Requirements of the asked questions that a returned workbook has no row for: nothing is known of them. */
export function notReturned({ issues }: Pick<Reading, "issues">): Set<string> {
  return new Set(issues.flatMap(({ code, requirement }) => (code === "question-missing" && requirement !== undefined ? [requirement] : [])));
}

/** What a reply to a clarification changes in a vendor's answers. */
export interface ClarifiedAnswers {
  /** All answers: the earlier ones, with the clarified ones in their place. */
  answers: Answer[];
  /** The asked requirements of which something changes, in the order of the questions. */
  changes: AnswerChange[];
  /** Asked requirements whose reply cannot be taken over, because the vendor has answered another wording since. */
  reworded: string[];
}

/**
 * Carries all earlier answers over and puts in place what the reply says to the asked questions; nothing else of the
 * reply counts. What the reply has no row for stays as it was.
 *
 * @param asked the edition on which the questions were asked
 * @param current the edition that the earlier answers answer
 * @param keepValues requirements of which the value stays what it was, and only explanation and evidence are taken over
 */
export function clarifiedAnswers(
  questions: readonly ClarificationQuestion[], reply: Reading, earlier: ReadonlyMap<string, Answer>, asked: Edition, current: Edition, keepValues: ReadonlySet<string> = new Set(),
): ClarifiedAnswers {
  const said = new Map(reply.answers.map((answer) => [answer.requirement, answer]));
  const absent = notReturned(reply);
  const otherWording = asked.id === current.id ? new Map() : rewordedRequirements(asked, current);
  const known = new Set(current.requirements.map(({ id }) => id));
  const after = new Map(earlier);
  const about: string[] = [];
  const reworded: string[] = [];
  for (const { requirement } of questions) {
    const answer = requirement === null ? undefined : said.get(requirement);
    if (requirement === null || !answer || absent.has(requirement)) continue;
    if (otherWording.has(requirement) || !known.has(requirement)) {
      reworded.push(requirement);
      continue;
    }
    about.push(requirement);
    after.set(requirement, keepValues.has(requirement) ? { ...answer, value: earlier.get(requirement)?.value ?? null } : answer);
  }
  const asOf = (answers: ReadonlyMap<string, Answer>) => new Map(about.flatMap((id) => { const answer = answers.get(id); return answer ? [[id, answer] as const] : []; }));
  return { answers: [...after.values()], changes: answerChanges(about, asOf(earlier), asOf(after)), reworded };
}

/** Whether a change touches the value itself, by which offers are ranked, and not only its explanation. */
export function changesValue({ parts }: AnswerChange): boolean {
  return parts.includes("value");
}

/** A submission as far as it matters to which answers were clarified. */
interface ClarifyingSubmission {
  number: number;
  /** Requirements that it clarified; null for one that a vendor sent of its own accord. */
  clarified: readonly string[] | null;
}

/** The requirements whose answer in the last submission came by a clarification: since the last full one. */
export function clarifiedIn(submissions: readonly ClarifyingSubmission[]): Set<string> {
  const clarified = new Set<string>();
  for (const submission of [...submissions].sort((a, b) => a.number - b.number)) {
    if (submission.clarified === null) clarified.clear();
    else for (const requirement of submission.clarified) clarified.add(requirement);
  }
  return clarified;
}

/** Whether a round in this stage still takes up what clarifications bring: from publication until it is concluded. */
export function takesClarifications(stage: RoundStage): boolean {
  return stage !== "drafting" && stage !== "concluded";
}

/**
 * Why a reply does not count by itself: the lead took its questions back, the round is over, it came after the time that
 * was given, or it changes a value by which offers are ranked after the round was closed. Null when it counts at once.
 */
export type ReplyHold = "withdrawn" | "over" | "late" | "value";

/** See `ReplyHold`; "late" and "value" are for the lead to decide, with a reason. */
export function replyHold({ withdrawn, late, stage, changes }: { withdrawn: boolean; late: boolean; stage: RoundStage; changes: readonly AnswerChange[] }): ReplyHold | null {
  if (withdrawn) return "withdrawn";
  if (!takesClarifications(stage)) return "over";
  if (late) return "late";
  return nullFails(stage) && changes.some(changesValue) ? "value" : null;
}
