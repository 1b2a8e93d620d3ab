import type { ReactNode } from "react";

import { costKinds, returnKinds } from "~/domain/business-case/business-case";
import type { BusinessCase } from "~/domain/business-case/business-case";
import { newLineName } from "~/domain/business-case/line-name";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { SelectField, TextField } from "../field";
import { EstimateFields, Figure } from "./figure-fields";
import type { FigureForm } from "./figure-fields";

const timings = ["once", "yearly"] as const;

/** The frame of a line: what it is, its fields, and the way to take it out. */
function LineFrame({ id, label, form, children }: { id: string; label: string; form: FigureForm; children: ReactNode }) {
  const { t } = useText();
  const name = label === newLineName ? t("interface.money.unnamed") : label;
  return (
    <fieldset id={`line-${id}`} className="min-w-0 border-t border-line py-4 first:border-t-0 first:pt-0">
      <legend className="sr-only">{name}</legend>
      <div className="grid gap-x-5 gap-y-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">{children}</div>
      {form.readOnly ? null : (
        <p className="mt-2">
          <Button type="submit" name="intent" value={`remove:${id}`} look="quiet" icon="close" formNoValidate aria-label={t("interface.money.removeOf", { label: name })}>{t("interface.money.remove")}</Button>
        </p>
      )}
    </fieldset>
  );
}

function LabelField({ path, form }: { path: string; form: FigureForm }) {
  const { t } = useText();
  return <TextField name={`${path}.label`} label={t("interface.money.field.label")} defaultValue={form.start[`${path}.label`] as string} problem={form.problems[`${path}.label`]} required maxLength={200} autoComplete="off" readOnly={form.readOnly}
    // A new line is called "…" until it has a name: typing replaces it.
    onFocus={({ currentTarget }) => (currentTarget.value === newLineName ? currentTarget.select() : undefined)}
  />;
}

function Timing({ path, form }: { path: string; form: FigureForm }) {
  const { t } = useText();
  return (
    <>
      <SelectField name={`${path}.timing`} label={t("interface.money.field.timing")} defaultValue={form.start[`${path}.timing`] as string} options={timings.map((value) => ({ value, label: t(`businessCase.timing.${value}`) }))} />
      <TextField name={`${path}.firstYear`} type="number" min={1} max={20} label={t("interface.money.field.firstYear")} defaultValue={form.start[`${path}.firstYear`] as string} problem={form.problems[`${path}.firstYear`]} readOnly={form.readOnly} />
      <Figure name={`${path}.growth`} label={t("interface.money.field.growth")} form={form} />
    </>
  );
}

export function CostLines({ costs, form }: { costs: BusinessCase["costs"]; form: FigureForm }) {
  const { t } = useText();
  return costs.map((line) => {
    const path = `costs.${line.id}`;
    const people = line.kind === "own-people";
    return (
      <LineFrame key={line.id} id={line.id} label={line.label} form={form}>
        <div className="grid content-start gap-3 sm:grid-cols-2">
          <div className="sm:col-span-2"><LabelField path={path} form={form} /></div>
          <SelectField name={`${path}.kind`} className="sm:col-span-2" label={t("interface.money.field.kind")} defaultValue={form.start[`${path}.kind`] as string} options={costKinds.map((value) => ({ value, label: t(`businessCase.cost.${value}`) }))} />
          {people ? <Figure name={`${path}.perHour`} label={t("interface.money.field.perHour")} form={form} /> : null}
          {people ? <SelectField name={`${path}.basis`} label={t("interface.money.field.basis")} defaultValue={form.start[`${path}.basis`] as string} options={(["internal", "external"] as const).map((value) => ({ value, label: t(`interface.money.rateBasis.${value}`) }))} /> : null}
        </div>
        <div className="grid content-start gap-3">
          <EstimateFields name={`${path}.amount`} label={t(people ? "interface.money.field.hours" : "interface.money.field.amount")} form={form} />
          <div className="grid grid-cols-[1.4fr_1fr_1fr] items-end gap-2"><Timing path={path} form={form} /></div>
        </div>
      </LineFrame>
    );
  });
}

