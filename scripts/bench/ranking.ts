import { markedResponses } from "~/domain/committee/marked-responses";
import { markMatrix, settleMarks } from "~/domain/committee/settle-marks";
import { rankEdition, type VendorResponse } from "~/domain/decision/edition-ranking";
import type { Edition, EditionAnswer, EditionCriterion, EditionRequirement } from "~/domain/edition/edition";
import { answerScaleKeys, defaultScalePoints } from "~/domain/requirements/answer-type";
import { rank } from "~/domain/scoring/rank";
import type { ScoredOffer, WeightNode } from "~/domain/scoring/types";

import { medianTime } from "./median-time";
import type { BenchResult } from "./result";

const repeats = { warmUp: 60, runs: 101 };

const requirementCount = 1000;
const offerCount = 25;
const evaluatorCount = 12;
const limit = 10;
const markedLimit = 20;

/** Times the ranking of 1,000 requirements × 25 offers: the kernel on values alone, and the whole way from answers. */
export async function benchRanking(): Promise<BenchResult[]> {
  const size = `${requirementCount.toLocaleString("en-GB")} × ${offerCount}`;
  const edition = benchEdition();
  const responses = benchResponses(edition);
  const tree = benchTree();
  const offers = benchOffers();
  return [
    { name: `ranking ${size}: values`, milliseconds: medianTime(() => rank(tree, offers, []), repeats), limit },
    {
      name: `ranking ${size} × ${evaluatorCount} evaluators: marks and answers of an edition`,
      milliseconds: medianTime(markedRanking(), repeats),
      limit: markedLimit,
    },
    {
      name: `ranking ${size}: answers of an edition`,
      milliseconds: medianTime(() => rankEdition(edition, responses, { nullFails: false }), repeats),
      limit,
    },
  ];
}

/** Settling everybody's marks on every answer and ranking on them, as the page of a committee does after each mark. */
function markedRanking(): () => unknown {
  const edition = benchEdition();
  const marked = { ...edition, requirements: edition.requirements.map((requirement) => ({ ...requirement, valuedBy: "committee" as const })) };
  const responses = benchResponses(marked);
  const evaluators = Array.from({ length: evaluatorCount }, (_, e) => `evaluator-${e}`);
  const assigned = new Map(marked.requirements.map(({ id }) => [id, evaluators]));
  const given = marked.requirements.flatMap(({ id }, r) => responses.flatMap(({ vendor }, v) => evaluators.map((evaluator, e) => ({ evaluator, requirement: id, vendor: vendor.id, mark: (r + 3 * v + 7 * e) % 11 }))));
  const matrix = markMatrix(assigned, responses.map(({ vendor }) => vendor.id), given, []);
  return () => rankEdition(marked, markedResponses(responses, settleMarks(matrix, false)), { nullFails: false });
}

/** Four dimensions of five groups, in which the requirements take turns. */
function benchCriteria(): EditionCriterion[] {
  return Array.from({ length: 4 }, (_, d) => ({
    id: `dimension-${d}`,
    title: `Dimension ${d}`,
    weight: 4 - d,
    children: Array.from({ length: 5 }, (_, g) => ({ id: `group-${d}-${g}`, title: `Group ${d}.${g}`, weight: 1 + g })),
  }));
}

const requirementId = (i: number) => `req.bench.wish.${i}`;
const groupOf = (i: number) => `group-${i % 4}-${(i >> 2) % 5}`;

function benchTree(): WeightNode[] {
  return benchCriteria().map(({ id, weight, children }) => ({
    id,
    weight,
    children: children!.map((group) => ({
      id: group.id,
      weight: group.weight,
      children: Array.from({ length: requirementCount }, (_, i) => i)
        .filter((i) => groupOf(i) === group.id)
        .map((i) => ({ id: requirementId(i), weight: 1 + (i % 3) })),
    })),
  }));
}

/** Values between 0 and 100, one in fifty null. */
function benchOffers(): ScoredOffer[] {
  return Array.from({ length: offerCount }, (_, o) => ({
    id: `vendor-${o}`,
    values: new Map(
      Array.from({ length: requirementCount }, (_, i) => [requirementId(i), (i + o) % 50 === 0 ? null : (i * 7 + o * 13) % 101]),
    ),
  }));
}

/** As in a real request: most answers on the scale, some yes/no, here and there a number, an amount or a date. */
function answerTypeOf(i: number): EditionAnswer {
  switch (i % 20) {
    case 3: case 9: case 15:
      return { type: "yesno", better: "yes" };
    case 5:
      return { type: "number", unit: "days", points: [[0, 100], [10, 50], [40, 0]] };
    case 11:
      return { type: "money", currency: "EUR", points: [[0, 100], [50, 0]] };
    case 17:
      return { type: "date", points: [["2026-01-01", 100], ["2027-01-01", 0]] };
    default:
      return { type: "scale" };
  }
}

function benchEdition(): Edition {
  const requirements = Array.from({ length: requirementCount }, (_, i): EditionRequirement => ({
    id: requirementId(i), code: `F-${i}`, criterion: groupOf(i), text: `Requirement ${i}`, note: null,
    answer: answerTypeOf(i), priority: "desirable", weight: 1 + (i % 3), mandatory: i % 40 === 0,
    lowestAccepted: "customisation", valuedBy: "answer", source: null,
  }));
  return {
    format: 1, id: "edition", selectionId: "selection", roundId: "round", number: 1, code: "RFP-1-BENCH", kind: "rfp",
    language: "en", title: "Bench", organisation: "Bench", software: "Bench", introduction: "", scope: "",
    contact: { name: "Bench", email: "bench@example.org" }, deadline: "2026-09-01T12:00:00Z", timeZone: "Europe/Amsterdam",
    planning: [], objectives: [], scale: answerScaleKeys.map((key) => ({ key, points: defaultScalePoints[key] })),
    criteria: benchCriteria(), requirements, pack: { id: "bench", version: "1.0.0" }, publishedAt: "2026-08-01T12:00:00Z",
  };
}

function benchResponses(edition: Edition): VendorResponse[] {
  return Array.from({ length: offerCount }, (_, o) => ({
    vendor: { id: `vendor-${o}`, code: `V${o}`, name: `Vendor ${o}`, package: `Package ${o}` },
    answers: new Map(edition.requirements.map(({ id, answer }, i) => [id, { value: benchAnswer(answer, i + o) }])),
    waivers: {},
  }));
}

function benchAnswer(answer: EditionAnswer, turn: number): string | number | null {
  if (turn % 50 === 0) return null;
  switch (answer.type) {
    case "scale":
      return answerScaleKeys[turn % 4];
    case "yesno":
      return turn % 9 === 0 ? "no" : "yes";
    case "date":
      return `2026-${String(1 + (turn % 12)).padStart(2, "0")}-15`;
    case "number":
    case "money":
      return turn % 45;
    case "text":
      return `Answer ${turn}`;
  }
}
