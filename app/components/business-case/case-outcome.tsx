import { RunningTotals } from "~/charts/running-totals";
import { SwingBars } from "~/charts/swing-bars";
import type { Assessment, Swing } from "~/domain/business-case/assess";
import { outlooks } from "~/domain/business-case/business-case";
import type { BusinessCase, Outlook } from "~/domain/business-case/business-case";
import { besideRivals } from "~/domain/business-case/rivals";
import type { CaseWorth } from "~/domain/business-case/rivals";
import { caseLineName, caseMeasures, caseMeasureText, swingName } from "~/i18n/case-texts";
import type { CaseMeasure } from "~/i18n/case-texts";
import { useText } from "~/i18n/text-context";

import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { Icon } from "../icons";
import { Section } from "../page";

/** How a measure is written in the reader's language. */
function useMeasure(currency: string) {
  const { language } = useText();
  return (measure: CaseMeasure, told: CaseWorth) => caseMeasureText(language, currency, measure, told);
}

/** What a business case comes to in each outlook: measures, running total, years, and what matters most. */
export function CaseOutcome({ businessCase, assessment, swings }: { businessCase: BusinessCase; assessment: Record<Outlook, Assessment>; swings: readonly Swing[] }) {
  const { t } = useText();
  const measure = useMeasure(businessCase.currency);
  const beside = besideRivals(businessCase, assessment.expected);
  return (
    <>
      <Section title={t("interface.money.outcome.title")}>
        <DataTable caption={t("interface.money.outcome.title")} hideCaption className="table-stacks">
          <thead><tr><th scope="col"><span className="sr-only">{t("businessCase.column.kind")}</span></th>{outlooks.map((outlook) => <th key={outlook} scope="col" className="number">{t(`businessCase.outlook.${outlook}`)}</th>)}</tr></thead>
          <tbody>
            {caseMeasures.map((name) => (
              <tr key={name}><th scope="row">{t(`businessCase.outcome.${name}`)}</th>{outlooks.map((outlook) => <td key={outlook} data-label={t(`businessCase.outlook.${outlook}`)} className="number">{measure(name, assessment[outlook])}</td>)}</tr>
            ))}
          </tbody>
        </DataTable>
        <Totals businessCase={businessCase} assessment={assessment} />
      </Section>
      <Section title={t("interface.money.outcome.swings")} lead={t("interface.money.outcome.swingsLead")}>
        {swings.length === 0 ? <p className="text-muted">{t("interface.money.outcome.swingsNone")}</p> : <Swings swings={swings} expected={assessment.expected.netPresentValue} currency={businessCase.currency} />}
      </Section>
      {beside.length > 1 ? <Section title={t("interface.money.outcome.rivals")}><Rivals rows={beside} currency={businessCase.currency} /></Section> : null}
    </>
  );
}

/** Drawn twice, for wide and for narrow windows, because the texts of a chart scale with it. */
const widths = [{ width: 640, className: "max-sm:hidden" }, { width: 340, className: "sm:hidden" }] as const;

function Totals({ businessCase: { currency }, assessment }: { businessCase: BusinessCase; assessment: Record<Outlook, Assessment> }) {
  const { t, format } = useText();
  const years = assessment.expected.running.length - 1;
  const money = (value: number) => format.money(Math.round(value), currency);
  const names = { worst: t("businessCase.outlook.worst"), expected: t("businessCase.outlook.expected"), best: t("businessCase.outlook.best") };
  const description = outlooks.map((outlook) => t("interface.money.outcome.chartEnd", { outlook: names[outlook], total: money(assessment[outlook].running[years]), years })).join("; ");
  return (
    <>
      <figure className="chart mt-6">
        {widths.map(({ width, className }) => (
          <div key={width} className={className}>
            <RunningTotals assessment={assessment} palette={pagePalette} width={width} id={`running-totals-${width}`} format={(value) => format.plain(value)} labels={{ title: t("interface.money.outcome.chart"), description, year: t("interface.money.outcome.year"), outlooks: names }} />
          </div>
        ))}
      </figure>
      <details className="mt-4">
        <summary className="inline-flex items-center gap-1.5 py-1 font-medium hover:text-accent"><Icon name="chevron" className="turns size-3" />{t("interface.money.outcome.table")}</summary>
        <DataTable caption={t("interface.money.outcome.table")} hideCaption className="table-stacks">
          <thead>
            <tr>
              <th scope="col" className="number">{t("interface.money.outcome.yearColumn")}</th>
              {(["costs", "returns", "flow", "running"] as const).map((row) => <th key={row} scope="col" className="number">{t(`businessCase.row.${row}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {assessment.expected.flows.map((flow, year) => (
              <tr key={year}>
                <th scope="row" data-label={t("interface.money.outcome.yearColumn")} className="number">{year}</th>
                {([["costs", assessment.expected.costs[year]], ["returns", assessment.expected.returns[year]], ["flow", flow], ["running", assessment.expected.running[year]]] as const).map(([row, value]) => <td key={row} data-label={t(`businessCase.row.${row}`)} className="number">{money(value)}</td>)}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </>
  );
}

function Swings({ swings, expected, currency }: { swings: readonly Swing[]; expected: number; currency: string }) {
  const { t, format } = useText();
  const money = (value: number) => format.money(Math.round(value), currency);
  const named = swings.slice(0, 12).map((swing) => ({ key: `${swing.id}-${swing.figure}`, label: swingName(t, swing), atWorst: swing.atWorst, atBest: swing.atBest }));
  const description = named.map(({ label, atWorst, atBest }) => `${label}: ${money(atWorst)} – ${money(atBest)}`).join("; ");
  return (
    <figure className="chart" role="group" aria-label={t("interface.money.outcome.swings")}>
      {widths.map(({ width, className }) => (
        <div key={width} className={className}>
          <SwingBars swings={named} expected={expected} palette={pagePalette} width={width} id={`swing-bars-${width}`} format={money} labels={{ title: t("interface.money.outcome.swings"), description }} />
        </div>
      ))}
    </figure>
  );
}

function Rivals({ rows, currency }: { rows: ReturnType<typeof besideRivals>; currency: string }) {
  const { t } = useText();
  const measure = useMeasure(currency);
  const shown = ["netPresentValue", "internalRateOfReturn", "payback"] as const;
  return (
    <DataTable caption={t("interface.money.outcome.rivals")} hideCaption className="table-stacks">
      <thead><tr><th scope="col">{t("interface.money.field.label")}</th>{shown.map((name) => <th key={name} scope="col" className="number">{t(`businessCase.outcome.${name}`)}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ id, label, worth }) => (
          <tr key={id}>
            <th scope="row" className={label === null ? "" : "font-normal"}>{label === null ? t("interface.money.outcome.thisOne") : caseLineName(t, label)}</th>
            {shown.map((name) => <td key={name} data-label={t(`businessCase.outcome.${name}`)} className="number">{measure(name, worth)}</td>)}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
