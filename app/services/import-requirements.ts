import { readTablesInWorker } from "~/documents/workbook/reading-pool";
import { canonicalJson } from "~/domain/canonical-json";
import { leafCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import { criterionWords } from "~/domain/import/criterion";
import { guessSettings } from "~/domain/import/guess";
import { groupsToPlace, planImport, plannedRequirements } from "~/domain/import/plan";
import type { ImportPlan, KnownText } from "~/domain/import/plan";
import type { ImportSettings } from "~/domain/import/settings";
import type { TableSheet } from "~/domain/import/table";
import { requirementSchema } from "~/domain/requirements/requirement";
import type { Requirement } from "~/domain/requirements/requirement";
import { UserError } from "~/domain/user-error";
import { deleteRequirementRecord, insertOwnRequirements, loadRequirementRecords } from "~db/requirements";
import { findImport, insertImport, keepTable, listImports, loadTable, updateImport } from "~db/requirement-imports";
import type { RequirementImport } from "~db/requirement-imports";
import type { Db } from "~db/schema";
import { userNames } from "~db/users";

import { change, look } from "./context.server";
import type { Context } from "./context.server";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

/** A list that was put in, as the page of lists shows it. */
export interface ImportSummary extends Pick<RequirementImport, "id" | "fileName" | "state" | "refusal" | "createdAt"> {
  by: string;
  imported: number;
}

/** The lists of requirements that were put into a selection, newest first. */
export async function loadImports(context: Context, selectionId: string): Promise<ImportSummary[]> {
  await look(context, selectionId, "view-imports");
  const imports = await listImports(context.db, selectionId);
  const names = await userNames(context.db, imports.map(({ createdBy }) => createdBy));
  return imports.map(({ id, fileName, state, refusal, createdAt, createdBy, imported }) => ({
    id, fileName, state, refusal, createdAt, by: names.get(createdBy) ?? "", imported: state === "imported" ? imported.length : 0,
  }));
}

/**
 * Keeps a file with a list of requirements and reads it. The bytes are stored before anything looks into them; a file that
 * cannot be read is kept with why. No requirement changes.
 */
export async function receiveList(context: Context, selectionId: string, file: { fileName: string; bytes: Uint8Array }): Promise<{ importId: string; ok: boolean }> {
  const importId = context.newId();
  await change(context, { selection: selectionId, action: "import-receive" }, async ({ trx, at, record }) => {
    const hash = await insertImport(trx, { ...file, id: importId, selectionId, by: context.actor.id }, at);
    await record({ subject: importId, after: { hash, size: file.bytes.byteLength } });
  });
  const result = await readTablesInWorker(file.bytes);
  const empty = result.ok && result.table.every(({ rows }) => rows.length === 0);
  await change(context, { selection: selectionId, action: "import-settle" }, async ({ trx, at, record }) => {
    const refusal = !result.ok ? result.refusal : empty ? { code: "not-a-workbook" as const, found: "empty", expected: "" } : null;
    const settings = result.ok ? guessSettings(result.table) : null;
    await keepTable(trx, importId, refusal ? { refusal } : { table: result.ok ? result.table : [], settings: settings! }, at);
    await record({ subject: importId, after: refusal ? { refusal: refusal.code } : { settings } });
  });
  return { importId, ok: result.ok && !empty };
}

/** A list between its file and its requirements. */
export interface ImportView {
  import: Pick<RequirementImport, "id" | "fileName" | "state" | "refusal" | "createdAt">;
  settings: ImportSettings;
  table: TableSheet[];
  plan: ImportPlan;
  criteria: Criterion[];
  /** Texts of the requirements that rows are alike to. */
  known: Record<string, string>;
  imported: number;
}

/** One list, as far as it has been settled; null when there is none with this id. Of a refused one everything but why is empty. */
export async function loadImport(context: Context, selectionId: string, importId: string): Promise<ImportView | null> {
  await look(context, selectionId, "view-imports");
  const found = await findImport(context.db, selectionId, importId);
  const state = await loadState(context.db, selectionId);
  if (!found || !state) return null;
  const { id, fileName, state: standing, refusal, createdAt } = found;
  const table = (await loadTable(context.db, found)) ?? [];
  const settings = found.settings ?? guessSettings([]);
  const plan = planOf(state, table, settings, found.imported);
  const alike = new Set(plan.rows.flatMap(({ alike: to }) => (to?.to.kind === "requirement" ? [to.to.id] : [])));
  return {
    import: { id, fileName, state: standing, refusal, createdAt }, settings, table, plan, criteria: state.criteria,
    known: Object.fromEntries(state.requirements.filter((one) => alike.has(one.id)).map(({ id: one, text }) => [one, text[settings.language] ?? text.nl ?? text.en ?? ""])),
    imported: standing === "imported" ? found.imported.length : 0,
  };
}

/** What a list becomes beside the requirements that are there; what it became itself is not compared with. */
function planOf(state: SelectionState, table: readonly TableSheet[], settings: ImportSettings, imported: readonly Requirement[]): ImportPlan {
  const own = new Set(imported.map(({ id }) => id));
  const texts = state.requirements.map(({ id, criterion, text }) => ({ id, criterion, texts: [text.nl, text.en].filter((one) => one !== undefined) }));
  const known: KnownText[] = texts.filter(({ id }) => !own.has(id));
  return planImport(table, settings, known, criterionWords(state.criteria, texts));
}

async function requireOpen(trx: Db, selectionId: string, importId: string): Promise<RequirementImport & { settings: ImportSettings }> {
  const found = await findImport(trx, selectionId, importId);
  if (!found) throw new UserError("unknown-import");
  if (found.state === "imported") throw new UserError("import-done");
  if (found.state === "refused" || !found.settings) throw new UserError("import-refused");
  return { ...found, settings: found.settings };
}

/** Keeps how a list is read, as one of the steps changed it. */
export async function settleImport(context: Context, selectionId: string, importId: string, settle: (settings: ImportSettings) => ImportSettings): Promise<void> {
  await change(context, { selection: selectionId, action: "import-settle" }, async ({ trx, at, record }) => {
    const { settings } = await requireOpen(trx, selectionId, importId);
    const after = settle(settings);
    if (canonicalJson(after) === canonicalJson(settings)) return;
    await updateImport(trx, importId, { settings: after }, at);
    await record({ subject: importId, before: settings, after });
  });
}

/** Makes requirements of the rows that are taken, all or none. Throws `UserError` while a group has no place in the tree. */
export async function importRequirements(context: Context, selectionId: string, importId: string): Promise<{ count: number }> {
  return change(context, { selection: selectionId, action: "requirements-import" }, async ({ trx, at, record }) => {
    const found = await requireOpen(trx, selectionId, importId);
    const table = await loadTable(trx, found);
    const state = await loadState(trx, selectionId);
    if (!table || !state) throw new UserError("import-refused");
    const plan = planOf(state, table, found.settings, []);
    if (groupsToPlace(plan).length > 0) throw new UserError("import-groups", { count: groupsToPlace(plan).length });
    const taken = new Set(state.requirements.map(({ id }) => id));
    const leaves = new Set(leafCriteria(state.criteria).map(({ id }) => id));
    const imported = plannedRequirements(plan, found.settings, importId).filter(({ criterion }) => leaves.has(criterion)).map((one) => requirementSchema.parse({ ...one, id: freshId(context, one.criterion, taken) }));
    if (imported.length === 0) throw new UserError("import-nothing");
    await insertOwnRequirements(trx, selectionId, imported);
    await updateImport(trx, importId, { state: "imported", imported }, at);
    await record({ subject: importId, after: { requirements: imported } });
    return { count: imported.length };
  });
}

/** An id that no requirement of the selection has: `req.<dimension>.own-<eight characters>`. */
function freshId(context: Context, criterion: string, taken: Set<string>): string {
  for (;;) {
    const id = `req.${criterion.split(".")[0]}.own-${context.newId().slice(0, 8)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/**
 * Takes the requirements of a list away again. Those that somebody changed since stay, and those that are gone already
 * are no problem; the list can be taken over once more.
 */
export async function undoImport(context: Context, selectionId: string, importId: string): Promise<{ removed: number; kept: number }> {
  return change(context, { selection: selectionId, action: "requirements-import-undo" }, async ({ trx, at, record }) => {
    const found = await findImport(trx, selectionId, importId);
    if (!found) throw new UserError("unknown-import");
    if (found.state !== "imported") throw new UserError("import-not-done");
    const now = new Map((await loadRequirementRecords(trx, selectionId)).own.map((one) => [one.id, one]));
    const still = found.imported.filter(({ id }) => now.has(id));
    const same = still.filter((one) => canonicalJson(now.get(one.id)) === canonicalJson(one));
    for (const { id } of same) await deleteRequirementRecord(trx, selectionId, id);
    await updateImport(trx, importId, { state: "read", imported: [] }, at);
    await record({ subject: importId, before: { requirements: same.map(({ id }) => id) }, after: { kept: still.length - same.length } });
    return { removed: same.length, kept: still.length - same.length };
  });
}
