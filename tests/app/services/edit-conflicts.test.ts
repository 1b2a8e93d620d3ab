import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import { EditConflictError } from "~/domain/edit-conflict";
import type { EditConflict } from "~/domain/edit-conflict";
import { draftFields } from "~/domain/edition/draft-fields";
import { emptyChoice } from "~/domain/intake/posted-choices";
import { requirementFields } from "~/domain/requirements/posted-requirement";
import { saveRequirement } from "~/services/change-requirements";
import { loadWeights, saveWeights } from "~/services/change-weights";
import { loadIntake } from "~/services/load-intake";
import { loadRequirements } from "~/services/load-requirements";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { saveChoices } from "~/services/save-choices";
import type { Context } from "~/services/context.server";
import { setRoles } from "~db/members";
import { insertUser } from "~db/users";

import { contextAt, onBothEngines } from "../../support/databases";
import { publishedSelection } from "../../support/service-selection";

/** What stopped a save; fails when nothing did. */
async function conflictOf(work: Promise<unknown>): Promise<EditConflict> {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EditConflictError);
  return (error as EditConflictError).conflict;
}

onBothEngines("two leads who edit the same thing", (database) => {
  let selection: string;
  let anna: Context;
  let bram: Context;
  const at = "2026-02-10T10:00:00.000Z";

  beforeAll(async () => {
    const machine = contextAt(database().db, "2026-02-01T09:00:00.000Z");
    selection = (await publishedSelection(machine)).id;
    const people = await Promise.all(["Anna", "Bram"].map(async (name) => {
      const id = randomUUID();
      await insertUser(database().db, { id, email: `${name.toLowerCase()}@voorbeeld.example`, name, language: "nl", administrator: false, mayCreate: false, createdAt: at, createdBy: "local-lead" });
      await setRoles(database().db, selection, id, ["lead"], at);
      return { ...contextAt(database().db, at), actor: { kind: "user" as const, id, name, administrator: false, mayCreate: false } };
    }));
    [anna, bram] = people as unknown as [Context, Context];
  });

  test("draft: other fields come together; the same field is refused with who, when and both texts, and then chosen", async () => {
    const { draft } = (await loadRequest(anna, selection))!;
    const base = draftFields(draft);
    await saveDraft(anna, selection, { ...draft, introduction: "Van Anna" }, { base, choices: {} });
    await saveDraft(bram, selection, { ...draft, scope: "Van Bram" }, { base, choices: {} });
    expect((await loadRequest(anna, selection))!.draft).toMatchObject({ introduction: "Van Anna", scope: "Van Bram" });

    const conflict = await conflictOf(saveDraft(bram, selection, { ...draft, introduction: "Ook van Bram" }, { base, choices: {} }));
    expect(conflict).toMatchObject({ by: null, at, disputed: [{ field: "introduction", theirs: "Van Anna", yours: "Ook van Bram" }] });
    expect(await conflictOf(saveDraft(anna, selection, { ...draft, scope: "Ook van Anna" }, { base, choices: {} }))).toMatchObject({ by: "Bram", disputed: [{ field: "scope" }] });
    expect((await loadRequest(anna, selection))!.draft.introduction).toBe("Van Anna");

    await saveDraft(bram, selection, { ...draft, introduction: "Ook van Bram" }, { base, choices: { introduction: { take: "mine", seen: "Van Anna" } } });
    expect((await loadRequest(anna, selection))!.draft).toMatchObject({ introduction: "Ook van Bram", scope: "Van Bram" });
  });

  test("requirement: priority of the one and text of the other both hold; two texts are a choice", async () => {
    const all = (await loadRequirements(anna, selection))!.requirements;
    const requirement = all.find((one) => one.asked && !one.fixed)!;
    const base = requirementFields(requirement);
    const load = { base, choices: {} };
    await saveRequirement(anna, selection, requirement.id, { ...base, text: { nl: "Tekst van Anna", en: "Text by Anna" } }, load);
    await saveRequirement(bram, selection, requirement.id, { ...base, mandatory: !base.mandatory }, load);
    const now = (await loadRequirements(anna, selection))!.requirements.find(({ id }) => id === requirement.id)!;
    expect(now).toMatchObject({ text: { nl: "Tekst van Anna" }, mandatory: !base.mandatory });
    const conflict = await conflictOf(saveRequirement(bram, selection, requirement.id, { ...base, text: { nl: "Tekst van Bram", en: "Text by Bram" } }, load));
    expect(conflict.disputed).toEqual([{ field: "text", theirs: { nl: "Tekst van Anna", en: "Text by Anna" }, yours: { nl: "Tekst van Bram", en: "Text by Bram" } }]);
  });

  test("weights: each sets one and both hold; the same one is a choice", async () => {
    const { tree } = (await loadWeights(anna, selection))!;
    const [first, second] = tree.filter(({ kind }) => kind === "criterion");
    const base = Object.fromEntries(tree.map(({ id, kind, weight }) => [`${kind}.${id}`, weight]));
    const weights = (changes: Record<string, number>) => ({
      criteria: { ...Object.fromEntries(tree.filter(({ kind }) => kind === "criterion").map(({ id, weight }) => [id, weight])), ...changes }, requirements: {},
    });
    const load = { base, choices: {} };
    await saveWeights(anna, selection, weights({ [first!.id]: 71 }), load);
    await saveWeights(bram, selection, weights({ [second!.id]: 72 }), load);
    const after = new Map((await loadWeights(anna, selection))!.tree.map(({ id, weight }) => [id, weight]));
    expect([after.get(first!.id), after.get(second!.id)]).toEqual([71, 72]);
    expect(await conflictOf(saveWeights(bram, selection, weights({ [first!.id]: 73 }), load)))
      .toMatchObject({ disputed: [{ field: `criterion.${first!.id}`, theirs: 71, yours: 73 }] });
  });

  test("checklist: priority of the one and impact of the other both hold; the same part stays theirs and is told", async () => {
    const item = "sd.wish.3";
    const base = [emptyChoice(item)];
    expect(await saveChoices(anna, selection, [{ ...base[0]!, selected: true, priority: "necessary" }], base)).toBeNull();
    expect(await saveChoices(bram, selection, [{ ...base[0]!, selected: true, impact: "high" }], base)).toBeNull();
    expect((await loadIntake(anna, selection))!.choices[item]).toMatchObject({ selected: true, priority: "necessary", impact: "high" });
    const conflict = await saveChoices(anna, selection, [{ ...base[0]!, selected: true, impact: "low", inUse: true }], base);
    expect(conflict).toMatchObject({ by: "Bram", disputed: [{ field: `impact.${item}`, theirs: "high", yours: "low" }] });
    expect((await loadIntake(anna, selection))!.choices[item]).toMatchObject({ impact: "high", inUse: true });
  });
});
