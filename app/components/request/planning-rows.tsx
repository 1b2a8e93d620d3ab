import { useState } from "react";

import type { Draft } from "~/domain/edition/draft";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { TextField } from "../field";

const suggestions = ["questions", "replies", "demonstrations", "choice", "contract", "start"] as const;

/** The planning as rows of a step and a date; there is always an empty row to go on with. */
export function PlanningRows({ planning }: { planning: Draft["planning"] }) {
  const { t } = useText();
  // What was loaded first stays the start of the rows: they are typed in, and saving does not reorder them.
  const [rows, setRows] = useState<Draft["planning"]>([...planning, { label: "", date: "" }]);
  return (
    <fieldset>
      <legend className="font-semibold">{t("interface.request.draft.planning")}</legend>
      <p className="mb-2 text-sm text-muted">{t("interface.request.draft.planningHint")}</p>
      <div aria-hidden="true" className="mb-1 hidden grid-cols-[minmax(0,1fr)_11rem] gap-3 text-sm text-muted sm:grid">
        <span>{t("interface.request.draft.step")}</span>
        <span>{t("interface.request.draft.date")}</span>
      </div>
      <div className="grid gap-3 sm:gap-2">
        {rows.map((row, index) => (
          <div key={index} className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_11rem] sm:gap-3">
            <TextField name="planningLabel" list="planning-steps" hideLabel label={t("interface.request.draft.stepNumber", { number: index + 1 })} defaultValue={row.label} maxLength={200} autoComplete="off" />
            <TextField name="planningDate" type="date" hideLabel label={t("interface.request.draft.dateNumber", { number: index + 1 })} defaultValue={row.date} />
          </div>
        ))}
      </div>
      <datalist id="planning-steps">{suggestions.map((key) => <option key={key} value={t(`interface.request.draft.suggestions.${key}`)} />)}</datalist>
      <Button type="button" look="quiet" icon="plus" className="mt-2" onClick={() => setRows([...rows, { label: "", date: "" }])}>{t("interface.request.draft.addStep")}</Button>
    </fieldset>
  );
}
