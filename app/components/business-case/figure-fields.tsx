import { outlooks } from "~/domain/business-case/business-case";
import type { FieldProblems } from "~/domain/form-answer";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";

import { TextField } from "../field";

export interface FigureForm {
  /** What the fields begin with, by name. */
  start: Fields;
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

/** Whether a figure is a share, which is typed in per cent. */
export const isShare = (name: string) => /(^|\.)(discountRate|growth|margin|conversionNow|conversionLater\.\w+)$/.test(name);

/** One figure of a line. */
export function Figure({ name, label, form }: { name: string; label: string; form: FigureForm }) {
  const { language } = useText();
  const value = (form.start[name] as number | null | undefined) ?? null;
  // No growth is the rule, and left empty.
  const shown = value === 0 && name.endsWith(".growth") ? null : value;
  return (
    <TextField
      name={name} label={label} inputMode="decimal" autoComplete="off" maxLength={40} inputClassName="tabular-nums text-right" readOnly={form.readOnly}
      defaultValue={typedFigure(shown, language, isShare(name) ? 100 : 1)} problem={form.problems[name]}
    />
  );
}

/** A figure in the worst case, as expected and at best, side by side. */
export function EstimateFields({ name, label, form }: { name: string; label: string; form: FigureForm }) {
  const { t } = useText();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-3 items-end gap-2">
        {outlooks.map((outlook) => <Figure key={outlook} name={`${name}.${outlook}`} label={t(`businessCase.outlook.${outlook}`)} form={form} />)}
      </div>
    </fieldset>
  );
}
