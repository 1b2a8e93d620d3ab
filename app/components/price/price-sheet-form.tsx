import { Form } from "@remix-run/react";
import { useState } from "react";

import { priceMethodKinds, priceRhythms, priceValuationKinds } from "~/domain/cost/price-sheet";
import type { PriceLine, PriceSheet } from "~/domain/cost/price-sheet";
import type { FieldProblems } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { AsksBeforeLeaving } from "../asks-before-leaving";
import { Button } from "../button";
import { RadioGroup } from "../choice";
import { Checkbox, SelectField, TextField } from "../field";
import { Section } from "../page";

const emptyLine = { id: "", text: "", rhythm: "month" as const, quantity: 1, unit: "", optional: false };

/** What vendors price, over which term, and how that counts. */
export function PriceSheetForm({ sheet, dimensions, problems, pending }: { sheet: PriceSheet; dimensions: { id: string; title: string }[]; problems: FieldProblems; pending: boolean }) {
  const { t } = useText();
  return (
    <AsksBeforeLeaving><Form method="post" noValidate className="grid gap-section">
      <Lines lines={sheet.lines} problems={problems} />
      <Section title={t("interface.price.terms.title")} lead={t("interface.price.terms.lead")}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <Amount name="years" label={t("interface.price.terms.years")} value={sheet.years} problem={problems.years} />
          <TextField name="currency" label={t("interface.price.terms.currency")} defaultValue={sheet.currency} maxLength={3} problem={problems.currency} />
          <Amount name="budget" label={t("interface.price.terms.budget")} hint={t("interface.price.terms.budgetHint")} value={sheet.budget} problem={problems.budget} />
          <Amount name="indexation" label={t("interface.price.terms.indexation")} value={sheet.indexation} problem={problems.indexation} />
          <Amount name="discountRate" label={t("interface.price.terms.discountRate")} value={sheet.discountRate} problem={problems.discountRate} />
          <Amount name="ownLines" label={t("interface.price.terms.ownLines")} value={sheet.ownLines} problem={problems.ownLines} />
          <Amount name="vatRate" label={t("interface.price.terms.vatRate")} value={sheet.vat.rate} problem={problems["vat.rate"]} />
          <SelectField name="vatIncluded" label={t("interface.price.terms.vat")} defaultValue={sheet.vat.included ? "yes" : "no"} options={[{ value: "no", label: t("interface.price.terms.vatExcluded") }, { value: "yes", label: t("interface.price.terms.vatIncluded") }]} />
        </div>
      </Section>
      <Method sheet={sheet} dimensions={dimensions} problems={problems} />
      <div className="no-print flex flex-wrap items-center gap-3">
        <Button type="submit" name="intent" value="save" look="primary" pending={pending}>{t("interface.price.save")}</Button>
        <Button type="submit" name="intent" value="remove" look="quiet">{t("interface.price.remove")}</Button>
      </div>
    </Form></AsksBeforeLeaving>
  );
}

function Amount({ name, label, hint, value, problem }: { name: string; label: string; hint?: string; value: number | null; problem?: FieldProblems[string] | undefined }) {
  const { format } = useText();
  return <TextField name={name} label={label} hint={hint} inputMode="decimal" defaultValue={value === null ? "" : format.plain(value).replace(/[.\s](?=\d{3}(?:\D|$))/g, "")} problem={problem} inputClassName="text-right" autoComplete="off" />;
}

function Lines({ lines, problems }: { lines: readonly PriceLine[]; problems: FieldProblems }) {
  const { t, format } = useText();
  const [rows, setRows] = useState<(PriceLine | typeof emptyLine)[]>([...lines, emptyLine, emptyLine]);
  return (
    <Section title={t("interface.price.lines.title")} lead={t("interface.price.lines.lead")}>
      <div className="grid gap-3">
        {rows.map((line, index) => (
          <fieldset key={index} className="grid items-end gap-2 border-b border-line pb-3 sm:grid-cols-[minmax(0,1fr)_9rem_6rem_8rem_auto] sm:gap-3">
            <legend className={index > 0 ? "mb-1 text-sm text-muted sm:sr-only" : "sr-only"}>{t("interface.price.lines.number", { number: index + 1 })}</legend>
            <input type="hidden" name="lineId" value={line.id} />
            <TextField name="lineText" label={t("interface.price.lines.text")} hideLabel={index > 0 && "wide"} defaultValue={line.text} maxLength={500} autoComplete="off" />
            <SelectField name="lineRhythm" label={t("interface.price.lines.rhythm")} hideLabel={index > 0 && "wide"} defaultValue={line.rhythm} options={priceRhythms.map((rhythm) => ({ value: rhythm, label: t(`outcome.price.rhythm.${rhythm}`) }))} />
            <TextField name="lineQuantity" label={t("interface.price.lines.quantity")} hideLabel={index > 0 && "wide"} inputMode="decimal" defaultValue={format.plain(line.quantity).replace(/[.\s](?=\d{3}(?:\D|$))/g, "")} problem={problems[`lines.${index}.quantity`]} inputClassName="text-right" autoComplete="off" />
            <TextField name="lineUnit" label={t("interface.price.lines.unit")} hideLabel={index > 0 && "wide"} defaultValue={line.unit} maxLength={60} autoComplete="off" />
            <Checkbox name="lineOptional" value={String(index)} defaultChecked={line.optional} label={t("interface.price.lines.optional")} className="pb-2.5" />
          </fieldset>
        ))}
      </div>
      <Button type="button" look="quiet" icon="plus" className="script-only mt-2" onClick={() => setRows([...rows, emptyLine])}>{t("interface.price.lines.add")}</Button>
    </Section>
  );
}

