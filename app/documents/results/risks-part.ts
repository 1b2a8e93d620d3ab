import type { RiskView } from "../../domain/risks/risk-state";
import type { MessageKey } from "../../i18n/translate";
import { cell, looseText, note, oneLine, plainText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";

/** The risks that were weighed, the heaviest first, with what is done about each; those that are gone are left out. */
export function risksPart(w: Writer): ResultPart {
  const { s: { risks: { risks, groups } }, t, of, plain } = w;
  const counting = risks.filter(({ state }) => state !== "gone");
  const weighed = counting.filter(({ score, measure, owner }) => score !== null || measure !== "" || owner !== "");
  const sorted = [...weighed].sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const bare = weighed.filter(({ measure }) => measure === "").length;
  const groupOf = ({ group }: RiskView) => { const found = groups.find(({ id }) => id === group); return found ? of(found.title) : ""; };
  const figures = ({ likelihood, impact, score, band }: RiskView) => (score === null || band === null
    ? [likelihood, impact].map((one) => (one === null ? "?" : String(one))).join(" × ")
    : `${plain(likelihood!)} × ${plain(impact!)} = ${plain(score)}`);
  return {
    key: "risks", place: "risks", filled: weighed.length > 0,
    summary: weighed.length > 0 ? t("results.count.risks", { count: weighed.length }) : "",
    open: [...when(counting.length - weighed.length, t("results.open.risks", { count: counting.length - weighed.length })), ...when(bare, t("results.open.measures", { count: bare }))],
    blocks: () => [
      plainText(t("results.risks.lead")),
      table(t("results.part.risks.title"),
        [[t("results.column.risk"), 36], [t("results.column.likelihoodImpact"), 16], [t("results.column.measure2"), 30], [t("interface.goals.field.owner"), 18]],
        sorted.map((risk) => [
          cell([risk.item ? of(risk.item.text) : oneLine(risk.text), groupOf(risk)]),
          cell([figures(risk), risk.band !== null && t(`interface.risks.band.${risk.band}` as MessageKey)]),
          [...(risk.measure ? [{ text: oneLine(risk.measure) }] : []), ...risk.linked.filter(({ asked }) => asked).slice(0, 3).map(({ text }) => ({ text: t("results.risks.asked", { text: looseText(w, text) }), tone: "note" as const }))],
          cell([risk.owner || "–", t(`interface.risks.state.${risk.state}` as MessageKey)]),
        ])),
      ...(bare > 0 ? [note(t("results.open.measures", { count: bare }))] : []),
    ],
  };
}
