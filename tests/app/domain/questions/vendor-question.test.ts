import { describe, expect, test } from "vitest";

import { mayPublish, namesIn, questionState, takesQuestions } from "~/domain/questions/vendor-question";

const text = (question: string, answer: string) => ({ question, answer });

describe("a question of a vendor", () => {
  test("waits for its answer, then for its publication", () => {
    expect(questionState({ draft: text("Hoeveel?", " "), published: null, dismissed: false })).toBe("open");
    expect(questionState({ draft: text("Hoeveel?", "Tien."), published: null, dismissed: false })).toBe("ready");
    expect(questionState({ draft: text("Hoeveel?", "Tien."), published: text("Hoeveel?", "Tien."), dismissed: false })).toBe("published");
    expect(questionState({ draft: text("Hoeveel?", "Elf."), published: text("Hoeveel?", "Tien."), dismissed: false })).toBe("changed");
  });

  test("is not published without an answer, nor emptied after it was", () => {
    expect(mayPublish("open", text("Hoeveel?", ""))).toBe(false);
    expect(mayPublish("ready", text("Hoeveel?", "Tien."))).toBe(true);
    expect(mayPublish("changed", text("Hoeveel?", " "))).toBe(false);
    expect(mayPublish("dismissed", text("Hoeveel?", "Tien."))).toBe(false);
  });

  test("can be asked up to and including the moment that was set, and not before one was", () => {
    expect(takesQuestions(null, "2026-05-01T00:00:00.000Z")).toBe(false);
    expect(takesQuestions("2026-05-01T12:00:00.000Z", "2026-05-01T12:00:00.000Z")).toBe(true);
    expect(takesQuestions("2026-05-01T12:00:00.000Z", "2026-05-01T12:00:00.001Z")).toBe(false);
  });

  test("is searched for the names of every vendor, in question and answer", () => {
    const vendors = [
      { name: "Zeester Software", package: "Kwal CRM", contactName: "Jo Haring", contactEmail: "jo@zeester.example" },
      { name: "Inktvis BV", package: "Octo", contactName: "", contactEmail: "" },
    ];
    expect(namesIn(text("Werkt de koppeling met Kwal CRM?", "Ja, ook met die van Inktvis BV."), vendors).sort()).toEqual(["inktvis bv", "kwal crm"]);
    expect(namesIn(text("Hoeveel gebruikers zijn er?", "Tien."), vendors)).toEqual([]);
  });
});
