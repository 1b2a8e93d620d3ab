import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { RadioGroup, SegmentedChoice } from "~/components/choice";
import { DataTable } from "~/components/data-table";
import { Checkbox, SelectField } from "~/components/field";
import { Icon } from "~/components/icons";
import { EmptyState, Section } from "~/components/page";
import { columnRoles, defaultAnswers } from "~/domain/import/settings";
import type { ImportSettings } from "~/domain/import/settings";
import { thresholds } from "~/domain/import/similarity";
import { languages } from "~/domain/language";
import type { Language } from "~/domain/language";
import { useText } from "~/i18n/text-context";

export interface ShownColumns {
  index: number;
  name: string;
  columns: { column: number; name: string; heading: string; samples: string[] }[];
  chosen: ImportSettings["sheets"][number]["columns"];
  language: Language;
}

/** What each column says, per sheet, and what holds where the list says nothing. */
export function ColumnStep({ sheets, settings, pending }: { sheets: ShownColumns[]; settings: Pick<ImportSettings, "answer" | "mustExcludes" | "threshold">; pending: boolean }) {
  const { t, format } = useText();
  if (sheets.length === 0) return <EmptyState title={t("interface.import.columns.none")}>{t("interface.import.columns.noneText")}</EmptyState>;
  return (
    <Form method="post" className="grid gap-section">
      <p className="max-w-prose text-muted">{t("interface.import.columns.lead")}</p>
      {sheets.map((sheet) => <SheetColumns key={sheet.index} sheet={sheet} several={sheets.length > 1} />)}
      <Section title={t("interface.import.columns.usual")} lead={t("interface.import.columns.usualLead")}>
        <div className="grid max-w-2xl gap-6">
          {sheets.length > 1 ? null : <SegmentedChoice name="language" legend={t("interface.import.columns.language")} defaultValue={sheets[0].language} options={languages.map((value) => ({ value, label: t(`interface.shell.languageName.${value}`) }))} />}
          <RadioGroup name="answer" legend={t("interface.import.columns.answer")} defaultValue={settings.answer} options={defaultAnswers.map((value) => ({ value, label: t(`interface.requirements.new.${value}`), hint: t(`interface.requirements.new.${value}Hint`) }))} />
          <Checkbox name="mustExcludes" defaultChecked={settings.mustExcludes} label={t("interface.import.columns.mustExcludes")} hint={t("interface.import.columns.mustExcludesHint")} />
          <RadioGroup
            name="threshold" legend={t("interface.import.columns.threshold")} defaultValue={String(settings.threshold)}
            options={thresholds.map((value) => ({ value: String(value), label: format.share(value, 0), hint: t(`interface.import.columns.thresholdHint.${value === 0.7 ? "wide" : value === 0.8 ? "usual" : "narrow"}`) }))}
          />
          <p className="text-sm text-muted">{t("interface.import.columns.thresholdWhy")}</p>
        </div>
      </Section>
      <p><Button type="submit" name="intent" value="columns" look="primary" pending={pending}>{t("interface.import.next")}</Button></p>
    </Form>
  );
}

function SheetColumns({ sheet: { index, name, columns, chosen, language }, several }: { sheet: ShownColumns; several: boolean }) {
  const { t } = useText();
  const options = [{ value: "", label: t("interface.import.columns.notThere") }, ...columns.map(({ column, name: letters, heading }) => ({ value: String(column), label: heading ? `${letters} · ${heading}` : letters }))];
  return (
    <Section title={name}>
      <input type="hidden" name={`columns.${index}`} value="1" />
      <div className="grid gap-5">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {columnRoles.map((role) => (
            <SelectField key={role} name={`column.${index}.${role}`} label={t(`interface.import.role.${role}`)} defaultValue={chosen[role] ?? ""} options={options} />
          ))}
          {several ? <SelectField name={`language.${index}`} label={t("interface.import.columns.languageOf")} defaultValue={language} options={languages.map((value) => ({ value, label: t(`interface.shell.languageName.${value}`) }))} /> : null}
        </div>
        <details>
          <summary className="flex items-center gap-2 text-sm text-muted hover:text-accent"><Icon name="chevron" className="turns" />{t("interface.import.columns.samples")}</summary>
          <DataTable caption={t("interface.import.columns.samplesOf", { sheet: name })} hideCaption className="mt-2 text-sm">
            <thead><tr>{(["column", "heading", "holds"] as const).map((one) => <th key={one} scope="col">{t(`interface.import.columns.table.${one}`)}</th>)}</tr></thead>
            <tbody>
              {columns.map(({ column, name: letters, heading, samples }) => (
                <tr key={column}><th scope="row">{letters}</th><td>{heading}</td><td className="text-muted">{samples.join(" · ")}</td></tr>
              ))}
            </tbody>
          </DataTable>
        </details>
      </div>
    </Section>
  );
}
