import { Form } from "@remix-run/react";

import type { HeadingList, HeadingRow } from "~/domain/content/edit-headings";
import type { FieldProblems } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { DataTable } from "../data-table";
import { SelectField, TextField } from "../field";
import { Icon } from "../icons";
import { Section } from "../page";

/** A list of headings to rename, put in order, add to and take from; only what nothing stands under can go. */
export function HeadingTable({ list, rows, phases, version, refused }: {
  list: HeadingList; rows: readonly HeadingRow[]; phases: readonly number[]; version: number; refused: { fields: FieldProblems; posted?: Record<string, string> } | null;
}) {
  const { t, of } = useText();
  const own = refused?.posted?.list === list ? refused : null;
  const adding = own?.posted?.intent === "add" ? own : null;
  const editing = own && !adding ? own : null;
  const title = t(`interface.packs.headings.${list}`);
  const value = (name: string, kept: string) => editing?.posted?.[name] ?? kept;
  return (
    <Section title={title} lead={t(`interface.packs.headings.${list}Lead`)} id={list}>
      {rows.length === 0 ? <p className="text-muted">{t("interface.packs.headings.none")}</p> : (
        <Form method="post" action={`#${list}`}>
          <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.packs.save")}</button>
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="version" value={version} />
          <DataTable caption={title} hideCaption className="table-stacks">
            <thead>
              <tr>
                <th scope="col">{t("interface.packs.criteria.nl")}</th>
                <th scope="col">{t("interface.packs.criteria.en")}</th>
                {phases.length > 0 ? <th scope="col">{t("interface.packs.item.phase")}</th> : null}
                <th scope="col" className="number">{t("interface.packs.headings.items")}</th>
                <th scope="col"><span className="sr-only">{t("interface.packs.headings.change")}</span></th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ address, title: name, phase, depth, items, first, last, removable }) => (
                <tr key={address}>
                  <td data-label={t("interface.packs.criteria.nl")} style={{ paddingLeft: `${0.25 + depth * 1.25}rem` }}>
                    <input type="hidden" name="heading" value={address} />
                    <TextField name={`nl.${address}`} lang="nl" label={t("interface.packs.criteria.nlOf", { id: address })} hideLabel defaultValue={value(`nl.${address}`, name.nl)} problem={editing?.fields[`${address}.nl`]} maxLength={200} />
                  </td>
                  <td data-label={t("interface.packs.criteria.en")}><TextField name={`en.${address}`} lang="en" label={t("interface.packs.criteria.enOf", { id: address })} hideLabel defaultValue={value(`en.${address}`, name.en)} problem={editing?.fields[`${address}.en`]} maxLength={200} /></td>
                  {phases.length > 0 ? (
                    <td data-label={t("interface.packs.item.phase")} data-empty={depth === 1 ? "" : undefined}>
                      {depth === 1 ? null : <SelectField name={`phase.${address}`} label={t("interface.packs.headings.phaseOf", { id: address })} hideLabel defaultValue={value(`phase.${address}`, String(phase ?? ""))} options={[{ value: "", label: "–" }, ...phases.map((number) => ({ value: String(number), label: String(number) }))]} />}
                    </td>
                  ) : null}
                  <td data-label={t("interface.packs.headings.items")} className="number max-sm:text-left">{items}</td>
                  <td>
                    <span className="flex flex-wrap justify-end gap-x-1 max-sm:justify-start">
                      {first ? null : <Button type="submit" name="intent" value={`up:${address}`} look="quiet" aria-label={t("interface.packs.headings.upOf", { title: of(name) })}>{t("interface.packs.headings.up")}</Button>}
                      {last ? null : <Button type="submit" name="intent" value={`down:${address}`} look="quiet" aria-label={t("interface.packs.headings.downOf", { title: of(name) })}>{t("interface.packs.headings.down")}</Button>}
                      {removable ? <Button type="submit" name="intent" value={`remove:${address}`} look="quiet" aria-label={t("interface.packs.criteria.removeOf", { title: of(name) })}>{t("interface.packs.criteria.remove")}</Button> : null}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <p className="mt-2 text-sm text-muted">{t("interface.packs.headings.removeWhy")}</p>
          <p className="mt-4"><Button type="submit" name="intent" value="save" look="primary">{t("interface.packs.save")}</Button></p>
        </Form>
      )}
      <details className="mt-6" open={adding !== null}>
        <summary className="flex items-center gap-2 font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.packs.headings.add")}</summary>
        <Form method="post" action={`#${list}`} className="mt-4 grid max-w-3xl items-start gap-4 sm:grid-cols-2">
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="version" value={version} />
          <SelectField name="parent" label={t("interface.packs.headings.parent")} defaultValue={adding?.posted?.parent ?? ""} options={[{ value: "", label: t("interface.packs.headings.top") }, ...rows.filter(({ depth }) => depth === 0).map(({ address, title: name }) => ({ value: address, label: of(name) }))]} />
          <TextField name="id" label={t("interface.packs.item.id")} hint={t("interface.packs.item.idHint")} defaultValue={adding?.posted?.id} problem={adding?.fields.id} required maxLength={60} />
          <TextField name="nl" lang="nl" label={t("interface.packs.criteria.nl")} defaultValue={adding?.posted?.nl} problem={adding?.fields.nl} required maxLength={200} />
          <TextField name="en" lang="en" label={t("interface.packs.criteria.en")} defaultValue={adding?.posted?.en} problem={adding?.fields.en} required maxLength={200} />
          <p className="self-end"><Button type="submit" name="intent" value="add" icon="plus">{t("interface.packs.headings.add")}</Button></p>
        </Form>
      </details>
    </Section>
  );
}
