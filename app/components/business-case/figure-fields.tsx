import { outlooks } from "~/domain/business-case/business-case";
import type { Estimate } from "~/domain/business-case/business-case";
import type { FieldProblems } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { TextField } from "../field";

export interface FigureForm {
  /** What was typed and refused, by path; it stays in the form. */
  posted: Record<string, string> | null;
  problems: FieldProblems;
  readOnly: boolean;
}

/** A figure as it is typed, with the decimal sign of the language; `factor` 100 for shares that are typed in per cent. */
export function typedFigure(value: number | null, language: string, factor = 1): string {
  if (value === null) return "";
  // Three decimals could be thousands ("1,250"); a fourth says what they are.
  const rounded = String(Math.round(value * factor * 1e9) / 1e9).replace(/\.\d{3}$/, "$&0");
  return language === "nl" ? rounded.replace(".", ",") : rounded;
}

/** One figure of a line. */
export function Figure({ name, label, value, factor = 1, form, hideLabel = false }: { name: string; label: string; value: number | null; factor?: number; form: FigureForm; hideLabel?: boolean }) {
  const { language } = useText();
  return (
    <TextField
      name={name} label={label} hideLabel={hideLabel} inputMode="decimal" autoComplete="off" maxLength={40} inputClassName="tabular-nums text-right" readOnly={form.readOnly}
      defaultValue={form.posted?.[name] ?? typedFigure(value, language, factor)} problem={form.problems[name]}
    />
  );
}

/** A figure in the worst case, as expected and at best, side by side. */
export function EstimateFields({ name, label, value, factor = 1, form }: { name: string; label: string; value: Estimate; factor?: number; form: FigureForm }) {
  const { t } = useText();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-3 items-end gap-2">
        {outlooks.map((outlook) => <Figure key={outlook} name={`${name}.${outlook}`} label={t(`businessCase.outlook.${outlook}`)} value={value[outlook]} factor={factor} form={form} />)}
      </div>
    </fieldset>
  );
}
