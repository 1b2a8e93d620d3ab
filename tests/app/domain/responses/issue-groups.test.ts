import { expect, test } from "vitest";

import { issueGroups, likelyMeanings } from "~/domain/responses/issue-groups";
import type { Issue } from "~/domain/responses/reading";

const issue = (severity: Issue["severity"], code: Issue["code"], more: Partial<Issue> = {}): Issue => ({ severity, code, sheet: "Data", cell: "E7", ...more });

test("issues stand by kind: errors first, what asks for a decision before what does not", () => {
  const groups = issueGroups([
    issue("warning", "missing-answer", { cell: "E5" }),
    issue("error", "missing-mandatory"),
    issue("warning", "formula", { likely: 12 }),
    issue("error", "not-understood"),
    issue("error", "not-understood", { cell: "E9", likely: "standard" }),
    issue("warning", "missing-answer", { cell: "E6" }),
  ]);
  expect(groups.map(({ severity, code, issues, toDecide }) => [severity, code, issues.length, toDecide])).toEqual([
    ["error", "not-understood", 2, true],
    ["error", "missing-mandatory", 1, false],
    ["warning", "formula", 1, true],
    ["warning", "missing-answer", 2, false],
  ]);
  expect(groups[3].issues.map(({ cell }) => cell)).toEqual(["E5", "E6"]);
});

test("a question gets each likely meaning once, also when two issues offer it", () => {
  const meanings = likelyMeanings([
    issue("error", "double-question", { requirement: "req.1", likely: "yes" }),
    issue("error", "double-question", { requirement: "req.1", likely: "no" }),
    issue("error", "qualified-yes", { requirement: "req.1", likely: "yes" }),
    issue("error", "not-understood", { requirement: "req.2", likely: 0 }),
    issue("error", "not-understood", { requirement: "req.3" }),
    issue("error", "unknown-question", { likely: "no" }),
  ]);
  expect([...meanings].map(([requirement, own]) => [requirement, own.map(({ value }) => value)])).toEqual([["req.1", ["yes", "no"]], ["req.2", [0]]]);
});
