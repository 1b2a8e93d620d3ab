import { trailHeadSchema, trailRowSchema } from "~/domain/audit/trail.server";
import { canonicalJson } from "~/domain/canonical-json";
import { rankEdition } from "~/domain/decision/edition-ranking";
import { editionHash, sha256 } from "~/domain/edition/fingerprint.server";
import type { RankingOptions, VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition } from "~/domain/edition/edition";
import { dossierPaths, editionPath, toRankingInput } from "~/domain/outcome/dossier";
import { archivedRungSchema, rankingsByRung, rungsInForce } from "~/domain/outcome/dossier-rungs";
import type { DossierManifest } from "~/domain/outcome/dossier";
import { listAttachments } from "~db/attachments";
import { exportAudit } from "~db/audit";
import { listConsensusVersions } from "~db/consensus";
import { listDecisions } from "~db/decisions";
import { listMarkVersions } from "~db/marks";
import { openedSubmissions } from "~db/openings";
import { listPrices } from "~db/prices";
import { listProofs } from "~db/proofs";
import type { Db } from "~db/schema";
import { openPayload } from "~db/sealed-payloads";
import type { Vault } from "~db/sealed-payloads";
import { listSubmissions, loadAnswers } from "~db/submissions";
import { findUpload } from "~db/uploads";
import { transact } from "~db/transaction";
import { userNames } from "~db/users";
import { listWaivers } from "~db/waivers";

import { marksAreOpen } from "./committee-marks";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { fileNameOf } from "./edition-documents";
import type { Download } from "./edition-documents";
import { rankingOptions, responsesOf } from "./load-ranking";
import { noteBidsSeen } from "./note-bids-seen";
import { bidVault, pricesKept } from "./sealing";
import { loadState } from "./selection-state";
import type { SelectionState } from "./selection-state";

const dossierFiles = () => import("~/documents/dossier/stored-zip");

interface DossierFile {
  path: string;
  bytes: Uint8Array;
}

const text = (path: string, content: string): DossierFile => ({ path, bytes: new TextEncoder().encode(content) });
const json = (path: string, value: unknown): DossierFile => text(path, canonicalJson(value));

/**
 * The dossier of a selection: one archive with everything that its ranking and decisions rest on, from which
 * `shortlist verify` checks and recomputes it without this database. Null before anything was published, and while prices are sealed. The same state
 * gives the same bytes.
 */
export async function selectionDossier(context: Context, selectionId: string): Promise<Download | null> {
  await look(context, selectionId, "view-dossier");
  const { packFiles } = await dossierFiles();
  // In one transaction, so that trail, answers and decisions are of one moment.
  const files = await transact(context.db, (trx) => collect(trx, selectionId, context));
  if (!files) return null;
  await noteBidsSeen(context, files.state, { file: "dossier.zip" });
  return { fileName: fileNameOf(["dossier", files.code], "zip"), mediaType: "application/zip", bytes: packFiles(files.all) };
}

async function collect(db: Db, selectionId: string, context: Context): Promise<{ code: string; state: SelectionState; all: DossierFile[] } | null> {
  const state = await loadState(db, selectionId);
  const edition = state?.edition;
  if (!state || !edition || (await pricesKept(db, state))) return null;
  const { selection, round, offers } = state;
  const options = await rankingOptions(db, state);
  const responses = await responsesOf(db, state, edition);
  const input = toRankingInput(edition.id, responses, options);
  const ranking = rankEdition(edition, responses, options);
  const trail = await trailOf(db, selectionId);
  const files = [
    text(dossierPaths.readMe, readMe(selection.name, edition.code)),
    json(dossierPaths.selection, {
      selection: { id: selection.id, name: selection.name, organisation: selection.organisation, stage: selection.stage, pack: { id: selection.packId, version: selection.packVersion }, createdAt: selection.createdAt },
      round: { id: round.id, number: round.number, stage: round.stage, nullCountsAs: round.nullCountsAs },
      offers: offers.map(({ id, code, name, package: packageName }) => ({ id, code, name, package: packageName })),
      people: trail.people,
    }),
    ...state.editions.map((one) => json(editionPath(one.code), one)),
    json(dossierPaths.input, input),
    json(dossierPaths.weights, ranking.weights),
    json(dossierPaths.ranking, ranking),
    ...(await submissionFiles(db, state, bidVault(context, state))),
    // What each evaluator gave stays closed until the consensus meeting, here too.
    ...(marksAreOpen(round.stage) ? [json(dossierPaths.marks, await listMarkVersions(db, round.id)), json(dossierPaths.consensus, await listConsensusVersions(db, round.id))] : []),
    ...(await rungFiles(db, state, edition, responses, options)),
    json(dossierPaths.prices, await listPrices(db, round.id)),
    json(dossierPaths.waivers, await listWaivers(db, round.id)),
    json(dossierPaths.decisions, (await listDecisions(db, selectionId)).map(({ id, kind, reason, offers: decided, standstillUntil, edition: on, rankingHash }) => ({ id, kind, reason, offers: decided, standstillUntil, edition: on, rankingHash }))),
    text(dossierPaths.trail, trail.text),
  ];
  const manifest: DossierManifest = {
    format: "shortlist-dossier", version: 3,
    selection: { id: selection.id, name: selection.name, organisation: selection.organisation },
    edition: { id: edition.id, code: edition.code, hash: editionHash(edition) },
    // The moment of the last thing that happened, so that the same state gives the same bytes.
    madeAt: trail.lastAt,
    trail: trail.end,
    files: files.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), size: bytes.byteLength })),
  };
  return { code: edition.code, state, all: [json(dossierPaths.manifest, manifest), ...files] };
}

