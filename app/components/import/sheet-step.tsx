import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { Checkbox, SelectField } from "~/components/field";
import { Icon } from "~/components/icons";
import { Section } from "~/components/page";
import { useText } from "~/i18n/text-context";

export interface ShownSheet {
  name: string;
  visible: boolean;
  rows: number;
  use: boolean;
  headerTop: number;
  headerBottom: number;
  head: { number: number; cells: string[] }[];
}

/** Which sheets hold requirements, and in which rows their headings stand. */
export function SheetStep({ sheets, pending }: { sheets: ShownSheet[]; pending: boolean }) {
  const { t } = useText();
  return (
    <Form method="post" className="grid gap-section">
      <p className="max-w-prose text-muted">{t("interface.import.sheets.lead")}</p>
      {sheets.map((sheet, index) => <Sheet key={sheet.name} sheet={sheet} index={index} />)}
      <p><Button type="submit" name="intent" value="sheets" look="primary" pending={pending}>{t("interface.import.next")}</Button></p>
    </Form>
  );
}

function Sheet({ sheet, index }: { sheet: ShownSheet; index: number }) {
  const { t } = useText();
  const { name, visible, rows, use, headerTop, headerBottom, head } = sheet;
  const numbers = [...new Set([...head.map(({ number }) => number), headerTop, headerBottom].filter((number) => number > 0))].sort((a, b) => a - b);
  const options = (none: string | null) => [...(none === null ? [] : [{ value: "0", label: none }]), ...numbers.map((number) => ({ value: String(number), label: t("interface.import.sheets.row", { number }) }))];
  return (
    <Section title={name} lead={`${t("interface.import.sheets.rows", { count: rows })}${visible ? "" : ` · ${t("interface.import.sheets.hidden")}`}`}>
      <input type="hidden" name={`sheet.${index}`} value="1" />
      <div className="grid grid-cols-1 gap-4">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <Checkbox name={`use.${index}`} defaultChecked={use} label={t("interface.import.sheets.use")} className="min-h-control items-center" />
          <SelectField name={`top.${index}`} label={t("interface.import.sheets.top")} defaultValue={headerTop} options={options(t("interface.import.sheets.none"))} />
          <SelectField name={`bottom.${index}`} label={t("interface.import.sheets.bottom")} defaultValue={headerBottom || headerTop} options={options(t("interface.import.sheets.same"))} />
        </div>
        {head.length > 0 ? (
          <details open={use}>
            <summary className="flex items-center gap-2 text-sm text-muted hover:text-accent"><Icon name="chevron" className="turns" />{t("interface.import.sheets.head")}</summary>
            <DataTable caption={t("interface.import.sheets.headOf", { sheet: name })} hideCaption className="mt-2 text-sm">
              <tbody>
                {head.map(({ number, cells }) => (
                  <tr key={number} className={headerTop <= number && number <= headerBottom ? "bg-accent-wash font-medium" : undefined}>
                    <th scope="row" className="number text-muted">{number}</th>
                    {cells.map((cell, at) => <td key={at}>{cell}</td>)}
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </details>
        ) : null}
      </div>
    </Section>
  );
}
