import { Migrator } from "kysely";
import type { Migration } from "kysely";

import type { Engine } from "./connection";
import * as spine from "./migrations/0001-spine";
import * as uploadLinks from "./migrations/0002-upload-links";
import * as people from "./migrations/0003-people";
import * as accounts from "./migrations/0004-accounts";
import * as sealing from "./migrations/0005-sealing";
import * as clarifications from "./migrations/0006-clarifications";
import * as scoring from "./migrations/0007-scoring";
import * as outcome from "./migrations/0008-outcome";
import * as weightsAndScenarios from "./migrations/0009-weights-and-scenarios";
import * as businessCase from "./migrations/0010-business-case";
import * as vendorQuestions from "./migrations/0011-vendor-questions";
import * as peopleRest from "./migrations/0012-people-rest";
import * as phases from "./migrations/0014-phases";
import * as respondents from "./migrations/0015-respondents";
import * as goalsAndGaps from "./migrations/0016-goals-gaps";
import * as ownContent from "./migrations/0017-own-content";
import * as readinessAndRisks from "./migrations/0018-readiness-risks";
import * as implementation from "./migrations/0019-implementation";
import type { Db } from "./schema";

/** All migrations in order; a name that has been released never changes. */
function migrations(engine: Engine): Record<string, Migration> {
  return {
    "0001-spine": { up: (db) => spine.up(db, engine) },
    "0002-upload-links": { up: (db) => uploadLinks.up(db, engine) },
    "0003-people": { up: (db) => people.up(db, engine) },
    "0004-accounts": { up: (db) => accounts.up(db, engine) },
    "0005-sealing": { up: (db) => sealing.up(db, engine) },
    "0006-clarifications": { up: (db) => clarifications.up(db, engine) },
    "0007-scoring": { up: (db) => scoring.up(db, engine) },
    "0008-outcome": { up: (db) => outcome.up(db, engine) },
    "0009-weights-and-scenarios": { up: (db) => weightsAndScenarios.up(db, engine) },
    "0010-business-case": { up: (db) => businessCase.up(db) },
    "0011-vendor-questions": { up: (db) => vendorQuestions.up(db, engine) },
    "0012-people-rest": { up: (db) => peopleRest.up(db, engine) },
    "0014-phases": { up: (db) => phases.up(db) },
    "0015-respondents": { up: (db) => respondents.up(db, engine) },
    "0016-goals-gaps": { up: (db) => goalsAndGaps.up(db) },
    "0017-own-content": { up: (db) => ownContent.up(db, engine) },
    "0018-readiness-risks": { up: (db) => readinessAndRisks.up(db) },
    "0019-implementation": { up: (db) => implementation.up(db) },
  };
}

/** Names of all migrations that this program knows, oldest first. */
export function migrationNames(): string[] {
  return Object.keys(migrations("sqlite"));
}

/** Brings a database up to date and gives the names of the migrations it applied. Throws the cause when one fails. */
export async function migrate(db: Db, engine: Engine): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(engine) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((r) => r.status === "Success").map((r) => r.migrationName);
}
