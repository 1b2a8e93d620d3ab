import type { ConsensusItem, VendorName } from "~/domain/committee/consensus-item";
import { consensusQueue } from "~/domain/committee/consensus-queue";
import type { SettledMark } from "~/domain/committee/settle-marks";
import { editionAward } from "~/domain/decision/edition-award";
import { editionTree } from "~/domain/decision/edition-tree";
import type { EditionRanking } from "~/domain/decision/types";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { markingOf } from "~/domain/edition/marking";
import type { EditionMarking } from "~/domain/edition/marking";
import type { Award } from "~/domain/scoring/award";
import type { RoundStage } from "~/domain/selection/stages";
import { answerLabel } from "~/i18n/answer-labels";
import { listConsensusVersions } from "~db/consensus";
import type { ConsensusVersion } from "~db/consensus";

import { countingMarks, loadCommitteeMarks, settledMarks } from "./committee-marks";
import { answeringOffers, isAnswered, loadCommittee } from "./committee-state";
import type { CommitteeState } from "./committee-state";
import { look } from "./context.server";
import type { Context } from "./context.server";
import { actorNames } from "./evaluators";
import { rankState } from "./load-ranking";
import { vendorNames } from "./mark-progress";
import { noteBidsSeen } from "./note-bids-seen";

export interface ConsensusView {
  edition: Pick<Edition, "code" | "language" | "timeZone">;
  marking: EditionMarking;
  stage: RoundStage;
  leads: boolean;
  offers: VendorName[];
  /** Disagreements that are not settled, in the order of what they can move. */
  queue: ConsensusItem[];
  /** Answers without settled mark on which those who did mark agree, or that nobody marked; by weight. */
  incomplete: ConsensusItem[];
  /** What the committee agreed on, the last first. */
  settled: ConsensusItem[];
  /** How many answers have a mark on which all agree. */
  agreed: number;
}

/** The consensus meeting: marks of everybody. Null before publication; refused before the meeting opens. */
export async function loadConsensus(context: Context, selectionId: string): Promise<ConsensusView | null> {
  const standing = await look(context, selectionId, "view-consensus");
  const { db } = context;
  const committee = await loadCommittee(db, selectionId, standing);
  if (!committee) return null;
  const { edition, selection, marked } = committee;
  await noteBidsSeen(context, selection, { page: "consensus" });
  const marking = markingOf(edition);
  const all = await loadCommitteeMarks(db, committee);
  const settled = settledMarks(committee, all);
  const ranking = await rankState(db, selection, edition);
  const offers = vendorNames(answeringOffers(committee));
  const describe = describer(committee, all.marks, await consensusHistory(context, committee), marking);

  const queue: ConsensusItem[] = [];
  const incomplete: ConsensusItem[] = [];
  const done: ConsensusItem[] = [];
  let agreed = 0;
  for (const requirement of marked) {
    for (const vendor of offers) {
      if (!isAnswered(committee, vendor.vendorId, requirement.id)) continue;
      const item = describe(requirement, vendor, settled.get(vendor.vendorId)!.get(requirement.id)!);
      if (item.settled.settledBy === "consensus") done.push(item);
      else if (item.settled.low !== item.settled.high) queue.push(item);
      else if (item.settled.mark === null) incomplete.push(item);
      else agreed++;
    }
  }
  const items = new Map(queue.map((item) => [`${item.vendor.vendorId} ${item.requirement.id}`, item]));
  const disagreements = queue.map((item) => ({
    vendor: item.vendor.vendorId, requirement: item.requirement.id, settled: { ...item.settled, low: item.settled.low!, high: item.settled.high! },
  }));
  const weight = ({ requirement }: ConsensusItem) => ranking.weights[requirement.id] ?? 0;
  return {
    edition: { code: edition.code, language: edition.language, timeZone: edition.timeZone }, marking, stage: selection.round.stage, leads: standing.roles.has("lead"), offers,
    queue: consensusQueue(ranking, marking.highest, disagreements, awardOf(edition, ranking)).map(({ vendor, requirement, atLowest, atHighest, points, places, movesFirst }) =>
      ({ ...items.get(`${vendor} ${requirement}`)!, effect: { atLowest, atHighest, points, places, movesFirst } })),
    incomplete: incomplete.sort((a, b) => weight(b) - weight(a)),
    settled: done.sort((a, b) => (a.history[0].at < b.history[0].at ? 1 : -1)),
    agreed,
  };
}

/** What decides instead of the totals; null where the totals do, and while a price is not known. */
function awardOf(edition: Edition, { offers }: EditionRanking): Award | null {
  const costs = new Map(offers.flatMap(({ id, cost }) => (cost ? [[id, cost] as const] : [])));
  const standing = offers.filter(({ excluded }) => excluded.length === 0).map(({ id }) => id);
  return editionAward(edition.price, editionTree(edition), costs, standing)?.award ?? null;
}

type Said = Awaited<ReturnType<typeof loadCommitteeMarks>>["marks"];

function describer(committee: CommitteeState, marks: Said, history: ReadonlyMap<string, ConsensusItem["history"]>, marking: EditionMarking) {
  const { edition, answers, assigned, evaluators } = committee;
  const names = new Map(evaluators.map(({ id, name }) => [id, name]));
  const comments = new Map(marks.map((one) => [`${one.evaluatorId} ${one.vendorId} ${one.requirementId}`, one]));
  const given = new Map<string, ReturnType<typeof countingMarks>>();
  for (const mark of countingMarks(committee, marks)) {
    const key = `${mark.vendor} ${mark.requirement}`;
    given.set(key, [...(given.get(key) ?? []), mark]);
  }
  return (requirement: EditionRequirement, vendor: VendorName, settled: SettledMark): ConsensusItem => {
    const key = `${vendor.vendorId} ${requirement.id}`;
    const answer = answers.get(vendor.vendorId)!.get(requirement.id)!;
    const own = given.get(key) ?? [];
    const present = new Set(own.map(({ evaluator }) => evaluator));
    return {
      vendor, requirement: { id: requirement.id, code: requirement.code, text: requirement.text },
      answer: answerLabel(edition.language, requirement.answer, answer.value), vendorComment: answer.comment, evidence: answer.evidence,
      marks: own.map(({ evaluator, mark }) => {
        const said = comments.get(`${evaluator} ${key}`)!;
        return { name: names.get(evaluator) ?? evaluator, mark, confirms: said.confirms, comment: said.comment };
      }).sort((a, b) => a.mark - b.mark || (a.name < b.name ? -1 : 1)),
      missing: (assigned.get(requirement.id) ?? []).filter((id) => !present.has(id)).map((id) => names.get(id) ?? id),
      settled, flagged: marking.spreadFrom !== null && settled.low !== null && settled.high! - settled.low >= marking.spreadFrom,
      effect: null, history: history.get(key) ?? [],
    };
  };
}

/** What was recorded on each answer, newest first, with the names of who did so. */
async function consensusHistory({ db }: Context, { selection }: CommitteeState): Promise<Map<string, ConsensusItem["history"]>> {
  const versions: ConsensusVersion[] = await listConsensusVersions(db, selection.round.id);
  const names = await actorNames(db, versions.map(({ by }) => by));
  const history = new Map<string, ConsensusItem["history"]>();
  for (const { vendorId, requirementId, number, mark, reason, at, by } of versions) {
    const key = `${vendorId} ${requirementId}`;
    history.set(key, [{ number, mark, reason, at, by: names.get(by) ?? by }, ...(history.get(key) ?? [])]);
  }
  return history;
}
