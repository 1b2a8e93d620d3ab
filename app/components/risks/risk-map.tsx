import { RiskMatrix, matrixBands } from "~/charts/risk-matrix";
import { bandOf, riskLevels } from "~/domain/risks/risk";
import type { RiskState, RiskView } from "~/domain/risks/risk-state";
import { useText } from "~/i18n/text-context";

import { ChartFigure } from "../charts/chart-figure";
import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { Section } from "../page";

/** The text of a risk: that of the pack, or one's own. */
export function useRiskText(): (risk: Pick<RiskView, "item" | "text">) => string {
  const { of } = useText();
  return ({ item, text }) => (item ? of(item.text) : text);
}

/** Likelihood against impact, with the risks that were assessed, the highest first, as a table. */
export function RiskMap({ state: { risks, cells } }: { state: Pick<RiskState, "risks" | "cells"> }) {
  const { t } = useText();
  const textOf = useRiskText();
  const numberOf = new Map(risks.map(({ id }, index) => [id, index + 1]));
  const assessed = risks.filter(({ score, state }) => score !== null && state !== "gone").sort((a, b) => b.score! - a.score!);
  const bands = { low: t("interface.risks.band.low"), middle: t("interface.risks.band.middle"), high: t("interface.risks.band.high") };
  return (
    <Section title={t("interface.risks.map.title")} lead={t("interface.risks.map.lead")} id="map">
      {assessed.length === 0 ? <p className="text-muted">{t("interface.risks.map.none")}</p> : (
        <div className="grid items-start gap-x-8 gap-y-4 2xl:grid-cols-[34rem_minmax(0,1fr)]">
          <ChartFigure
            draw={(width) => (
              <RiskMatrix
                palette={pagePalette} width={width} id={`risks-${width}`}
                cells={cells.map((row, likelihood) => row.map((ids, impact) => ({ numbers: ids.map((id) => numberOf.get(id)!), band: bandOf((likelihood + 1) * (impact + 1)) })))}
                labels={{
                  title: t("interface.risks.map.title"), bands, likelihood: t("interface.risks.field.likelihood"), impact: t("interface.risks.field.impact"),
                  description: matrixBands.map((band) => `${bands[band]}: ${assessed.filter((risk) => risk.band === band).map(textOf).join(" ") || "–"}`).join("; "),
                }}
              />
            )}
          />
          <DataTable caption={t("interface.risks.map.title")} hideCaption>
            <thead><tr><th scope="col" className="number">{t("interface.risks.column.number")}</th><th scope="col">{t("interface.risks.column.risk")}</th><th scope="col" className="number max-sm:hidden">{t("interface.risks.field.likelihood")}</th><th scope="col" className="number max-sm:hidden">{t("interface.risks.field.impact")}</th><th scope="col">{t("interface.risks.column.score")}</th></tr></thead>
            <tbody>
              {assessed.map((risk) => (
                <tr key={risk.id}>
                  <td className="number">{numberOf.get(risk.id)}</td>
                  <th scope="row" className="font-normal"><a href={`#${risk.id}`} className="link">{textOf(risk)}</a></th>
                  {/* A narrow window has room for the score alone; the drawing above shows both. */}
                  <td className="number max-sm:hidden">{risk.likelihood}</td><td className="number max-sm:hidden">{risk.impact}</td>
                  <td>{t("interface.risks.scored", { score: risk.score!, band: bands[risk.band!] })}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
    </Section>
  );
}

/** The levels to choose from. */
export function useLevels(): { value: string; label: string }[] {
  const { t } = useText();
  return [{ value: "", label: t("interface.risks.unknownLevel") }, ...riskLevels.map((level) => ({ value: String(level), label: t(`interface.risks.level.${level}`) }))];
}
