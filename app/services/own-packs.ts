import { readPackFile, writePackFile } from "~/documents/pack/pack-file";
import type { PackFileReading } from "~/documents/pack/pack-file";
import type { PackProblem } from "~/domain/content/check-pack";
import { compareVersions, idOf, packProblems, versionAfter } from "~/domain/content/edit-pack";
import type { ContentPack } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";
import { UserError } from "~/domain/user-error";
import { deletePackDraft, findPackDraft, insertPackDraft, insertPackVersion, listPackDrafts, listPackVersions, loadPackVersion, updatePackDraft } from "~db/own-packs";
import type { PackVersion } from "~db/own-packs";
import type { Db } from "~db/schema";
import { userNames } from "~db/users";

import { readContentPacks, summaryOf } from "./content-packs";
import type { PackSummary } from "./content-packs";
import { change, look } from "./context.server";
import type { Context } from "./context.server";
import type { Download } from "./edition-documents";

/** The packs that a selection can be made from: those of the product, then the newest version of each own one. */
export async function publishedPacks(db: Db): Promise<ContentPack[]> {
  const newest = new Map((await listPackVersions(db)).map((version) => [version.packId, version]));
  return [...(await readContentPacks()), ...(await Promise.all([...newest.values()].map((version) => loadPackVersion(db, version))))];
}

export interface PacksView {
  builtIn: PackSummary[];
  own: (PackSummary & { draft: { changedAt: string; changedBy: string; problems: number } | null; versions: { version: string; publishedAt: string; by: string }[] })[];
}

/** All content: that of the product, and what was made here. */
export async function loadPacks(context: Context): Promise<PacksView> {
  await look(context, null, "view-packs");
  const { db } = context;
  const drafts = new Map((await listPackDrafts(db)).map((draft) => [draft.pack.id, draft]));
  const versions = await listPackVersions(db);
  const names = await userNames(db, [...[...drafts.values()].map(({ changedBy }) => changedBy), ...versions.map(({ publishedBy }) => publishedBy)]);
  const ids = [...new Set([...drafts.keys(), ...versions.map(({ packId }) => packId)])].sort();
  const own = await Promise.all(ids.map(async (id) => {
    const [draft, published] = [drafts.get(id), versions.filter(({ packId }) => packId === id)];
    const pack = draft?.pack ?? (await loadPackVersion(db, published.at(-1)!));
    return {
      ...summaryOf(pack),
      draft: draft ? { changedAt: draft.changedAt, changedBy: names.get(draft.changedBy) ?? "", problems: packProblems(draft.pack).length } : null,
      versions: published.map(({ version, publishedAt, publishedBy }) => ({ version, publishedAt, by: names.get(publishedBy) ?? "" })),
    };
  }));
  return { builtIn: (await readContentPacks()).map(summaryOf), own };
}

export interface PackDraftView {
  pack: ContentPack;
  /** Grows with every change; says on what a form worked. */
  version: number;
  problems: PackProblem[];
  published: string[];
  nextVersion: string;
}

/** An own pack as it is edited, with what is wrong with it; null when there is no draft with this id. */
export async function loadPackDraft(context: Context, packId: string): Promise<PackDraftView | null> {
  await look(context, null, "view-packs");
  const draft = await findPackDraft(context.db, packId);
  if (!draft) return null;
  const published = await versionsOf(context.db, packId);
  const highest = published.at(-1)?.version ?? null;
  return {
    pack: draft.pack, version: draft.version, problems: packProblems(draft.pack), published: published.map(({ version }) => version),
    nextVersion: highest === null || compareVersions(draft.pack.version, highest) > 0 ? draft.pack.version : versionAfter(highest),
  };
}

async function versionsOf(db: Db, packId: string): Promise<PackVersion[]> {
  return (await listPackVersions(db)).filter((version) => version.packId === packId);
}

async function takenIds(db: Db): Promise<Set<string>> {
  return new Set([...(await readContentPacks()).map(({ id }) => id), ...(await listPackDrafts(db)).map(({ pack }) => pack.id), ...(await listPackVersions(db)).map(({ packId }) => packId)]);
}

/** Starts an own pack as a draft from a pack that can be chosen. Gives its id. */
export async function copyPack(context: Context, packId: string, title: Bilingual): Promise<{ id: string }> {
  return change(context, { selection: null, action: "pack-save" }, async ({ trx, at, record }) => {
    const source = (await publishedPacks(trx)).find(({ id }) => id === packId);
    if (!source) throw new UserError("unknown-pack", { pack: packId });
    const id = idOf(title.nl, await takenIds(trx));
    await insertPackDraft(trx, { pack: { ...source, id, version: "1.0.0", title }, basedOn: packId }, at, context.actor.id);
    await record({ subject: id, after: { copiedFrom: packId, version: source.version } });
    return { id };
  });
}

