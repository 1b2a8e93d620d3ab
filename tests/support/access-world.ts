import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "kysely";

import type { Actor } from "~/domain/access/actor";
import { localLead, nobody, respondentActor, vendorActor } from "~/domain/access/actor";
import type { DeclarationState, Standing } from "~/domain/access/may";
import type { MemberRole, Role } from "~/domain/access/roles";
import type { RoundStage, SelectionStage } from "~/domain/selection/stages";
import { contextOn } from "~/services/context.server";
import type { Context } from "~/services/context.server";
import { openUploadLink } from "~/services/open-upload-link";
import type { OpenLink } from "~/services/open-upload-link";
import { receiveUpload } from "~/services/receive-upload";
import { inviteRespondents } from "~/services/respondents/invite-respondents";
import { createUploadLink } from "~/services/upload-links";
import { connect, isPostgres } from "~db/connection";
import type { Engine } from "~db/connection";
import { setRoles } from "~db/members";
import type { Db } from "~db/schema";
import { insertSession } from "~db/sessions";
import { tokenHash } from "~/services/token.server";
import { insertUser } from "~db/users";

import { freshDatabase } from "./databases";
import { connectRolledBack } from "./rolled-back";
import { publishedSelection, returnedWorkbook } from "./service-selection";

const at = "2026-05-01T09:00:00.000Z";

/** A selection with everything that has an id which an address or a form can name. */
export interface SelectionIds {
  selection: string;
  edition: string;
  vendor: string;
  otherVendor: string;
  upload: string;
  requirement: string;
  linkId: string;
  token: string;
  link: OpenLink;
  /** Who fills in the checklist through a personal link, and its token. */
  respondent: string;
  respondToken: string;
}

/** Somebody in the world of the tests: who it is, and the roles and declaration that it should be seen with in the selection. */
export interface Figure {
  name: string;
  actor: Actor;
  /** Token of a session that is open; null for who has no account. */
  session: string | null;
  /** Null: takes no part in the selection. */
  roles: readonly Role[] | null;
  installation: readonly Role[];
  declaration: DeclarationState;
}

/** Where a selection and its round can stand together. */
export const worldStages: readonly { selection: SelectionStage; round: RoundStage }[] = [
  { selection: "intake", round: "drafting" },
  { selection: "rounds", round: "published" },
  { selection: "rounds", round: "closed" },
  { selection: "rounds", round: "opened" },
  { selection: "rounds", round: "scoring" },
  { selection: "rounds", round: "consensus" },
  { selection: "rounds", round: "concluded" },
  { selection: "decided", round: "concluded" },
  { selection: "cancelled", round: "published" },
  { selection: "archived", round: "closed" },
];

export interface AccessWorld {
  own: SelectionIds;
  /** Another selection, in which nobody but its own lead takes part. */
  other: SelectionIds;
  figures: Figure[];
  /** A copy of the world on disk, with the own selection at a stage. Closes the copy before. */
  at: (stage: (typeof worldStages)[number]) => Promise<Context>;
  drop: () => Promise<void>;
}

const userId = (name: string) => `user-${name.replaceAll(" ", "-")}`;

async function selectionWith(machine: Context, name: string): Promise<SelectionIds> {
  const { id, edition, vendors } = await publishedSelection(machine, name);
  const { token, linkId } = await createUploadLink(machine, id, vendors[0], { expiresAt: new Date("2026-06-30T00:00:00Z") });
  const { uploadId } = await receiveUpload(machine, id, { fileName: "antwoord.xlsx", bytes: await returnedWorkbook(machine, id, vendors[0], () => null), channel: "lead" });
  const opened = await openUploadLink(machine, token);
  if (!opened.ok) throw new Error(`the link does not open: ${opened.why}`);
  const { links: [asked] } = await inviteRespondents(machine, id, { people: "Robin", language: "nl", lastDay: "2026-06-30" });
  return { respondent: asked!.respondentId, respondToken: asked!.path.split("/").at(-1)!, selection: id, edition: edition.id, vendor: vendors[0], otherVendor: vendors[1], upload: uploadId, requirement: edition.requirements[0].id, linkId, token, link: opened.link };
}

