import { z } from "zod";

import { TrailCheck, trailHeadSchema, trailRowSchema } from "../../domain/audit/trail.server";
import type { TrailRow } from "../../domain/audit/trail.server";
import { canonicalJson } from "../../domain/canonical-json";
import { pricedOnOtherTerms } from "../../domain/cost/price-changes";
import { priceDecisionSchema } from "../../domain/cost/vendor-prices";
import { rankEdition } from "../../domain/decision/edition-ranking";
import { editionSchema } from "../../domain/edition/edition";
import type { Edition } from "../../domain/edition/edition";
import { editionHash, sha256 } from "../../domain/edition/fingerprint.server";
import { decisionContentSchema } from "../../domain/outcome/decision";
import { archivedConsensusSchema, archivedMarkSchema, archivedSubmissionSchema, dossierManifestSchema, dossierPaths, editionPath, fromRankingInput, rankingInputSchema } from "../../domain/outcome/dossier";
import type { DossierFinding, DossierManifest, DossierNote, RankingInput } from "../../domain/outcome/dossier";
import { answerSchema } from "../../domain/responses/reading";
import { nullFails, roundStageSchema } from "../../domain/selection/stages";
import { erasedSubjects, isOwn, read, told } from "./dossier-parts";
import type { Files, Note, Report } from "./dossier-parts";
import { unpackFiles } from "./stored-zip";
import { checkRungs } from "./verify-rungs";

/** What checking a dossier gives. */
export interface DossierCheck {
  ok: boolean;
  /** SHA-256 of the whole file, to compare with what was noted when it was made. */
  sha256: string;
  manifest: DossierManifest | null;
  /** How much was checked. */
  files: number;
  trailRows: number;
  /** The recomputed ranking: places by vendor code, in order; empty when it could not be computed. */
  ranking: { vendor: string; rank: number | null; value: number | null }[];
  findings: DossierFinding[];
  /** What could not be checked because of when things happened, and is no fault. */
  notes: DossierNote[];
}

/**
 * Checks a dossier without anything but its bytes: every byte of the archive, every hash of the manifest, the chain of
 * the audit trail, whether editions, files, answers, prices and decisions are those that the trail speaks of, and whether
 * the ranking computed again from them is the one that was archived.
 */
export function verifyDossier(bytes: Uint8Array): DossierCheck {
  const findings: DossierFinding[] = [];
  const notes: DossierNote[] = [];
  const report: Report = (code: DossierFinding["code"], file: string, found = "", expected = "") => findings.push({ code, file, found, expected });
  const done = (manifest: DossierManifest | null, more: Partial<DossierCheck> = {}): DossierCheck =>
    ({ ok: findings.length === 0, sha256: sha256(bytes), manifest, files: 0, trailRows: 0, ranking: [], findings, notes: [...notes].sort((a, b) => (a.file < b.file ? -1 : 1)), ...more });

  const unpacked = unpackFiles(bytes);
  if (!unpacked) {
    report("not-a-dossier", "");
    return done(null);
  }
  for (const path of unpacked.damaged) report("file-changed", path);
  if (unpacked.container) report("container-changed", unpacked.container.at ?? "", `byte ${unpacked.container.offset}`);
  const files = new Map(unpacked.files.map(({ path, bytes: content }) => [path, content]));
  const manifest = read(files, dossierPaths.manifest, dossierManifestSchema);
  if (!manifest) {
    report("manifest-unreadable", dossierPaths.manifest);
    return done(null, { files: files.size });
  }
  checkFiles(files, manifest, report, new Set(unpacked.damaged));

  const trail = checkTrail(files, manifest, report);
  const editions = checkEditions(files, manifest, trail, report);
  const edition = editions.get(manifest.edition.id);
  const input = read(files, dossierPaths.input, rankingInputSchema);
  if (!input) report("unreadable", dossierPaths.input);
  const note: Note = (code, file) => notes.push({ code, file });
  checkSubmissions({ files, trail, editions, input, report, note });
  if (input) checkRules(trail, input, report, note);
  if (input) checkMarks(files, input, report);
  checkDecisions(files, trail, report);
  // Dossiers of the first version did not hold the evidence ladder.
  if (edition && input && manifest.version > 1) checkRungs({ files, trail, edition, input, version: manifest.version }, report, note);
  const ranking = edition && input ? checkRanking(files, edition, fromRankingInput(input, manifest.version), report) : [];
  return done(manifest, { files: files.size, trailRows: trail.length, ranking });
}

