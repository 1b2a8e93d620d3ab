import { TextArea } from "~/components/field";
import type { FieldProblems } from "~/domain/form-answer";
import { languages } from "~/domain/language";
import { useText } from "~/i18n/text-context";

/** A text in both languages beside each other, as fields `<name>.nl` and `<name>.en`. */
export function BilingualFields({ name, label, values, problems, rows = 2, required = true, readOnly = false }: {
  name: string;
  label: string;
  values: Readonly<Record<string, string>>;
  problems: FieldProblems;
  rows?: number;
  required?: boolean;
  readOnly?: boolean;
}) {
  const { t } = useText();
  return (
    <div className="grid gap-5 md:grid-cols-2">
      {languages.map((language) => (
        <TextArea
          key={language} name={`${name}.${language}`} lang={language} rows={rows} maxLength={4000} readOnly={readOnly} required={required}
          label={`${label} (${t(`interface.shell.languageName.${language}`)})`} defaultValue={values[`${name}.${language}`] ?? ""} problem={problems[`${name}.${language}`] ?? problems[name]}
        />
      ))}
    </div>
  );
}
