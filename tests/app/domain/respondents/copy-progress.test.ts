import { expect, test } from "vitest";

import type { ContentItem } from "~/domain/content/pack";
import { copyProgress } from "~/domain/respondents/copy-progress";
import { emptyAnswer } from "~/domain/respondents/own-answer";

const functions = ["data", "sales"].map((id) => ({ id, title: { nl: id, en: id } }));
const items = functions.flatMap(({ id }) => [1, 2, 3, 4].map((number) => ({ id: `${id}.${number}`, kind: "wish", function: id }) as unknown as ContentItem));
const progress = (...ids: string[]) => copyProgress({ functions }, items, new Map(ids.map((id) => [id, { ...emptyAnswer(id), selected: true }])));

test("who answered the first of each part is not nearly done; what was skipped before the last answer was passed", () => {
  expect(progress("data.1", "sales.1")).toMatchObject({ functions: { begun: 2, of: 2 }, passed: { wishes: 2, of: 8 } });
  // The second part only, up to its third wish.
  expect(progress("sales.3").passed).toEqual({ wishes: 3, of: 8 });
  expect(progress("data.4", "sales.4", "data.1").passed).toEqual({ wishes: 8, of: 8 });
  expect(progress().passed).toEqual({ wishes: 0, of: 8 });
});
