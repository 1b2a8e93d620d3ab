import type { Draft } from "~/domain/edition/draft";
import type { FieldProblems } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { TextField } from "../field";

/** What each answer on the scale is worth. */
export function ScalePoints({ scale, problems }: { scale: Draft["scale"]; problems: FieldProblems }) {
  const { t } = useText();
  return (
    <fieldset>
      <legend className="font-semibold">{t("interface.request.draft.scale")}</legend>
      <p className="mb-2 text-sm text-muted">{t("interface.request.draft.scaleLead")}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("interface.request.draft.answer")}</th>
            <th scope="col" className="w-28">{t("interface.request.draft.points")}</th>
          </tr>
        </thead>
        <tbody>
          {scale.map(({ key, points }, index) => {
            const label = t(`workbook.scale.${key}.label`);
            return (
              <tr key={key}>
                <th scope="row">
                  {label}
                  <span className="block text-sm font-normal text-muted">{t(`workbook.scale.${key}.meaning`)}</span>
                </th>
                <td>
                  <TextField name={`points.${key}`} type="number" min={0} max={100} step="any" hideLabel label={t("interface.request.draft.pointsFor", { answer: label })} defaultValue={points} problem={problems[`scale.${index}.points`]} inputClassName="text-right" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </fieldset>
  );
}
