import { Form } from "@remix-run/react";

import { CostYears } from "~/charts/cost-years";
import type { CostLine } from "~/domain/cost/cost-of-ownership";
import type { PriceSheet } from "~/domain/cost/price-sheet";
import type { EditionRankedOffer, EditionRanking } from "~/domain/decision/types";
import { useText } from "~/i18n/text-context";
import { formatMoney } from "~/i18n/format";

import { Button } from "../button";
import { ChartFigure } from "../charts/chart-figure";
import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { TextField } from "../field";
import { Section } from "../page";
import { Tag } from "../tag";

/** What each offer costs over the years: chart, table, and the prices that wait for a decision. */
export function OfferCosts({ ranking, sheet, mayDecide }: { ranking: EditionRanking; sheet: PriceSheet; mayDecide: boolean }) {
  const { t, language } = useText();
  const money = (value: number | null | undefined) => (value === null || value === undefined ? "–" : formatMoney(language, Math.round(value), sheet.currency));
  const years = Array.from({ length: sheet.years + 1 }, (_, year) => (year === 0 ? t("outcome.cost.start") : t("outcome.cost.year", { year })));
  const rows = ranking.offers.map(({ id, vendor, cost }) => ({ id, name: vendor.name, amounts: cost?.years?.map(({ once, recurring }) => once + recurring) ?? years.map(() => null), total: cost?.total ?? null }));
  const title = t("outcome.cost.chart");
  const open = ranking.offers.flatMap((offer) => (offer.cost?.lines ?? []).filter(({ problem, optional }) => problem !== null && !optional).map((line) => ({ offer, line })));
  return (
    <>
      {open.length > 0 ? (
        <Section title={t("interface.price.decide.title")} lead={t("interface.price.decide.lead")} id="decide">
          <ul>{open.map(({ offer, line }) => <OpenPrice key={`${offer.id} ${line.id}`} offer={offer} line={line} sheet={sheet} mayDecide={mayDecide} />)}</ul>
        </Section>
      ) : null}
      <Section title={title} lead={t("interface.price.cost.lead")}>
        <ChartFigure
          draw={(width) => (
            <CostYears palette={pagePalette} width={width} id={`cost-${width}`} years={years} rows={rows} format={(amount) => money(amount)} unknown={t("outcome.cost.unknown")}
              labels={{ title, description: rows.map(({ name, total }) => `${name}: ${money(total)}`).join("; ") }} />
          )}
          table={
            <DataTable caption={title} hideCaption>
              <thead>
                <tr>
                  <th scope="col">{t("report.outcome.offer")}</th>
                  {years.map((year) => <th key={year} scope="col" className="number">{year}</th>)}
                  {(["paid", "total", "options"] as const).map((column) => <th key={column} scope="col" className="number">{t(`outcome.cost.${column}`)}</th>)}
                </tr>
              </thead>
              <tbody>
                {ranking.offers.map(({ id, vendor, cost }) => (
                  <tr key={id}>
                    <th scope="row">{vendor.name}</th>
                    {years.map((year, index) => <td key={year} className="number">{money(cost?.years?.[index] ? cost.years[index].once + cost.years[index].recurring : null)}</td>)}
                    <td className="number">{money(cost?.paid)}</td><td className="number font-semibold">{money(cost?.total)}</td><td className="number">{money(cost?.options)}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          }
        />
      </Section>
    </>
  );
}

/** One price that is missing, zero or negative, and what the lead makes of it. */
function OpenPrice({ offer, line, sheet, mayDecide }: { offer: EditionRankedOffer; line: CostLine; sheet: PriceSheet; mayDecide: boolean }) {
  const { t, language } = useText();
  return (
    <li className="grid gap-2 border-b border-line py-row">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Tag tone={line.decided === null ? "warning" : "success"}>{t(`outcome.cost.problem.${line.problem!}`)}</Tag>
        <span className="font-medium">{offer.vendor.name}</span>
        <span>{[line.code, line.text].filter(Boolean).join(" ")}</span>
        {line.typed ? <span className="text-muted">“{line.typed}”</span> : null}
        {line.remark ? <span className="text-muted">“{line.remark}”</span> : null}
      </p>
      {line.decided !== null ? (
        <p className="text-sm text-muted">{t("interface.price.decide.decided", { amount: formatMoney(language, line.unitPrice ?? 0, sheet.currency), reason: line.decided })}</p>
      ) : null}
      {mayDecide ? (
        <Form method="post" preventScrollReset className="grid items-end gap-2 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
          <input type="hidden" name="vendorId" value={offer.id} />
          <input type="hidden" name="lineId" value={line.id} />
          <TextField name="unitPrice" label={t("interface.price.decide.amount", { currency: sheet.currency })} inputMode="decimal" defaultValue={line.unitPrice ?? ""} inputClassName="text-right" autoComplete="off" />
          <TextField name="reason" label={t("interface.price.decide.reason")} defaultValue={line.decided ?? ""} maxLength={2000} autoComplete="off" />
          <Button type="submit" name="intent" value="decide">{t("interface.price.decide.save")}</Button>
        </Form>
      ) : null}
    </li>
  );
}
