import { Field, TextField } from "~/components/field";
import { RadioGroup, SegmentedChoice } from "~/components/choice";
import type { FieldProblems } from "~/domain/form-answer";
import { pointRows } from "~/domain/requirements/posted-requirement";
import { yesNoLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";

import type { Posted } from "./requirement-fields";

const types = ["scale", "yesno", "number", "money", "date", "text"] as const;
const better = ["yes", "no"] as const;

/**
 * How a new requirement is answered. Every type has its own fields, of which those of the chosen type show; by CSS, so
 * that it works without JavaScript. The form around it has the class `group`.
 */
export function AnswerFields({ posted, problems }: { posted: Posted; problems: FieldProblems }) {
  const { t } = useText();
  const pointsProblem = Object.keys(problems).some((name) => name.startsWith("answer.points"));
  return (
    <div className="grid gap-6">
      <RadioGroup
        name="answer" legend={t("interface.requirements.new.type")} hideLegend defaultValue={types.find((type) => type === posted?.answer) ?? "scale"} className="[&>div]:sm:grid-cols-2"
        options={types.map((value) => ({ value, label: t(`interface.requirements.new.${value}`), hint: t(`interface.requirements.new.${value}Hint`) }))}
      />
      <div className="hidden group-has-[[value=yesno]:checked]:block">
        <SegmentedChoice name="better" legend={t("interface.requirements.new.better")} defaultValue={posted?.better === "no" ? "no" : "yes"} options={better.map((value) => ({ value, label: yesNoLabel(t, value) }))} />
      </div>
      <div className="hidden gap-4 group-has-[[value=number]:checked]:grid">
        <p className="text-sm text-muted">{t("interface.requirements.new.unitHint")}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="unit.nl" label={t("interface.requirements.new.unitNl")} problem={problems["answer.unit.nl"]} defaultValue={posted?.["unit.nl"]} maxLength={60} />
          <TextField name="unit.en" label={t("interface.requirements.new.unitEn")} defaultValue={posted?.["unit.en"]} maxLength={60} />
        </div>
      </div>
      <TextField
        name="currency" label={t("interface.requirements.new.currency")} hint={t("interface.requirements.new.currencyHint")} defaultValue={posted?.currency ?? "EUR"} maxLength={3}
        problem={problems["answer.currency"]} inputClassName="max-w-24 uppercase" className="hidden group-has-[[value=money]:checked]:block"
      />
      <div className="hidden group-has-[[value=money]:checked]:block group-has-[[value=number]:checked]:block">
        <Points prefix="point" type="number" posted={posted} problem={pointsProblem} />
      </div>
      <div className="hidden group-has-[[value=date]:checked]:block">
        <Points prefix="date" type="date" posted={posted} problem={pointsProblem} />
      </div>
    </div>
  );
}

/** Rows of a value function: an answer and what it is worth. */
function Points({ prefix, type, posted, problem }: { prefix: "point" | "date"; type: "number" | "date"; posted: Posted; problem: boolean }) {
  const { t } = useText();
  return (
    <fieldset>
      <legend className="font-medium">{t("interface.requirements.new.points")}</legend>
      <p className="mb-3 max-w-prose text-sm text-muted">{t("interface.requirements.new.pointsHint")}</p>
      {problem ? <p role="alert" className="mb-3 text-sm font-medium text-problem">{t("interface.requirements.new.pointsProblem")}</p> : null}
      <div className="grid w-fit grid-cols-[11rem_7rem] gap-2">
        <span aria-hidden="true" className="text-sm text-muted">{t("interface.requirements.new.answerColumn")}</span>
        <span aria-hidden="true" className="text-sm text-muted">{t("interface.requirements.new.valueColumn")}</span>
        {Array.from({ length: pointRows }, (_, row) => (
          <div key={row} className="contents">
            <Field label={t("interface.requirements.new.pointAnswer", { row: row + 1 })} hideLabel>
              {(wiring) => <input {...wiring} type={type} step={type === "number" ? "any" : undefined} name={`${prefix}.${row}.x`} defaultValue={posted?.[`${prefix}.${row}.x`]} className="input" />}
            </Field>
            <Field label={t("interface.requirements.new.pointValue", { row: row + 1 })} hideLabel>
              {(wiring) => <input {...wiring} type="number" min={0} max={100} step="any" name={`${prefix}.${row}.value`} defaultValue={posted?.[`${prefix}.${row}.value`]} className="input" />}
            </Field>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
