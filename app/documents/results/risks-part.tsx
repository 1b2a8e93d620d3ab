import { renderToStaticMarkup } from "react-dom/server";

import { RiskMatrix, riskMatrixHeight } from "../../charts/risk-matrix";
import { bandOf } from "../../domain/risks/risk";
import type { RiskView } from "../../domain/risks/risk-state";
import type { CellPart, Figure } from "../document-model";
import { chartWidth, printPalette } from "../report/figures";
import { cell, looseText, oneLine, plainText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";

/** Requirements that a risk led to are named as far as this many. */
const namedRequirements = 3;

/** The risks that were weighed, the heaviest first, with what is done about each; those that are gone are left out. */
export function risksPart(w: Writer): ResultPart {
  const { s: { risks: { risks, groups } }, t, of } = w;
  const counting = risks.filter(({ state }) => state !== "gone");
  const weighed = counting.filter(({ score, measure, owner, linked }) => score !== null || measure !== "" || owner !== "" || linked.length > 0);
  const sorted = [...weighed].sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const bare = weighed.filter(({ measure, linked }) => measure === "" && linked.length === 0).length;
  const groupOf = ({ group }: RiskView) => { const found = groups.find(({ id }) => id === group); return found ? of(found.title) : ""; };
  return {
    key: "risks", place: "risks", filled: weighed.length > 0,
    summary: weighed.length > 0 ? t("results.count.risks", { count: weighed.length }) : "",
    open: [...when(counting.length - weighed.length, t("results.open.risks", { count: counting.length - weighed.length })), ...when(bare, t("results.open.measures", { count: bare }))],
    blocks: () => [
      plainText(t("results.risks.lead")),
      ...(sorted.some(({ score }) => score !== null) ? [matrixFigure(w, sorted)] : []),
      table(t("results.part.risks.title"),
        [[t("interface.risks.column.number"), 6], [t("results.column.risk"), 32], [t("results.column.likelihoodImpact"), 15], [t("results.column.measure2"), 29], [t("interface.goals.field.owner"), 18]],
        sorted.map((risk, index) => [String(index + 1), cell([nameOf(w, risk), groupOf(risk)]), scoreCell(w, risk), measureCell(w, risk), cell([risk.owner || "–", t(`interface.risks.state.${risk.state}`)])])),
    ],
  };
}

const nameOf = ({ of }: Writer, { item, text }: RiskView) => (item ? of(item.text) : oneLine(text));

function scoreCell({ t, plain }: Writer, { likelihood, impact, score, band }: RiskView): CellPart[] {
  const sides = [likelihood, impact].map((side) => (side === null ? "?" : plain(side))).join(" × ");
  return score === null || band === null ? cell([likelihood === null && impact === null ? "–" : sides]) : cell([`${sides} = ${plain(score)}`, t(`interface.risks.band.${band}`)]);
}

function measureCell(w: Writer, { measure, linked }: RiskView): CellPart[] {
  const asked = linked.filter((one) => one.asked).slice(0, namedRequirements);
  return [...(measure ? [{ text: oneLine(measure) }] : []), ...asked.map(({ text }): CellPart => ({ text: w.t("results.risks.asked", { text: looseText(w, text) }), tone: "note" }))];
}

/** Likelihood against impact, with the numbers of the risks in the table below it. */
function matrixFigure(w: Writer, sorted: readonly RiskView[]): Figure {
  const { t } = w;
  const sides = [1, 2, 3, 4, 5];
  const cells = sides.map((likelihood) => sides.map((impact) => ({
    band: bandOf(likelihood * impact), numbers: sorted.flatMap((risk, index) => (risk.likelihood === likelihood && risk.impact === impact ? [index + 1] : [])),
  })));
  const title = t("interface.risks.map.title");
  const description = sorted.filter(({ score }) => score !== null).map((risk) => `${nameOf(w, risk)} ${risk.likelihood} × ${risk.impact}`).join("; ");
  const bands = { low: t("interface.risks.band.low"), middle: t("interface.risks.band.middle"), high: t("interface.risks.band.high") };
  const labels = { title, description, bands, likelihood: t("interface.risks.field.likelihood"), impact: t("interface.risks.field.impact") };
  return {
    type: "figure", width: chartWidth, height: riskMatrixHeight({ labels, width: chartWidth }), alternative: `${title}. ${description}.`, caption: t("results.risks.map"),
    svg: renderToStaticMarkup(<RiskMatrix cells={cells} palette={printPalette} width={chartWidth} labels={labels} />),
  };
}
