import { expect, test } from "vitest";

import { requestModel } from "~/documents/request/request-model";

import { exampleEdition } from "../../../support/edition";

const first = exampleEdition({ requirements: 12 });
const second = structuredClone({
  ...first, id: "edition-2", number: 2, code: "RFP-2-ABCDE", deadline: "2027-01-08T16:00:00Z",
  addendum: { previous: { id: first.id, code: first.code, number: 1 }, text: "Wij vragen minder.\n\nEn geven meer tijd." },
});
second.requirements[1].text = "Een andere vraag?";
second.requirements.pop();

test("an addendum's document says in a chapter of its own what has changed, and a first edition's does not", () => {
  const { blocks } = requestModel(second, first);
  const headings = blocks.flatMap((block) => (block.type === "heading" ? [`${block.number ?? ""} ${block.text}`.trim()] : []));
  expect(headings.slice(1, 5)).toEqual(["2 Wijzigingen sinds RFP-1-K7QX", "2.1 Algemeen", "2.2 Gewijzigde eisen en vragen", "2.3 Vervallen eisen en vragen"]);
  const start = blocks.findIndex((block) => block.type === "heading" && block.number === "2");
  expect(blocks.slice(start + 2, start + 4)).toEqual([{ type: "paragraph", text: "Wij vragen minder." }, { type: "paragraph", text: "En geven meer tijd." }]);
  const rows = blocks.slice(start).flatMap((block) => (block.type === "table" ? [block.rows.map(({ cells }) => cells)] : []));
  expect(rows.slice(0, 3)).toEqual([
    [["Antwoorden vóór", "18 december 2026 om 17:00 CET", "8 januari 2027 om 17:00 CET"]],
    [["F-002", "Tekst", first.requirements[1].text, "Een andere vraag?"]],
    [[first.requirements[11].code, first.requirements[11].text]],
  ]);
  expect(requestModel(first).blocks.some((block) => block.type === "heading" && block.text.startsWith("Wijzigingen"))).toBe(false);
});