export function ReturnLines({ returns, form }: { returns: BusinessCase["returns"]; form: FigureForm }) {
  const { t } = useText();
  return returns.map((line) => {
    const path = `returns.${line.id}`;
    return (
      <LineFrame key={line.id} id={line.id} label={line.label} form={form}>
        <div className="grid content-start gap-3 sm:grid-cols-2">
          <div className="sm:col-span-2"><LabelField path={path} form={form} /></div>
          <SelectField name={`${path}.kind`} className="sm:col-span-2" label={t("interface.money.field.kind")} defaultValue={form.start[`${path}.kind`] as string} options={returnKinds.map((value) => ({ value, label: t(`businessCase.return.${value}`) }))} />
          {line.kind === "turnover" ? <Figure name={`${path}.margin`} label={t("interface.money.field.margin")} form={form} /> : null}
        </div>
        <div className="grid content-start gap-3">
          <EstimateFields name={`${path}.amount`} label={t("interface.money.field.amount")} form={form} />
          <div className="grid grid-cols-[1.4fr_1fr_1fr] items-end gap-2"><Timing path={path} form={form} /></div>
        </div>
      </LineFrame>
    );
  });
}

export function ChannelLines({ channels, form }: { channels: BusinessCase["channels"]; form: FigureForm }) {
  const { t } = useText();
  return channels.map((channel) => {
    const path = `channels.${channel.id}`;
    return (
      <LineFrame key={channel.id} id={channel.id} label={channel.label} form={form}>
        <div className="grid content-start gap-3 sm:grid-cols-2">
          <div className="sm:col-span-2"><LabelField path={path} form={form} /></div>
          <Figure name={`${path}.contactsPerYear`} label={t("interface.money.field.contacts")} form={form} />
          <Figure name={`${path}.conversionNow`} label={t("interface.money.field.conversionNow")} form={form} />
          <Figure name={`${path}.profitPerContract`} label={t("interface.money.field.profit")} form={form} />
          <Figure name={`${path}.costPerContractNow`} label={t("interface.money.field.costNow")} form={form} />
          <TextField name={`${path}.firstYear`} type="number" min={1} max={20} label={t("interface.money.field.firstYear")} defaultValue={form.start[`${path}.firstYear`] as string} problem={form.problems[`${path}.firstYear`]} readOnly={form.readOnly} />
        </div>
        <div className="grid content-start gap-3">
          <EstimateFields name={`${path}.conversionLater`} label={t("interface.money.field.conversionLater")} form={form} />
          <EstimateFields name={`${path}.extraProfit`} label={t("interface.money.field.extraProfit")} form={form} />
          <EstimateFields name={`${path}.costPerContractLater`} label={t("interface.money.field.costLater")} form={form} />
        </div>
      </LineFrame>
    );
  });
}

export function RivalLines({ rivals, form }: { rivals: BusinessCase["rivals"]; form: FigureForm }) {
  const { t } = useText();
  return rivals.map((rival) => {
    const path = `rivals.${rival.id}`;
    return (
      <LineFrame key={rival.id} id={rival.id} label={rival.label} form={form}>
        <LabelField path={path} form={form} />
        <div className="grid grid-cols-3 items-end gap-2">
          <Figure name={`${path}.investment`} label={t("interface.money.field.investment")} form={form} />
          <Figure name={`${path}.yearlyReturn`} label={t("interface.money.field.yearlyReturn")} form={form} />
          <TextField name={`${path}.years`} type="number" min={1} max={20} label={t("interface.money.field.years")} defaultValue={form.start[`${path}.years`] as string} problem={form.problems[`${path}.years`]} readOnly={form.readOnly} />
        </div>
      </LineFrame>
    );
  });
}
