import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { SelectField } from "~/components/field";
import { EmptyState } from "~/components/page";
import { Tag } from "~/components/tag";
import type { Criterion } from "~/domain/content/pack";
import { leafCriteria } from "~/domain/content/pack";
import type { PlannedGroup } from "~/domain/import/plan";
import { useText } from "~/i18n/text-context";

/** Where each group of the list goes in the tree of criteria. */
export function GroupStep({ groups, criteria, pending }: { groups: PlannedGroup[]; criteria: Criterion[]; pending: boolean }) {
  const { t, of } = useText();
  if (groups.length === 0) return <EmptyState title={t("interface.import.groups.none")}>{t("interface.import.groups.noneText")}</EmptyState>;
  const leaves = criteria.flatMap((dimension) => leafCriteria([dimension]).map((leaf) => ({ value: leaf.id, label: leaf.id === dimension.id ? of(leaf.title) : `${of(dimension.title)}: ${of(leaf.title)}` })));
  return (
    <Form method="post" className="grid gap-6">
      <p className="max-w-prose text-muted">{t("interface.import.groups.lead")}</p>
      <DataTable caption={t("interface.import.groups.title")} hideCaption className="table-stacks">
        <thead><tr><th scope="col">{t("interface.import.groups.group")}</th><th scope="col" className="number">{t("interface.import.groups.rows")}</th><th scope="col">{t("interface.import.groups.criterion")}</th></tr></thead>
        <tbody>
          {groups.map(({ key, path, rows, criterion, guessed }, index) => {
            const name = path.join(" › ") || t("interface.import.groups.whole");
            return (
              <tr key={key}>
                <th scope="row">{name}{guessed && criterion ? <span className="mt-1 block"><Tag>{t("interface.import.groups.guessed")}</Tag></span> : null}</th>
                <td className="number max-sm:text-left" data-label={t("interface.import.groups.rows")}>{rows}</td>
                <td data-label={t("interface.import.groups.criterion")}>
                  <input type="hidden" name={`key.${index}`} value={key} />
                  <SelectField name={`criterion.${index}`} label={t("interface.import.groups.criterionOf", { group: name })} hideLabel defaultValue={criterion ?? ""} options={[{ value: "", label: t("interface.import.groups.choose") }, ...leaves]} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      <p><Button type="submit" name="intent" value="groups" look="primary" pending={pending}>{t("interface.import.next")}</Button></p>
    </Form>
  );
}
