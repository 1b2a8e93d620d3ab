import { z } from "zod";

import { canonicalJson } from "../../domain/canonical-json";
import { rungSchema } from "../../domain/committee/evidence-ladder";
import type { Edition } from "../../domain/edition/edition";
import { sha256 } from "../../domain/edition/fingerprint.server";
import { archivedSubmissionSchema, dossierPaths, fromRankingInput } from "../../domain/outcome/dossier";
import type { DossierManifest, RankingInput } from "../../domain/outcome/dossier";
import { archivedRungSchema, rankingsByRung, rungsInForce } from "../../domain/outcome/dossier-rungs";
import { answerSchema } from "../../domain/responses/reading";
import type { TrailRow } from "../../domain/audit/trail.server";
import { erasedSubjects, read, told } from "./dossier-parts";
import type { Files, Note, Report } from "./dossier-parts";

const setRungsSchema = z.record(z.string(), z.object({ rung: rungSchema, note: z.string() }));

interface RungsCheck {
  files: Files;
  trail: readonly TrailRow[];
  edition: Edition;
  input: RankingInput;
  version: DossierManifest["version"];
}

/** The rungs of the evidence ladder are those that the trail says were set, and the rankings from each rung upwards follow from them. */
export function checkRungs({ files, trail, edition, input, version }: RungsCheck, report: Report, note: Note): void {
  const said = read(files, dossierPaths.rungs, z.array(archivedRungSchema));
  const submissions = read(files, dossierPaths.submissions, z.array(archivedSubmissionSchema));
  if (!said || !submissions) {
    report("unreadable", said ? dossierPaths.submissions : dossierPaths.rungs);
    return;
  }
  const set = new Map<string, string[]>();
  for (const { subject, after } of told(trail, "proofs-set", setRungsSchema)) {
    for (const [requirement, one] of Object.entries(after)) set.set(`${subject} ${requirement}`, [...(set.get(`${subject} ${requirement}`) ?? []), canonicalJson(one)]);
  }
  const archived = new Map<string, string[]>();
  for (const { vendorId, requirementId, rung, note } of said) {
    const key = `${vendorId} ${requirementId}`;
    archived.set(key, [...(archived.get(key) ?? []), canonicalJson({ rung, note })]);
  }
  const erased = erasedSubjects(trail, "proofs-set");
  if (erased.size > 0) note("erased-untold", dossierPaths.rungs);
  const isTold = (key: string) => !erased.has(key.slice(0, key.indexOf(" ")));
  for (const [key, own] of archived) if (isTold(key) && own.join() !== (set.get(key) ?? []).join()) report("rungs-not-in-trail", dossierPaths.rungs, key);
  const taking = new Set(submissions.map(({ vendor }) => vendor));
  for (const key of set.keys()) if (isTold(key) && !archived.has(key) && taking.has(key.slice(0, key.indexOf(" ")))) report("rungs-not-in-trail", dossierPaths.rungs, key);

  const answers = new Map(submissions.map(({ id, answers: path }) => [id, new Map((read(files, path, z.array(answerSchema)) ?? []).map((answer) => [answer.requirement, answer]))]));
  const current = new Map(submissions.map(({ id, vendor }) => [vendor, id]));
  const { responses, options } = fromRankingInput(input, version);
  const again = canonicalJson(rankingsByRung(edition, responses, options, rungsInForce(said, current, (submission, requirement) => answers.get(submission)?.get(requirement))));
  const were = read(files, dossierPaths.byRung, z.unknown());
  if (were === null || canonicalJson(were) !== again) report("ranking-differs", dossierPaths.byRung, sha256(canonicalJson(were ?? null)), sha256(again));
}
