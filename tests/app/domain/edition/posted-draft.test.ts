import { describe, expect, it } from "vitest";

import { draftSchema, newDraft } from "~/domain/edition/draft";
import { draftOfForm } from "~/domain/edition/posted-draft";

function posted(changes: [string, string][] = []): FormData {
  const form = new FormData();
  const base: [string, string][] = [
    ["kind", "rfi"], ["language", "en"], ["introduction", "Who we are\r\n\r\nWhat we want"], ["scope", ""], ["contactName", "A. de Wit"],
    ["contactEmail", " a@example.org "], ["deadline", "2026-12-18T17:00:00"], ["timeZone", "Europe/Amsterdam"],
    ["points.standard", "100"], ["points.configuration", "80"], ["points.partner", "62,5"], ["points.customisation", "40"], ["points.roadmap", "20"], ["points.no", "0"],
  ];
  for (const [name, value] of [...base.filter(([name]) => !changes.some(([other]) => other === name)), ...changes]) form.append(name, value);
  return form;
}

describe("the posted draft", () => {
  it("is a draft with one kind of line end, a deadline to the minute and points with a decimal comma", () => {
    expect(draftSchema.parse(draftOfForm(posted()))).toEqual({
      ...newDraft("en", "rfi"), introduction: "Who we are\n\nWhat we want", contact: { name: "A. de Wit", email: "a@example.org" },
      deadline: "2026-12-18T17:00", scale: newDraft("en").scale.map((line) => (line.key === "partner" ? { ...line, points: 62.5 } : line)),
    });
  });

  it("seals an RFP and not an RFI unless the lead says otherwise, and an RFI no longer by the tick of the RFP that it was", () => {
    const sealed = (changes: [string, string][]) => draftSchema.parse(draftOfForm(posted(changes))).sealed;
    expect(sealed([["kind", "rfp"]])).toBe(true);
    expect(sealed([["kind", "rfp"], ["gatesOf", "rfp"]])).toBe(false);
    expect(sealed([["kind", "rfi"], ["gatesOf", "rfp"], ["sealed", "on"]])).toBe(false);
    expect(sealed([["kind", "rfi"], ["gatesOf", "rfi"], ["sealed", "on"]])).toBe(true);
    const prices = (changes: [string, string][]) => draftSchema.parse(draftOfForm(posted(changes))).priceEnvelope;
    expect([prices([["gatesOf", "rfi"], ["priceEnvelope", "on"]]), prices([["gatesOf", "rfi"], ["sealed", "on"], ["priceEnvelope", "on"]])]).toEqual([false, true]);
  });

  it("leaves out planning rows that are empty or half typed, and keeps the date with its step", () => {
    const rows: [string, string][] = [
      ["planningLabel", "Questions until"], ["planningDate", "2026-12-01"], ["planningLabel", ""], ["planningDate", ""], ["planningLabel", "Demonstrations"], ["planningDate", ""], ["planningLabel", "Choice"], ["planningDate", "2027-01-15"],
    ];
    expect(draftOfForm(posted(rows)).planning).toEqual([{ label: "Questions until", date: "2026-12-01" }, { label: "Choice", date: "2027-01-15" }]);
  });

  it("refuses points that are left blank or off the scale, each at its place", () => {
    const result = draftSchema.safeParse(draftOfForm(posted([["points.partner", " "], ["points.no", "101"]])));
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toEqual(["scale.2.points", "scale.5.points"]);
  });
});
