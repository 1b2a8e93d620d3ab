import fc from "fast-check";
import { expect, test } from "vitest";

import { compareVersions, idOf, itemIdOf, packProblems, versionAfter, withCriterion, withEmphasis, withItem, withoutCriterion, withoutItem } from "~/domain/content/edit-pack";
import { contentPackSchema, packItemSchema } from "~/domain/content/pack";
import { emphasisName, fieldsOfItem, postedEmphasis, postedItem, workPlaceName } from "~/domain/content/posted-item";
import { readContentPacks } from "~/services/content-packs";

const [crm] = (await readContentPacks()).filter(({ id }) => id === "crm");

test("every item of the product's own content comes back from its form as it was", () => {
  for (const item of crm.items) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fieldsOfItem(item))) form.set(name, value);
    const again = packItemSchema.parse(postedItem(form, item.id, item.kind, item));
    expect(again).toEqual(item);
  }
});

test("the pages on which an activity is done are ticked; other kinds keep what they had", () => {
  const activity = crm.items.find((item) => item.kind === "activity" && item.places?.length === 1)!;
  const form = new FormData();
  for (const [name, value] of Object.entries(fieldsOfItem(activity))) form.set(name, value);
  const [place] = activity.kind === "activity" ? activity.places! : [];
  form.set(workPlaceName("swot"), "on");
  expect(packItemSchema.parse(postedItem(form, activity.id, "activity", activity))).toMatchObject({ places: [place, "swot"] });
  form.delete(workPlaceName(place!));
  form.delete(workPlaceName("swot"));
  expect(packItemSchema.parse(postedItem(form, activity.id, "activity", activity))).not.toHaveProperty("places");
});

test("a class asks for weights, until it or the criterion goes", () => {
  const form = new FormData();
  for (const [name, value] of [["functionality.data", "40"], ["support", " "], ["openness.data", "12,5"]]) form.set(emphasisName(name!), value!);
  expect(postedEmphasis(form)).toEqual({ "functionality.data": 40, "openness.data": 12.5 });
  const changed = withEmphasis(crm, "inv.type.1", { "openness.data": 12.5 });
  expect(changed.emphasis).toEqual({ ...crm.emphasis, "inv.type.1": { "openness.data": 12.5 } });
  expect(packProblems(withoutItem(changed, "inv.type.1")).filter(({ code }) => code === "emphasis")).toEqual([]);
  expect(Object.keys(withoutItem(changed, "inv.type.1").emphasis!)).not.toContain("inv.type.1");
  const gone = withoutCriterion(crm, "openness.data")!;
  expect(JSON.stringify(gone.emphasis)).not.toContain("openness.data");
  expect(packProblems(gone).filter(({ code }) => code === "emphasis")).toEqual([]);
});

test("an item goes behind the last of its kind, keeps its place when it changes, and takes nobody's id", () => {
  const wish = { id: "wish.own-1", kind: "wish" as const, function: "data", text: { nl: "Een wens", en: "A wish" } };
  const added = withItem(crm, wish, null)!;
  const at = added.items.findIndex(({ id }) => id === wish.id);
  expect([added.items[at - 1].kind, added.items[at + 1].kind === "wish"]).toEqual(["wish", false]);
  const changed = withItem(added, { ...wish, text: { nl: "Een andere", en: "Another" } }, wish.id)!;
  expect(changed.items.findIndex(({ id }) => id === wish.id)).toBe(at);
  expect(withItem(crm, { ...wish, id: crm.items[0].id }, null)).toBeNull();
  expect(withoutItem(added, wish.id)).toEqual(crm);
  expect(itemIdOf(added, "wish")).toBe("wish.own-2");
});

test("a criterion that requirements stand under is missed when it goes, and a new one hangs under its parent", () => {
  expect(packProblems(crm)).toEqual([]);
  const gone = withoutCriterion(crm, "support.exit")!;
  expect(new Set(packProblems(gone).map(({ code, about }) => `${code} ${about}`))).toEqual(new Set(["criterion-unknown support.exit"]));
  const more = withCriterion(crm, { id: "support.green", parent: "support", title: { nl: "Duurzaamheid", en: "Sustainability" }, weight: 5 })!;
  expect(contentPackSchema.parse(more).criteria.find(({ id }) => id === "support")!.children!.at(-1)).toEqual({ id: "support.green", title: { nl: "Duurzaamheid", en: "Sustainability" }, weight: 5 });
  expect(withCriterion(crm, { id: "support.exit", parent: "support", title: { nl: "x", en: "y" }, weight: 1 })).toBeNull();
});

test("versions are compared as numbers, and the next is higher", () => {
  expect(compareVersions("1.10.0", "1.9.9")).toBeGreaterThan(0);
  fc.assert(fc.property(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)), (parts) => {
    const version = parts.join(".");
    expect(compareVersions(versionAfter(version), version)).toBeGreaterThan(0);
  }));
});

test("an id is made of a title, and is not one that is taken", () => {
  expect(idOf("Éigen CRM-inhoud!", new Set())).toBe("eigen-crm-inhoud");
  expect(idOf("crm", new Set(["crm", "crm-2"]))).toBe("crm-3");
});
