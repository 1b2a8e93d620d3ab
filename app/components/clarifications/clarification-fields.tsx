import { SelectField, TextArea, TextField } from "~/components/field";
import type { EditionRequirement } from "~/domain/edition/edition";
import type { FieldProblems } from "~/domain/form-answer";
import type { AnswerScaleKey } from "~/domain/requirements/answer-type";
import { clarificationField } from "~/domain/responses/clarification-form";
import { scaleLabel, yesNoLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";
import { translator } from "~/i18n/translate";
import type { Language } from "~/domain/language";

/** A question with the answer to it as it stands. */
export interface FieldsQuestion {
  requirement: EditionRequirement;
  asked: string;
  value: string;
  comment: string;
  evidence: string;
}

interface Fields {
  question: FieldsQuestion;
  scale: readonly AnswerScaleKey[];
  /** Of the edition; the drop-downs speak it as the workbook does. */
  language: Language;
  open: boolean;
  posted: Readonly<Record<string, string>> | undefined;
  problems: FieldProblems;
}

/** One question of a clarification: what was required, what the buyer asks, and the answer in fields. */
export function ClarificationFields({ question: { requirement, asked, value, comment, evidence }, scale, language, open, posted, problems }: Fields) {
  const { t } = useText();
  const name = (part: "value" | "comment" | "evidence") => clarificationField(part, requirement.id);
  const field = (part: "value" | "comment" | "evidence", present: string) => ({
    name: name(part), defaultValue: posted?.[name(part)] ?? present, problem: problems[name(part)], disabled: !open,
  });
  const general = requirement.text === asked;
  return (
    <fieldset className="min-w-0 border-t border-line pt-4">
      <legend className="sr-only">{requirement.code}</legend>
      <div className="grid gap-4">
        <div className="max-w-prose">
          <p><span className="font-semibold">{requirement.code}</span>{general ? null : <span lang={language}> {requirement.text}</span>}</p>
          <div className="mt-3 border-l-3 border-accent pl-3">
            <p className="text-sm text-muted">{t("interface.clarifications.own.question")}</p>
            <p lang={language} className="font-medium break-words whitespace-pre-line">{asked}</p>
          </div>
        </div>
        {general ? <TextArea label={t("interface.clarifications.own.value")} rows={4} {...field("value", value)} className="max-w-2xl" /> : (
          <>
            <ValueField requirement={requirement} scale={scale} language={language} field={field("value", value)} />
            <TextArea label={t("interface.clarifications.own.comment")} rows={3} {...field("comment", comment)} className="max-w-2xl" />
            <TextField label={t("interface.clarifications.own.evidence")} hint={t("interface.clarifications.own.evidenceHint")} {...field("evidence", evidence)} className="max-w-2xl" />
          </>
        )}
      </div>
    </fieldset>
  );
}

function ValueField({ requirement: { answer }, scale, language, field }: {
  requirement: EditionRequirement; scale: readonly AnswerScaleKey[]; language: Language;
  field: { name: string; defaultValue: string; problem: FieldProblems[string] | undefined; disabled: boolean };
}) {
  const { t } = useText();
  const words = translator(language);
  const none = { value: "", label: t("interface.clarifications.own.choose") };
  const label = t("interface.clarifications.own.value");
  switch (answer.type) {
    case "scale":
      return <SelectField label={label} {...field} options={[none, ...scale.map((key) => ({ value: key, label: scaleLabel(words, key) }))]} className="max-w-xs" />;
    case "yesno":
      return <SelectField label={label} {...field} options={[none, ...(["yes", "no"] as const).map((key) => ({ value: key, label: yesNoLabel(words, key) }))]} className="max-w-xs" />;
    case "date":
      return <TextField label={label} type="date" {...field} className="max-w-xs" />;
    case "number":
    case "money": {
      const unit = answer.type === "number" ? answer.unit : answer.currency;
      return <TextField label={unit ? t("interface.clarifications.own.valueIn", { unit }) : label} hint={t("interface.clarifications.own.number")} inputMode="decimal" {...field} className="max-w-xs" />;
    }
    case "text":
      return <TextArea label={label} rows={4} {...field} className="max-w-2xl" />;
  }
}