/** `damaged` files were reported already, by their own check sum. */
function checkFiles(files: Files, manifest: DossierManifest, report: Report, damaged: ReadonlySet<string>): void {
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const { path, sha256: expected } of manifest.files) {
    const bytes = files.get(path);
    if (!bytes) report("file-missing", path, "", expected);
    else if (!damaged.has(path) && !damaged.has(dossierPaths.manifest) && sha256(bytes) !== expected) report("hash-differs", path, sha256(bytes), expected);
  }
  for (const path of files.keys()) if (path !== dossierPaths.manifest && !listed.has(path)) report("file-unlisted", path);
}

const trailFaults = { gap: "trail-gap", hash: "trail-row-changed", detail: "trail-detail-changed", end: "trail-end" } as const;

/** The rows of the trail, with its chain followed from the first row to the end that the manifest names. */
function checkTrail(files: Files, manifest: DossierManifest, report: Report): TrailRow[] {
  const lines = new TextDecoder().decode(files.get(dossierPaths.trail) ?? new Uint8Array()).split("\n").filter(Boolean);
  const line = <S extends z.ZodType>(index: number, schema: S): z.output<S> | null => {
    try {
      return schema.parse(JSON.parse(lines[index] ?? ""));
    } catch {
      report("unreadable", dossierPaths.trail, `line ${index + 1}`);
      return null;
    }
  };
  const head = line(0, trailHeadSchema);
  if (!head) return [];
  const rows = lines.slice(1).flatMap((_, index) => line(index + 1, trailRowSchema) ?? []);
  const check = new TrailCheck();
  for (const row of rows) check.follow(row, isOwn(row) && row.content !== null && row.content !== undefined ? new TextEncoder().encode(canonicalJson(row.content)) : null);
  const { broken } = check.verdict({ seq: head.rows, hash: manifest.trail });
  if (broken) report(trailFaults[broken.why], dossierPaths.trail, `row ${broken.seq}`);
  return rows;
}

function checkEditions(files: Files, manifest: DossierManifest, trail: readonly TrailRow[], report: Report): Map<string, Edition> {
  const published = new Map(told(trail, "edition-publish", z.looseObject({ hash: z.string() })).map(({ subject, after }) => [subject, after.hash]));
  const editions = new Map<string, Edition>();
  for (const path of files.keys()) {
    if (!path.startsWith(editionPath("").replace(".json", ""))) continue;
    const edition = read(files, path, editionSchema);
    if (!edition) {
      report("unreadable", path);
      continue;
    }
    editions.set(edition.id, edition);
    const hash = editionHash(edition);
    if (published.get(edition.id) !== hash) report("edition-not-in-trail", path, hash, published.get(edition.id) ?? "");
    if (edition.id === manifest.edition.id && hash !== manifest.edition.hash) report("hash-differs", path, hash, manifest.edition.hash);
  }
  if (!editions.has(manifest.edition.id)) report("file-missing", editionPath(manifest.edition.code));
  return editions;
}

const openingActions = new Set(["round-open", "opening-repeat", "round-move"]);
const openingRowSchema = z.looseObject({ opening: z.string(), answers: z.record(z.string(), z.string()) });
/** An opening before the trail told the hashes of what was opened. */
const olderOpeningSchema = z.looseObject({ opening: z.string(), answers: z.undefined().optional() });