function Method({ sheet, dimensions, problems }: { sheet: PriceSheet; dimensions: { id: string; title: string }[]; problems: FieldProblems }) {
  const { t } = useText();
  const { method } = sheet;
  const [kind, setKind] = useState(method.kind);
  const by = method.kind === "criterion" ? method.by : { kind: "points" as const, points: [] };
  const [valuation, setValuation] = useState(by.kind);
  const points = by.kind === "points" ? by.points : [];
  return (
    <Section title={t("interface.price.method.title")} lead={t("interface.price.method.lead")}>
      <div className="grid gap-6">
        <RadioGroup name="method" legend={t("interface.price.method.title")} hideLegend value={kind} onChange={setKind}
          options={priceMethodKinds.map((value) => ({ value, label: t(`interface.price.method.${value}`), hint: t(`interface.price.method.hint.${value}`) }))} />
        <fieldset className={`grid gap-4 ${kind === "criterion" ? "" : "script-hides"}`}>
          <legend className="no-script mb-2 font-medium">{t("interface.price.method.criterion")}</legend>
          <Amount name="share" label={t("interface.price.method.share")} value={method.kind === "criterion" ? method.share : 30} problem={problems["method.share"]} />
          <RadioGroup name="valuation" legend={t("interface.price.method.valuation")} value={valuation} onChange={setValuation}
            options={priceValuationKinds.map((value) => ({ value, label: t(`interface.price.method.by.${value}`), hint: t(`interface.price.method.byHint.${value}`) }))} />
          <fieldset className={valuation === "points" ? undefined : "script-hides"}>
            <legend className="mb-1.5 font-medium">{t("interface.price.method.points")}</legend>
            <div className="grid max-w-md grid-cols-2 gap-2">
              {Array.from({ length: Math.max(3, points.length + 1) }, (_, index) => (
                <div key={index} className="col-span-2 grid grid-cols-2 gap-2">
                  <TextField name="pointPrice" label={t("interface.price.method.pointPrice")} hideLabel={index > 0 && "wide"} inputMode="decimal" defaultValue={points[index]?.[0] ?? ""} inputClassName="text-right" autoComplete="off" />
                  <TextField name="pointValue" label={t("interface.price.method.pointValue")} hideLabel={index > 0 && "wide"} inputMode="decimal" defaultValue={points[index]?.[1] ?? ""} inputClassName="text-right" autoComplete="off" />
                </div>
              ))}
            </div>
          </fieldset>
          <div className={valuation === "budget" || valuation === "logarithmic" ? undefined : "script-hides"}>
            <Amount name="floor" label={t("interface.price.method.floor")} hint={t("interface.price.method.floorHint")} value={"floor" in by ? by.floor : null} problem={problems["method.by.floor"]} />
          </div>
        </fieldset>
        <fieldset className={kind === "utility-index" ? undefined : "script-hides"}>
          <legend className="no-script mb-2 font-medium">{t("interface.price.method.utility-index")}</legend>
          <Amount name="utilityWeight" label={t("interface.price.method.utilityWeight")} value={method.kind === "utility-index" ? method.weight : 1} problem={problems["method.weight"]} />
        </fieldset>
        <fieldset className={`grid gap-4 sm:grid-cols-2 ${kind === "award-on-value" ? "" : "script-hides"}`}>
          <legend className="no-script mb-2 font-medium">{t("interface.price.method.award-on-value")}</legend>
          {dimensions.map(({ id, title }) => (
            <Amount key={id} name={`worth.${id}`} label={t("interface.price.method.worth", { dimension: title })} value={method.kind === "award-on-value" ? (method.worth[id] ?? 0) : 0} />
          ))}
        </fieldset>
      </div>
    </Section>
  );
}