/** Two selections in a database of their own, and people in every role. */
export async function accessWorld(engine: Engine): Promise<AccessWorld> {
  const { url, db, drop } = await freshDatabase(engine);
  if (engine === "postgres") await countWrites(db);
  const machine: Context = { ...contextOn(db, localLead), now: () => new Date(at) };
  const own = await selectionWith(machine, "Eigen");
  const other = await selectionWith(machine, "Andere");

  const figures: Figure[] = [
    { name: "machine", actor: localLead, session: null, roles: ["lead"], installation: ["anyone", "creator", "administrator"], declaration: "clear" },
    { name: "vendor", actor: vendorActor(own.vendor, "Eén Software"), session: null, roles: ["vendor"], installation: [], declaration: "clear" },
    { name: "vendor of another selection", actor: vendorActor(other.vendor, "Eén Software"), session: null, roles: null, installation: [], declaration: "clear" },
    { name: "respondent by link", actor: respondentActor(own.respondent, "Robin"), session: null, roles: ["respondent"], installation: [], declaration: "clear" },
    { name: "respondent by link of another selection", actor: respondentActor(other.respondent, "Robin"), session: null, roles: null, installation: [], declaration: "clear" },
    { name: "nobody", actor: nobody, session: null, roles: null, installation: ["outsider"], declaration: "clear" },
  ];
  const member = async (name: string, roles: readonly MemberRole[], declarations: readonly Exclude<DeclarationState, "none">[] = [], rights: { administrator?: boolean; mayCreate?: boolean } = {}, selection = own.selection) => {
    const { administrator = false, mayCreate = false } = rights;
    const id = userId(name);
    await insertUser(db, { id, email: `${id}@voorbeeld.example`, name, language: "nl", administrator, mayCreate, createdAt: at, createdBy: "local-lead" });
    await insertSession(db, { id: tokenHash(id), userId: id, createdAt: at, expiresAt: "2126-01-01T00:00:00.000Z", lastSeenAt: at, agent: "" });
    if (roles.length > 0) await setRoles(db, selection, id, roles, at);
    for (const [index, state] of declarations.entries()) {
      await db.insertInto("declaration").values({ selection_id: selection, user_id: id, number: index + 1, state, text_hash: null, at, by: id }).execute();
    }
    figures.push({
      name, session: id, actor: { kind: "user", id, name, administrator, mayCreate }, roles: selection === own.selection && roles.length > 0 ? roles : null,
      installation: ["anyone", ...(mayCreate ? (["creator"] as const) : []), ...(administrator ? (["administrator"] as const) : [])],
      declaration: roles.includes("evaluator") || (roles.length > 0 && !roles.includes("lead")) ? (declarations.at(-1) ?? "none") : "clear",
    });
  };
  await member("lead", ["lead"]);
  await member("lead who evaluates", ["lead", "evaluator"], ["clear"]);
  await member("evaluator", ["evaluator"], ["clear"]);
  await member("evaluator who declared nothing", ["evaluator"]);
  await member("evaluator with a conflict", ["evaluator"], ["conflict"]);
  await member("evaluator admitted", ["evaluator"], ["conflict", "admitted"]);
  await member("evaluator excluded", ["evaluator"], ["conflict", "excluded"]);
  await member("observer", ["observer"], ["clear"]);
  await member("respondent", ["respondent"]);
  await member("administrator", [], [], { administrator: true });
  await member("creator", [], [], { mayCreate: true });
  await member("lead of another selection", ["lead"], [], { mayCreate: true }, other.selection);
  const copies = engine === "sqlite" ? await copiesOfFile(db) : copiesByRollback(url);
  return {
    own, other, figures,
    at: async ({ selection, round }) => {
      const open: Context = { ...contextOn(await copies.next(), nobody), now: () => new Date(at) };
      await open.db.updateTable("selection").set({ stage: selection }).where("id", "=", own.selection).execute();
      await open.db.updateTable("round").set({ stage: round }).where("selection_id", "=", own.selection).execute();
      return open;
    },
    drop: async () => {
      await copies.end();
      await drop();
    },
  };
}

/** The world as it was made, as often as it is asked for; the one before is over then. */
interface Copies {
  next: () => Promise<Db>;
  end: () => Promise<void>;
}

async function copiesOfFile(world: Db): Promise<Copies> {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-access-"));
  const template = join(folder, "template.db");
  await sql`vacuum into ${template}`.execute(world);
  let open: Db | null = null;
  let number = 0;
  return {
    next: async () => {
      await open?.destroy();
      const copy = join(folder, `copy-${(number += 1)}.db`);
      copyFileSync(template, copy);
      return (open = connect(copy));
    },
    end: async () => {
      await open?.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function copiesByRollback(url: string): Copies {
  const { db, goBack } = connectRolledBack(url);
  return {
    next: async () => {
      await goBack();
      return db;
    },
    end: () => db.destroy(),
  };
}

/** Has PostgreSQL count the rows that are written, as SQLite does by itself. A sequence goes on when a transaction is rolled back. */
async function countWrites(db: Db): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run("create sequence test_writes");
  await run("select nextval('test_writes')");
  await run("create function test_count_write() returns trigger language plpgsql as $$ begin perform nextval('test_writes'); return null; end $$");
  for (const { name } of await db.introspection.getTables()) await run(`create trigger test_count_write after insert or update or delete on "${name}" for each row execute function test_count_write()`);
}

/** Rows that were written so far; what was rolled back counts too. */
export async function writesSoFar({ db }: Context): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`${sql.raw(isPostgres(db) ? 'select last_value as "count" from test_writes' : 'select total_changes() as "count"')}`.execute(db);
  return Number(rows[0]!.count);
}

const whole = process.env.SHORTLIST_SWEEP === "whole";

/** How long one stage of a sweep may take. */
export const sweepTimeout = whole ? 600_000 : 60_000;

/**
 * Which cases of a sweep, counted from 1, are tried on an engine at a stage. On SQLite all of them. On PostgreSQL, which
 * takes several times as long, every case at one of the ten stages, taken in turn, so that no case and no stage is left out;
 * all of them with SHORTLIST_SWEEP=whole.
 */
export function sampled(engine: Engine, stage: (typeof worldStages)[number]): (number: number) => boolean {
  const place = worldStages.indexOf(stage);
  return (number) => engine === "sqlite" || whole || number % worldStages.length === place;
}

/** How a figure should stand at a stage, written down here and not asked of the product. */
export function expectedStanding({ roles, installation, declaration }: Figure, stage: (typeof worldStages)[number]): Standing | null {
  if (roles === null) return null;
  return { roles: new Set([...installation, ...roles]), selectionStage: stage.selection, roundStage: stage.round, sealed: false, declaration, assigned: null };
}
