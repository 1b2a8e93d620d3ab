import type { Answer, Issue } from "~/domain/responses/reading";

import type { ReadQuestion } from "./question-cells";
import { answerPlace, offer, valueIssues } from "./question-issues";

/** Rows of one question that are told one by one; of further ones only the texts are kept. */
const mostTold = 20;

/**
 * Rows that claim the same question. Rows that say the same, and rows that say nothing beside one that does, are one
 * answer; otherwise there is no answer until a person chooses, each row's meaning is offered, and all texts are kept.
 */
export function readDoubles(read: readonly ReadQuestion[]): { answer: Answer; found: Issue[] } {
  const saying = read.filter(({ answer, reading }) => reading.kind !== "blank" || answer.comment !== "" || answer.evidence !== "");
  const same = (a: Answer, b: Answer) => a.value === b.value && a.comment === b.comment && a.evidence === b.evidence;
  const agreed = saying.length === 0 || saying.every(({ answer }) => same(answer, saying[0].answer));
  const first = saying[0] ?? read[0];

  const found = read.slice(0, mostTold).map(({ row, answer, reading, written }): Issue => {
    const meant = reading.kind === "understood" ? reading.value : reading.kind === "unclear" ? reading.likely : undefined;
    return {
      severity: agreed ? "warning" : "error", code: "double-question", ...answerPlace(row), expected: row.requirement.code,
      found: JSON.stringify([written, answer.comment, answer.evidence]),
      ...(agreed ? {} : { answerType: row.requirement.answer.type, ...offer(meant) }),
    };
  });
  if (agreed) return { answer: first.answer, found: [...found, ...valueIssues(first)] };

  const distinct = (texts: string[]) => [...new Set(texts.filter((text) => text !== ""))].join("\n");
  const answer: Answer = {
    requirement: first.answer.requirement,
    value: null,
    comment: distinct([
      ...saying.map((each) => each.answer.comment),
      ...read.slice(mostTold).map(({ written }) => written),
    ]),
    evidence: distinct(saying.map((each) => each.answer.evidence)),
  };
  return { answer, found: [...found, ...saying.slice(0, mostTold).flatMap((each) => (each.reading.kind === "unclear" ? valueIssues(each) : []))] };
}
