import { expect, it } from "vitest";

import { questionsModel } from "~/documents/questions/questions-model";

import { exampleEdition } from "../../../support/edition";

it("the lines of a question and its answer stay lines in the list for all vendors", () => {
  const { blocks } = questionsModel(exampleEdition(), [
    { number: 1, revision: 1, publishedAt: "2026-11-10T10:00:00Z", question: "Mag het zo?\n\n- eerste punt\n- tweede punt", answer: "Ja.\nOok voor de buitendienst." },
  ]);
  const texts = blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));
  expect(texts.slice(1, -1)).toEqual(["Mag het zo?", "- eerste punt", "- tweede punt", "Ja.", "Ook voor de buitendienst."]);
});
