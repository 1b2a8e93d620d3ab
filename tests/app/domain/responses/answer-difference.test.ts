import { expect, test } from "vitest";

import { answerChanges } from "~/domain/responses/answer-difference";
import type { Answer } from "~/domain/responses/reading";

const answer = (requirement: string, value: Answer["value"], comment = "", evidence = ""): [string, Answer] => [requirement, { requirement, value, comment, evidence }];

test("an answer differs in its value, its explanation or its evidence, each named", () => {
  const before = new Map([answer("a", "standard"), answer("b", 12, "zonder btw"), answer("c", "yes", "", "bijlage"), answer("d", null)]);
  const after = new Map([answer("a", "roadmap"), answer("b", 12, "met btw"), answer("c", null, "", ""), answer("d", null)]);
  expect(answerChanges(["c", "a", "b", "d"], before, after).map(({ requirement, parts }) => [requirement, parts])).toEqual([
    ["c", ["value", "evidence"]], ["a", ["value"]], ["b", ["comment"]],
  ]);
});

test("no answer and a blank one are the same; an answer that is gone or new is a change", () => {
  const before = new Map([answer("gone", "no"), answer("blank", null)]);
  const after = new Map([answer("new", 0)]);
  expect(answerChanges([], before, after)).toEqual([
    { requirement: "gone", parts: ["value"], before: before.get("gone"), after: null },
    { requirement: "new", parts: ["value"], before: null, after: after.get("new") },
  ]);
});