/** Files, answers and prices are those of the trail, and the ranking rests on the last that each vendor sent. */
function checkSubmissions({ files, trail, editions, input, report, note }: {
  files: Files; trail: readonly TrailRow[]; editions: ReadonlyMap<string, Edition>; input: RankingInput | null; report: Report; note: Note;
}): void {
  const submissions = read(files, dossierPaths.submissions, z.array(archivedSubmissionSchema));
  if (!submissions) {
    report("unreadable", dossierPaths.submissions);
    return;
  }
  const received = new Map(told(trail, "upload-receive", z.looseObject({ hash: z.string() })).map(({ subject, after }) => [subject, after.hash]));
  const takings = (["submission-accept", "clarification-take", "meanings-confirm"] as const).flatMap((action) => told(trail, action, z.looseObject({ answers: z.string(), sealed: z.boolean().optional() })));
  const accepted = new Map(takings.map(({ subject, after }) => [subject, after.answers]));
  const sealed = new Set(takings.filter(({ after }) => after.sealed === true).map(({ subject }) => subject));
  let openedUntold = false;
  // Of what was sealed, the hash is told where it was opened; a later opening, of prices, tells it anew.
  for (const row of trail.filter(isOwn)) {
    const opening = openingRowSchema.safeParse((row.content as { after?: unknown } | null)?.after);
    if (!openingActions.has(row.action)) continue;
    openedUntold ||= olderOpeningSchema.safeParse((row.content as { after?: unknown } | null)?.after).success;
    if (!opening.success) continue;
    for (const [id, hash] of Object.entries(opening.data.answers)) {
      accepted.set(id, hash);
      sealed.delete(id);
    }
  }
  const last = new Map<string, Map<string, { value: string | number | null }>>();
  for (const submission of submissions) {
    const bytes = submission.file === null ? null : files.get(submission.file);
    if (received.get(submission.upload) !== submission.fileHash || (bytes && sha256(bytes) !== submission.fileHash)) {
      report("upload-not-in-trail", submission.file ?? dossierPaths.submissions, bytes ? sha256(bytes) : submission.fileHash, received.get(submission.upload) ?? "");
    }
    const answers = read(files, submission.answers, z.array(answerSchema));
    if (!answers) {
      report("unreadable", submission.answers);
      continue;
    }
    const hash = sha256(canonicalJson(answers));
    // Of an erased file the answers are gone as well.
    if (submission.file === null || accepted.get(submission.id) === hash) {
      // As it should be.
    } else if (openedUntold && sealed.has(submission.id)) note("opened-untold", submission.answers);
    else report("answers-not-in-trail", submission.answers, hash, accepted.get(submission.id) ?? "");
    last.set(submission.vendor, new Map(answers.map((answer) => [answer.requirement, answer])));
  }
  const priced = told(trail, "price-accept", z.looseObject({ vendor: z.string(), hash: z.string(), upload: z.string().nullable() }));
  const lastPriced = new Map(priced.map(({ after }) => [after.vendor, after]));
  const editionOf = new Map(submissions.map(({ upload, edition }) => [upload, editions.get(edition)]));
  const newest = input && editions.get(input.edition)?.price;
  for (const { vendor, answers, cost } of input?.responses ?? []) {
    const own = last.get(vendor.id);
    const values = (of: Iterable<readonly [string, { value: string | number | null }]>) => canonicalJson(Object.fromEntries([...of].map(([id, { value }]) => [id, value])));
    if (!own || values(own) !== values(Object.entries(answers))) report("input-differs", dossierPaths.input, vendor.code);
    if (!cost || cost.prices.length === 0) continue;
    const stated = lastPriced.get(vendor.id);
    const otherTerms = newest ? pricedOnOtherTerms(editionOf.get(stated?.upload ?? "")?.price, newest, cost.prices) : [];
    if (stated?.hash !== sha256(canonicalJson(cost.prices)) || canonicalJson(otherTerms) !== canonicalJson(cost.otherTerms ?? [])) report("prices-not-in-trail", dossierPaths.input, vendor.code);
  }
}

/** Waivers, decisions on prices and the rule for missing answers are what the trail says last. */
function checkRules(trail: readonly TrailRow[], input: RankingInput, report: Report, note: Note): void {
  const waivers = new Map<string, Record<string, string>>();
  for (const { subject, after } of told(trail, "knock-out-waive", z.object({ requirement: z.string(), reason: z.string().nullable() }))) {
    const { [after.requirement]: _, ...others } = waivers.get(subject) ?? {};
    waivers.set(subject, after.reason === null ? others : { ...others, [after.requirement]: after.reason });
  }
  const priced = new Map<string, Map<string, unknown>>();
  for (const { subject, after } of told(trail, "price-decide", priceDecisionSchema.extend({ unitPrice: z.number().nullable() }))) {
    priced.set(subject, (priced.get(subject) ?? new Map<string, unknown>()).set(after.line, after.unitPrice === null ? null : after));
  }
  const [waiversErased, pricesErased] = [erasedSubjects(trail, "knock-out-waive"), erasedSubjects(trail, "price-decide")];
  if (waiversErased.size + pricesErased.size > 0) note("erased-untold", dossierPaths.input);
  for (const response of input.responses) {
    const { vendor, cost } = response;
    if (!waiversErased.has(vendor.id) && canonicalJson(waivers.get(vendor.id) ?? {}) !== canonicalJson(response.waivers)) report("waivers-not-in-trail", dossierPaths.input, vendor.code);
    if (pricesErased.has(vendor.id)) continue;
    const decided = [...(priced.get(vendor.id) ?? new Map<string, unknown>()).values()].filter((decision) => decision !== null);
    const inOrder = (list: readonly unknown[]) => list.map(canonicalJson).sort().join();
    if (inOrder(decided) !== inOrder(cost?.decisions ?? [])) report("prices-not-in-trail", dossierPaths.input, vendor.code);
  }
  if (trail.filter(isOwn).findLast(({ action }) => action === "round-move")?.content === null) return;
  const last = told(trail, "round-move", z.looseObject({ stage: roundStageSchema, nullCountsAs: z.number().nullable() })).at(-1)?.after;
  const rules = { nullFails: last ? nullFails(last.stage) : false, nullCountsAs: last?.nullCountsAs ?? null };
  if (canonicalJson(rules) !== canonicalJson(input.options)) report("rules-not-in-trail", dossierPaths.input, canonicalJson(input.options), canonicalJson(rules));
}