/** Every accepted submission with the file as it arrived and the answers as they were accepted, and what came beside them. */
async function submissionFiles(db: Db, { selection, round, offers, editions }: SelectionState, vault: Vault | null): Promise<DossierFile[]> {
  const known = await openedSubmissions(db, round.id, "bids");
  // Of who withdrew, and of what could not be opened, sealed files stay sealed.
  const bytesOf = async (hash: string, mayOpen: boolean) => {
    const payload = await openPayload(db, mayOpen ? vault : null, hash);
    return payload.state === "open" ? payload.bytes : null;
  };
  const submissions = await listSubmissions(db, round.id);
  const answers = await loadAnswers(db, submissions.map(({ id }) => id));
  const codes = new Map(offers.map(({ id, code }) => [id, code]));
  const files: DossierFile[] = [];
  const list = [];
  for (const { id, vendorId, number, editionId, late, acceptedAt, uploadId } of submissions) {
    const folder = `submissions/${codes.get(vendorId) ?? vendorId}-${number}`;
    const upload = (await findUpload(db, selection.id, uploadId))!;
    const bytes = await bytesOf(upload.payloadHash, known.has(id));
    const file = bytes ? `${folder}/workbook.xlsx` : null;
    if (bytes && file) files.push({ path: file, bytes });
    const given = answers.get(id)!;
    const edition = editions.find((one) => one.id === editionId);
    const path = `${folder}/answers.json`;
    // In the order of the edition, as they were accepted and hashed in the trail.
    files.push(json(path, (edition?.requirements ?? []).flatMap((requirement) => given.get(requirement.id) ?? [])));
    list.push({ id, vendor: vendorId, number, edition: editionId, late, acceptedAt, upload: uploadId, fileHash: upload.fileHash, file, answers: path });
  }
  for (const { id, vendorId, payloadHash, scan } of await listAttachments(db, round.id)) {
    const bytes = scan === "found" ? null : await bytesOf(payloadHash, codes.has(vendorId));
    if (bytes) files.push({ path: `submissions/${codes.get(vendorId) ?? vendorId}-attachments/${id}`, bytes });
  }
  return [json(dossierPaths.submissions, list), ...files];
}

/** Where answers stood on the evidence ladder, and the rankings that count only what stands on each rung or higher. */
async function rungFiles(db: Db, { round }: SelectionState, edition: Edition, responses: readonly VendorResponse[], options: RankingOptions): Promise<DossierFile[]> {
  const said = (await listProofs(db, round.id)).map((proof) => archivedRungSchema.parse(proof));
  const submissions = await listSubmissions(db, round.id);
  const answers = await loadAnswers(db, submissions.map(({ id }) => id));
  const current = new Map(submissions.map(({ id, vendorId }) => [vendorId, id]));
  const rungOf = rungsInForce(said, current, (submission, requirement) => answers.get(submission)?.get(requirement));
  return [json(dossierPaths.rungs, said), json(dossierPaths.byRung, rankingsByRung(edition, responses, options, rungOf))];
}

/** The audit trail as it is exported; rows about other selections give only their place in the chain. */
async function trailOf(db: Db, selectionId: string): Promise<{ text: string; end: string; lastAt: string; people: { id: string; name: string }[] }> {
  const lines: string[] = [];
  for await (const line of exportAudit(db, selectionId)) lines.push(line);
  const { end } = trailHeadSchema.parse(JSON.parse(lines[0]));
  const own = lines.slice(1).map((line) => trailRowSchema.parse(JSON.parse(line))).filter((row) => "actor" in row);
  const names = await userNames(db, [...new Set(own.map(({ actor }) => actor))]);
  return { text: lines.join(""), end, lastAt: own.at(-1)!.at, people: [...names].map(([id, name]) => ({ id, name })).sort((x, y) => (x.id < y.id ? -1 : 1)) };
}

function readMe(name: string, code: string): string {
  return `Dossier · ${name} · ${code}

Nederlands
Dit archief bevat alles waarop de rangschikking en de besluiten van dit selectietraject rusten:

    editions/        elke gepubliceerde aanvraag, met eisen, gewichten en schalen
    submissions/     de bestanden van leveranciers zoals ze binnenkwamen, en hun antwoorden
    prices/          hun prijzen
    marks/           de cijfers van de beoordelaars en de gezamenlijke cijfers, vanaf het consensusoverleg
    evidence/        hoe elk antwoord is aangetoond
    ranking/         waarvan de rangschikking uitgaat, de gewichten, en de rangschikking zelf
    waivers.json     ontheffingen van knock-outs, met de reden
    decisions.json   de besluiten, met de motivering per aanbieding
    trail/           het controlespoor
    manifest.json    de SHA-256 van elk bestand

Controleren en de rangschikking opnieuw berekenen, zonder verbinding en zonder de oorspronkelijke database:

    npm run -s shortlist -- verify DOSSIER.zip

English
This archive holds everything that the ranking and the decisions of this selection rest on:

    editions/        every published request, with requirements, weights and scales
    submissions/     the vendors' files as they arrived, and their answers
    prices/          their prices
    marks/           the evaluators' marks and the joint marks, from the consensus meeting on
    evidence/        how each answer was proved
    ranking/         what the ranking is computed from, the weights, and the ranking itself
    waivers.json     waivers of knock-outs, with the reason
    decisions.json   the decisions, with the motivation per offer
    trail/           the audit trail
    manifest.json    the SHA-256 of every file

To check it and compute the ranking again, offline and without the original database:

    npm run -s shortlist -- verify DOSSIER.zip
`;
}
