import { afterAll, beforeAll, expect, test } from "vitest";

import { loadGaps } from "~/services/gaps";
import { loadGoals } from "~/services/goals";
import { addReadinessAction } from "~/services/readiness-actions";

import { testUser } from "../../support/accounts";
import { freshDatabase } from "../../support/databases";
import type { TestDatabase } from "../../support/databases";
import { plannedSelection } from "../../support/planned-selection";
import { pagesOf, plainHtml, savingForm } from "../../support/rendered-pages";

let database: TestDatabase;
let load: Awaited<ReturnType<typeof pagesOf>>;
let base: string;
let pages: string[];

beforeAll(async () => {
  database = await freshDatabase("sqlite");
  const { context, token } = await testUser(database.db, { mayCreate: true });
  const id = await plannedSelection(context);
  base = `/selections/${id}`;
  await addReadinessAction(context, id, null, "Opleiding regelen");
  load = await pagesOf(database.db, token);
  const [goal, gap] = [(await loadGoals(context, id)).goals[0]!.id, (await loadGaps(context, id)).gaps.find(({ covers }) => covers.length > 0)!.id];
  pages = [
    "goals", `goals/${goal}`, "gaps", `gaps/${gap}`, "preconditions", "phases/1", "phases/3", "phases/5", "phases/roles", "phases/swot", "phases/solution",
    "readiness", "readiness/5", "readiness/14", "risks", "implementation", "business-case", `levels/goal/${goal}`,
  ];
});
afterAll(async () => {
  delete (globalThis as { shortlistDatabase?: unknown }).shortlistDatabase;
  await database.drop();
});

const changes = async () => (await database.db.selectFrom("audit").select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow()).count;

/** What the pages answer to a form; none of it may be a change. */
async function answers(post: (form: { action: string; fields: [string, string][] }) => [string, string][], well: (answer: Awaited<ReturnType<typeof load>>) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const page of pages) {
    const form = savingForm((await load(`${base}/${page}`)).html);
    if (!form) {
      wrong.push(`${page}: no form`);
      continue;
    }
    const before = await changes();
    const answer = await load(form.action, new URLSearchParams(post(form)));
    if (!well(answer)) wrong.push(`${page}: ${answer.status} ${answer.location}`);
    if ((await changes()) !== before) wrong.push(`${page}: changed`);
  }
  return wrong;
}

test("a form that is posted as it was loaded says that nothing changed", async () => {
  expect(await answers(({ fields }) => [...fields, ["intent", "save"]], ({ location }) => /\?done=0(#|$)/.test(location ?? ""))).toEqual([]);
  expect(plainHtml((await load(`${base}/risks?done=0`)).html)).toContain("Er is niets veranderd");
});

test("rubbish empties nothing, and is never said to be saved", async () => {
  expect(await answers(() => [["intent", "save"], ["rubbish", "x"]], ({ status, location }) => status === 422 || /\?done=0(#|$)/.test(location ?? ""))).toEqual([]);
  expect(await answers(() => [], ({ status, location }) => status === 422 || /\?done=0(#|$)/.test(location ?? ""))).toEqual([]);
});

test("a button that a page does not have is refused by name, with nothing saved of what was typed beside it", async () => {
  const typed = (fields: [string, string][]) => fields.map(([name, value]): [string, string] => [name, /note|text|reason|lessons/.test(name) ? `${value} en meer` : value]);
  expect(await answers(({ fields }) => [...typed(fields), ["intent", "explode:1"]], ({ status, html }) => status === 422 && plainHtml(html).includes("De knop ‘explode:1’ hoort niet bij deze pagina"))).toEqual([]);
});