/** A mark in the ranking is the committee's agreed one, or lies among those that were given. */
function checkMarks(files: Files, input: RankingInput, report: Report): void {
  const marked = input.responses.flatMap(({ vendor, answers }) => Object.entries(answers).flatMap(([requirement, { mark }]) => (typeof mark === "number" ? [{ vendor, requirement, mark }] : [])));
  if (marked.length === 0) return;
  const given = read(files, dossierPaths.marks, z.array(archivedMarkSchema));
  const agreed = read(files, dossierPaths.consensus, z.array(archivedConsensusSchema));
  if (!given || !agreed) {
    report("unreadable", given ? dossierPaths.consensus : dossierPaths.marks);
    return;
  }
  const key = (vendor: string, requirement: string) => `${vendor} ${requirement}`;
  const settled = new Map(agreed.map(({ vendorId, requirementId, mark }) => [key(vendorId, requirementId), mark]));
  const latest = new Map(given.filter(({ aside }) => !aside).map((one) => [`${one.evaluatorId} ${key(one.vendorId, one.requirementId)}`, one]));
  const marks = new Map<string, number[]>();
  for (const { vendorId, requirementId, mark } of latest.values()) if (mark !== null) marks.set(key(vendorId, requirementId), [...(marks.get(key(vendorId, requirementId)) ?? []), mark]);
  for (const { vendor, requirement, mark } of marked) {
    const own = settled.get(key(vendor.id, requirement)) ?? null;
    const each = marks.get(key(vendor.id, requirement)) ?? [];
    const fits = own !== null ? own === mark : each.length > 0 && mark >= Math.min(...each) && mark <= Math.max(...each);
    if (!fits) report("marks-differ", dossierPaths.input, `${vendor.code} ${requirement}`);
  }
}

function checkDecisions(files: Files, trail: readonly TrailRow[], report: Report): void {
  const decisions = read(files, dossierPaths.decisions, z.array(decisionContentSchema.extend({ id: z.string() })));
  if (!decisions) {
    report("unreadable", dossierPaths.decisions);
    return;
  }
  const takings = (["decision-take", "selection-cancel"] as const).flatMap((action) => told(trail, action, z.looseObject({ hash: z.string() })));
  const taken = new Map(takings.map(({ subject, after }) => [subject, after.hash]));
  // An erasure leaves a decision without what was written on one vendor, and says so.
  const replaced = told(trail, "vendor-erase", z.looseObject({ decisions: z.array(z.object({ decision: z.string(), hash: z.string() })) }));
  for (const { after } of replaced) for (const { decision, hash } of after.decisions) taken.set(decision, hash);
  for (const { id, ...content } of decisions) {
    const hash = sha256(canonicalJson(content));
    if (taken.get(id) !== hash) report("decision-not-in-trail", dossierPaths.decisions, hash, taken.get(id) ?? "");
  }
}

/** Computes the ranking again and compares it, byte for byte, with the one that was archived. */
function checkRanking(files: Files, edition: Edition, { responses, options }: ReturnType<typeof fromRankingInput>, report: Report): DossierCheck["ranking"] {
  const ranking = rankEdition(edition, responses, options);
  const again = canonicalJson(ranking);
  const archived = read(files, dossierPaths.ranking, z.unknown());
  if (archived === null || canonicalJson(archived) !== again) report("ranking-differs", dossierPaths.ranking, sha256(canonicalJson(archived ?? null)), sha256(again));
  return ranking.offers.map(({ vendor, rank, value }) => ({ vendor: vendor.code, rank, value }));
}
