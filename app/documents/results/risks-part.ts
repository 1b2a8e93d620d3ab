import { cell, note, oneLine, plainText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";

/** The risks that were weighed, the heaviest first, with what is done about each. */
export function risksPart({ s: { risks }, t }: Writer): ResultPart {
  const weighed = risks.filter(({ score, measure, owner }) => score !== null || measure !== "" || owner !== "");
  const sorted = [...weighed].sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const bare = weighed.filter(({ measure }) => measure === "").length;
  return {
    key: "risks", place: "risks", filled: weighed.length > 0,
    summary: weighed.length > 0 ? t("results.count.risks", { count: weighed.length }) : "",
    open: [...when(risks.length - weighed.length, t("results.open.risks", { count: risks.length - weighed.length })), ...when(bare, t("results.open.measures", { count: bare }))],
    blocks: () => [
      plainText(t("results.risks.lead")),
      table(t("results.part.risks.title"),
        [[t("results.column.risk"), 34], [t("results.column.likelihoodImpact"), 18], [t("results.column.measure2"), 32], [t("interface.goals.field.owner"), 16]],
        sorted.map(({ text, group, likelihood, impact, measure, owner, status }) => [
          [{ text, tone: "strong" }, ...(group ? [{ text: group, tone: "note" as const }] : [])], cell([[likelihood, impact].filter(Boolean).join(" × ")]), oneLine(measure), cell([owner, status]),
        ])),
      ...(bare > 0 ? [note(t("results.open.measures", { count: bare }))] : []),
    ],
  };
}