/** Opens a draft again from the newest published version of an own pack. */
export async function reopenPack(context: Context, packId: string): Promise<void> {
  await change(context, { selection: null, action: "pack-save" }, async ({ trx, at, record }) => {
    const newest = (await versionsOf(trx, packId)).at(-1);
    if (!newest) throw new UserError("unknown-pack", { pack: packId });
    if (await findPackDraft(trx, packId)) return;
    const pack = await loadPackVersion(trx, newest);
    await insertPackDraft(trx, { pack: { ...pack, version: versionAfter(pack.version) }, basedOn: packId }, at, context.actor.id);
    await record({ subject: packId, after: { reopened: newest.version } });
  });
}

/**
 * Changes a draft. `edit` gives null when it cannot be done, such as for an id that is taken. Throws `UserError`
 * "pack-changed" when somebody changed it since `version`; then nothing is kept.
 */
export async function editPack(context: Context, packId: string, version: number, edit: (pack: ContentPack) => ContentPack | null): Promise<void> {
  await change(context, { selection: null, action: "pack-save" }, async ({ trx, at, record }) => {
    const draft = await findPackDraft(trx, packId);
    if (!draft) throw new UserError("unknown-pack", { pack: packId });
    if (draft.version !== version) throw new UserError("pack-changed", { name: (await userNames(trx, [draft.changedBy])).get(draft.changedBy) ?? "" });
    const pack = edit(draft.pack);
    if (!pack) throw new UserError("pack-id-taken");
    await updatePackDraft(trx, { ...pack, id: packId }, version + 1, at, context.actor.id);
    await record({ subject: packId, after: { version: version + 1, ...changedParts(draft.pack, pack) } });
  });
}

/** What of a pack another one changed: the trail needs no copy of all of it. */
function changedParts(before: ContentPack, after: ContentPack) {
  const known = new Map(before.items.map((item) => [item.id, JSON.stringify(item)]));
  const now = new Set(after.items.map(({ id }) => id));
  const { items: _before, ...oldHead } = before;
  const { items, ...head } = after;
  return {
    items: items.filter((item) => known.get(item.id) !== JSON.stringify(item)),
    removed: before.items.filter(({ id }) => !now.has(id)),
    ...(JSON.stringify(oldHead) === JSON.stringify(head) ? {} : { head }),
  };
}

/** Takes a draft away; what was published of it stays. */
export async function removePackDraft(context: Context, packId: string): Promise<void> {
  await change(context, { selection: null, action: "pack-remove" }, async ({ trx, record }) => {
    const draft = await findPackDraft(trx, packId);
    if (!draft) throw new UserError("unknown-pack", { pack: packId });
    await deletePackDraft(trx, packId);
    await record({ subject: packId, before: draft.pack });
  });
}

/** Publishes a draft as a version that never changes; new selections can be made from it. The draft is gone then. */
export async function publishPack(context: Context, packId: string, version: string): Promise<void> {
  await change(context, { selection: null, action: "pack-publish" }, async ({ trx, at, record }) => {
    const draft = await findPackDraft(trx, packId);
    if (!draft) throw new UserError("unknown-pack", { pack: packId });
    if (packProblems(draft.pack).length > 0) throw new UserError("pack-problems", { count: packProblems(draft.pack).length });
    const before = await versionsOf(trx, packId);
    const highest = before.at(-1)?.version ?? null;
    if (!/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version) || (highest !== null && compareVersions(version, highest) <= 0)) throw new UserError("pack-version", { highest: highest ?? "0.0.0" });
    await insertPackVersion(trx, { ...draft.pack, version }, before.length + 1, at, context.actor.id);
    await deletePackDraft(trx, packId);
    await record({ subject: packId, after: { version } });
  });
}

/** A pack as a file: the draft, or else what new selections are made from. Null when there is none with this id. */
export async function packFile(context: Context, packId: string): Promise<Download | null> {
  await look(context, null, "view-packs");
  const pack = (await findPackDraft(context.db, packId))?.pack ?? (await publishedPacks(context.db)).find(({ id }) => id === packId);
  return pack ? { fileName: `${pack.id}-${pack.version}.zip`, mediaType: "application/zip", bytes: writePackFile(pack) } : null;
}

/** Makes a draft of a file that was exported, under an id of its own where that of the file is taken. Changes nothing while the file is no pack. */
export async function importPack(context: Context, bytes: Uint8Array): Promise<{ id: string } | Extract<PackFileReading, { ok: false }>> {
  await look(context, null, "view-packs");
  const reading = readPackFile(bytes);
  if (!reading.ok) return reading;
  return change(context, { selection: null, action: "pack-save" }, async ({ trx, at, record }) => {
    const id = idOf(reading.pack.id, await takenIds(trx));
    await insertPackDraft(trx, { pack: { ...reading.pack, id }, basedOn: "file" }, at, context.actor.id);
    await record({ subject: id, after: { imported: reading.pack.id, version: reading.pack.version, items: reading.pack.items.length } });
    return { id };
  });
}
