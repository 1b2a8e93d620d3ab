import { sha256 } from "~/domain/edition/fingerprint.server";
import { newWrappedKey, seal, unseal, unwrapKey, wrapKey } from "~/domain/sealing/envelope.server";
import type { Binding } from "~/domain/sealing/envelope.server";
import { canonicalJson } from "~/domain/canonical-json";
import { UserError } from "~/domain/user-error";
import type { z } from "zod";

import { loadPayload, storePayload } from "./payloads";
import type { Db } from "./schema";

/**
 * Gives the key of the installation that wraps the keys of vendors. Who hands it on lets what is sealed be read; who hands
 * on null gets what is not sealed only.
 */
export type Vault = () => Uint8Array;

/** Whose sealed things these are. Without a vendor: a file that the lead put in, before anybody looked whose it is. */
export interface SealOwner {
  selectionId: string;
  roundId: string;
  vendorId: string | null;
}

export type SealedKind = "file" | "detail" | "report" | "answers" | "prices" | "attachment";

/** Where bytes are kept sealed: whose they are, and with which key of the installation. */
export interface Sealing {
  owner: SealOwner;
  vault: Vault;
  newId: () => string;
}

const keyBinding = ({ selectionId, roundId, vendorId }: SealOwner): Binding => ({ what: "bid-key", selection: selectionId, round: roundId, vendor: vendorId });
const bindingOf = ({ selectionId, roundId, vendorId }: SealOwner, kind: string, subject: string): Binding => ({ what: kind, selection: selectionId, round: roundId, vendor: vendorId, subject });

/** The key of a vendor in a round, made when there is none yet. Call it in a transaction. */
async function requireKey(db: Db, { owner, vault, newId }: Sealing, at: string): Promise<{ id: string; key: Uint8Array }> {
  const query = db.selectFrom("bid_key").selectAll().where("round_id", "=", owner.roundId);
  const row = await (owner.vendorId === null ? query.where("vendor_id", "is", null) : query.where("vendor_id", "=", owner.vendorId)).executeTakeFirst();
  if (row) return { id: row.id, key: unwrapKey(row, vault(), keyBinding(owner)) };
  const made = newWrappedKey(vault(), keyBinding(owner));
  const id = newId();
  await db.insertInto("bid_key").values({ id, round_id: owner.roundId, vendor_id: owner.vendorId, wrapped: made.wrapped, master: made.master, created_at: at }).execute();
  return { id, key: made.key };
}

/**
 * Keeps bytes sealed, bound to their owner, kind and subject, and gives the hash of the sealed bytes, under which the
 * payload stands. Throws `UserError` "bid-key" when the installation has another key than the one that sealed before.
 */
export async function storeSealed(db: Db, sealing: Sealing, what: { kind: SealedKind; subject: string }, bytes: Uint8Array, at: string): Promise<string> {
  const { id, key } = await requireKey(db, sealing, at);
  const hash = await storePayload(db, seal(bytes, key, bindingOf(sealing.owner, what.kind, what.subject)), "application/octet-stream", at);
  await db
    .insertInto("sealed_payload")
    .values({ payload_hash: hash, key_id: id, kind: what.kind, subject: what.subject, plain_hash: sha256(bytes), plain_size: bytes.byteLength, created_at: at })
    .execute();
  return hash;
}

/** Keeps data sealed, as canonical JSON. */
export function storeSealedJson(db: Db, sealing: Sealing, what: { kind: SealedKind; subject: string }, value: unknown, at: string): Promise<string> {
  return storeSealed(db, sealing, what, new TextEncoder().encode(canonicalJson(value)), at);
}

/** What is known of sealed bytes without opening them. */
export interface SealedFacts {
  kind: string;
  subject: string;
  plainHash: string;
  /** In bytes. */
  plainSize: number;
}

