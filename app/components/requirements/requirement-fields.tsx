import { SegmentedChoice } from "~/components/choice";
import { Checkbox, SelectField, TextArea, TextField } from "~/components/field";
import type { Criterion } from "~/domain/content/pack";
import { leafCriteria } from "~/domain/content/pack";
import type { FieldProblems } from "~/domain/form-answer";
import { answerScaleKeys } from "~/domain/requirements/answer-type";
import type { AnswerScaleKey } from "~/domain/requirements/answer-type";
import { priorities } from "~/domain/intake/matrix";
import type { Priority, Requirement } from "~/domain/requirements/requirement";
import { scaleLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";

/** What a refused form posted, by field: it stands there again, also without JavaScript. */
export type Posted = Readonly<Record<string, string>> | undefined;

/** Both language texts of a requirement and what is explained with it. */
export function TextFields({ requirement, posted, problems }: { requirement?: Pick<Requirement, "text" | "note">; posted: Posted; problems: FieldProblems }) {
  const { t } = useText();
  const problem = problems.text ? "required" as const : undefined;
  const field = (text: "text" | "note", language: "nl" | "en") => ({
    name: `${text}.${language}`, lang: language, rows: 2, maxLength: 2000, defaultValue: posted?.[`${text}.${language}`] ?? requirement?.[text]?.[language] ?? "", problem: problems[`${text}.${language}`],
  });
  return (
    <div className="grid gap-5">
      <p className="-mt-1 text-sm text-muted">{t("interface.requirements.edit.textHint")}</p>
      <div className="grid gap-5 md:grid-cols-2">
        <TextArea {...field("text", "nl")} label={t("interface.requirements.edit.textNl")} problem={problems["text.nl"] ?? problem} />
        <TextArea {...field("text", "en")} label={t("interface.requirements.edit.textEn")} problem={problems["text.en"]} />
        <TextArea {...field("note", "nl")} label={t("interface.requirements.edit.noteNl")} required={false} />
        <TextArea {...field("note", "en")} label={t("interface.requirements.edit.noteEn")} required={false} />
      </div>
    </div>
  );
}

/** Where a requirement stands in the tree and how much it weighs. */
export function PlaceFields({ criteria, criterion, priority, weight, posted, problems }: {
  criteria: Criterion[];
  criterion?: string;
  priority: Priority;
  /** Null: the usual weight of the priority. */
  weight: number | null;
  posted: Posted;
  problems: FieldProblems;
}) {
  const { t, of } = useText();
  return (
    <div className="grid gap-5">
      <SelectField
        name="criterion" label={t("interface.requirements.edit.criterion")} defaultValue={posted?.criterion ?? criterion} problem={problems.criterion} className="max-w-md"
        options={criteria.flatMap((dimension) => leafCriteria([dimension]).map((leaf) => ({ value: leaf.id, label: leaf.id === dimension.id ? of(leaf.title) : `${of(dimension.title)}: ${of(leaf.title)}` })))}
      />
      <SegmentedChoice
        name="priority" legend={t("interface.requirements.edit.priority")} defaultValue={priorities.find((value) => value === posted?.priority) ?? priority}
        options={priorities.map((value) => ({ value, label: t(`interface.intake.priority.${value}`) }))}
      />
      <TextField
        name="weight" label={t("interface.requirements.edit.weight")} hint={t("interface.requirements.edit.weightHint")} inputMode="decimal"
        defaultValue={posted?.weight ?? weight ?? ""} problem={problems.weight} inputClassName="max-w-28"
      />
    </div>
  );
}

/** Whether a requirement excludes who falls short and, on the answer scale, from which answer on it is met. */
export function MandatoryFields({ mandatory, lowestAccepted, lowest, posted }: { mandatory: boolean; lowestAccepted: AnswerScaleKey; lowest: "shown" | "hidden" | "on-scale"; posted: Posted }) {
  const { t } = useText();
  return (
    <div className="group grid gap-4">
      <Checkbox name="mandatory" label={t("interface.requirements.edit.mandatory")} defaultChecked={posted ? "mandatory" in posted : mandatory} />
      {lowest === "hidden" ? <input type="hidden" name="lowestAccepted" value={lowestAccepted} /> : (
        <SelectField
          name="lowestAccepted" label={t("interface.requirements.edit.lowest")} defaultValue={posted?.lowestAccepted ?? lowestAccepted}
          className={`max-w-xs group-not-has-[[name=mandatory]:checked]:hidden ${lowest === "on-scale" ? "requirement-on-scale" : ""}`}
          options={answerScaleKeys.filter((key) => key !== "no").map((key) => ({ value: key, label: scaleLabel(t, key) }))}
        />
      )}
    </div>
  );
}