/** Of payloads that are sealed, by hash; those that are not have no entry. */
export async function sealedFacts(db: Db, hashes: readonly string[]): Promise<Map<string, SealedFacts>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom("sealed_payload").selectAll().where("payload_hash", "in", [...hashes]).execute();
  return new Map(rows.map((row) => [row.payload_hash, { kind: row.kind, subject: row.subject, plainHash: row.plain_hash, plainSize: row.plain_size }]));
}

/** The hash under which something was sealed; null when it was not. */
export async function sealedHash(db: Db, kind: SealedKind, subject: string): Promise<string | null> {
  const row = await db.selectFrom("sealed_payload").select("payload_hash").where("kind", "=", kind).where("subject", "=", subject).executeTakeFirst();
  return row?.payload_hash ?? null;
}

/** What opening sealed bytes gives. */
export type Unsealed = { state: "open"; bytes: Uint8Array } | { state: "sealed" } | { state: "erased" };

/**
 * The bytes under a hash as they were before they were sealed, if they were. Without a vault, what is sealed stays so.
 * Throws `UserError` "bid-key" with the wrong key of the installation, "bid-damaged" when the bytes are not what was sealed.
 */
export async function openPayload(db: Db, vault: Vault | null, hash: string): Promise<Unsealed> {
  const row = await db
    .selectFrom("sealed_payload").innerJoin("bid_key", "bid_key.id", "sealed_payload.key_id").innerJoin("round", "round.id", "bid_key.round_id")
    .select(["bid_key.round_id", "bid_key.vendor_id", "bid_key.wrapped", "bid_key.master", "round.selection_id", "kind", "subject", "plain_hash"])
    .where("payload_hash", "=", hash)
    .executeTakeFirst();
  const bytes = await loadPayload(db, hash);
  if (bytes === null) return { state: "erased" };
  if (!row) return { state: "open", bytes };
  if (vault === null) return { state: "sealed" };
  const owner: SealOwner = { selectionId: row.selection_id, roundId: row.round_id, vendorId: row.vendor_id };
  const plain = unseal(bytes, unwrapKey(row, vault(), keyBinding(owner)), bindingOf(owner, row.kind, row.subject));
  if (plain === null || sha256(plain) !== row.plain_hash) throw new UserError("bid-damaged");
  return { state: "open", bytes: plain };
}

/** JSON under a hash, sealed or not, checked by a schema; null when it was erased, or is sealed and there is no vault. */
export async function openJson<S extends z.ZodType>(db: Db, vault: Vault | null, hash: string, schema: S): Promise<z.output<S> | null> {
  const opened = await openPayload(db, vault, hash);
  return opened.state === "open" ? schema.parse(JSON.parse(new TextDecoder().decode(opened.bytes))) : null;
}

/** As `openJson`, for what pages list beside other things: null too where it does not open, which then must not fail. */
export async function openDetail<S extends z.ZodType>(db: Db, vault: Vault | null, hash: string, schema: S): Promise<z.output<S> | null> {
  try {
    return await openJson(db, vault, hash, schema);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/**
 * Wraps the keys of all vendors anew. Gives how many; those that the new key wraps already are left. Throws `UserError`
 * "bid-key" when a key is wrapped by neither. Call it in a transaction.
 */
export async function rewrapKeys(db: Db, from: Vault, to: Vault): Promise<{ rewrapped: number; left: number }> {
  const rows = await db
    .selectFrom("bid_key").innerJoin("round", "round.id", "bid_key.round_id")
    .select(["bid_key.id", "bid_key.round_id", "bid_key.vendor_id", "bid_key.wrapped", "bid_key.master", "round.selection_id"]).execute();
  let rewrapped = 0;
  for (const row of rows) {
    const binding = keyBinding({ selectionId: row.selection_id, roundId: row.round_id, vendorId: row.vendor_id });
    const target = wrapKey(new Uint8Array(32), to(), binding).master;
    if (row.master === target) continue;
    const wrapped = wrapKey(unwrapKey(row, from(), binding), to(), binding);
    await db.updateTable("bid_key").set(wrapped).where("id", "=", row.id).execute();
    rewrapped++;
  }
  return { rewrapped, left: rows.length - rewrapped };
}
