import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { languages } from "~/domain/language";
import type { Language } from "~/domain/language";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { AnswerProblem } from "../callout";
import { DataTable } from "../data-table";
import { Dialog } from "../dialog";
import { SelectField, TextField } from "../field";
import { Icon } from "../icons";
import { EmptyState, Section } from "../page";

export interface Vendor {
  vendorId: string;
  language: Language | null;
  code: string;
  name: string;
  package: string;
  contactName: string;
  contactEmail: string;
}

/** The vendors of a round with their workbooks, and a line to add the next one. */
export function VendorList({ vendors, published, pricesApart, readOnly, base, answer }: { vendors: Vendor[]; published: boolean; /** Prices have a workbook of their own. */ pricesApart: boolean; readOnly: boolean; base: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const columns = ["code", "vendor", "contact", "workbook"] as const;
  return (
    <Section title={t("interface.request.vendors.title")} lead={t("interface.request.vendors.lead")} id="vendors">
      {vendors.length === 0 ? (
        <EmptyState title={t("interface.request.vendors.none")}>{t("interface.request.vendors.noneText")}</EmptyState>
      ) : (
        <DataTable caption={t("interface.request.vendors.title")} hideCaption>
          <thead>
            <tr>
              {columns.map((column) => <th key={column} scope="col" className={column === "contact" ? "max-sm:hidden" : undefined}>{t(`interface.request.vendors.columns.${column}`)}</th>)}
              {readOnly ? null : <th scope="col"><span className="sr-only">{t("interface.request.vendors.columns.change")}</span></th>}
            </tr>
          </thead>
          <tbody>
            {vendors.map((vendor) => (
              <tr key={vendor.vendorId}>
                <td className="text-muted">{vendor.code}</td>
                <th scope="row">
                  {vendor.name}
                  <span className="block text-sm font-normal text-muted">{vendor.package}</span>
                </th>
                <td className="max-sm:hidden">
                  {vendor.contactName}
                  {vendor.contactEmail ? <span className="block text-sm text-muted">{vendor.contactEmail}</span> : null}
                </td>
                <td>
                  {published ? (
                    <>
                    <a href={`${base}/workbooks/${vendor.vendorId}`} download className="link inline-flex items-center gap-1.5" aria-label={t("interface.request.vendors.workbookOf", { vendor: vendor.name })}>
                      <Icon name="download" />
                      {t("interface.request.vendors.workbook")}
                    </a>
                    {pricesApart ? (
                      <a href={`${base}/workbooks/${vendor.vendorId}/prices`} download className="link mt-1 flex items-center gap-1.5" aria-label={t("interface.responses.vendors.pricesOf", { vendor: vendor.name })}>
                        <Icon name="download" />
                        {t("interface.responses.vendors.prices")}
                      </a>
                    ) : null}
                    </>
                  ) : (
                    <span className="text-sm text-muted">{t("interface.request.vendors.afterPublishing")}</span>
                  )}
                </td>
                {readOnly ? null : (
                  <td className="number">
                    <Link to={`?vendor=${vendor.vendorId}`} preventScrollReset className="link">{t("interface.request.vendors.change")}<span className="sr-only">: {vendor.name}</span></Link>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {readOnly ? null : <AddVendor count={vendors.length} answer={answer} />}
    </Section>
  );
}

function AddVendor({ count, answer }: { count: number; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const pending = useNavigation().formData?.get("intent") === "vendor-add";
  const form = useRef<HTMLFormElement>(null);
  const before = useRef(count);
  useEffect(() => {
    // Ready for the next one as soon as one was added.
    if (count === before.current + 1) {
      form.current?.reset();
      form.current?.querySelector<HTMLInputElement>("input[name=name]")?.focus({ preventScroll: true });
    }
    before.current = count;
  }, [count]);
  return (
    <Form ref={form} method="post" preventScrollReset className="no-print mt-6">
      <h3 className="mb-2">{t("interface.request.vendors.addTitle")}</h3>
      <AnswerProblem answer={answer} />
      <div className="mt-2 grid items-start gap-3 sm:grid-cols-2">
        <VendorFields problems={answer && !answer.ok ? answer.fields : {}} />
      </div>
      <Button type="submit" name="intent" value="vendor-add" icon="plus" pending={pending} className="mt-3">{t("interface.request.vendors.add")}</Button>
    </Form>
  );
}

function VendorFields({ vendor, problems }: { vendor?: Vendor; problems: FieldProblems }) {
  const { t } = useText();
  return (
    <>
      <TextField name="name" label={t("interface.request.vendors.name")} defaultValue={vendor?.name} problem={problems.name} required maxLength={200} autoComplete="off" />
      <TextField name="package" label={t("interface.request.vendors.package")} defaultValue={vendor?.package} problem={problems.package} required maxLength={200} autoComplete="off" />
      <TextField name="contactName" label={t("interface.request.vendors.contactName")} defaultValue={vendor?.contactName} problem={problems.contactName} maxLength={200} autoComplete="off" />
      <TextField name="contactEmail" type="email" label={t("interface.request.vendors.contactEmail")} defaultValue={vendor?.contactEmail} problem={problems.contactEmail} maxLength={200} autoComplete="off" />
      <SelectField name="language" label={t("interface.request.vendors.language")} defaultValue={vendor?.language ?? ""} options={[{ value: "", label: t("interface.request.vendors.languageEdition") }, ...languages.map((value) => ({ value, label: t(`interface.shell.languageName.${value}`) }))]} />
    </>
  );
}

/** Changes what is known of a vendor, or takes it out of the round. */
export function VendorDialog({ vendor, closeTo, answer }: { vendor: Vendor; closeTo: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  return (
    <Dialog
      title={t("interface.request.vendors.changeTitle", { vendor: vendor.name })}
      closeTo={closeTo}
      actions={<Button type="submit" form="vendor-change" look="primary">{t("interface.request.vendors.save")}</Button>}
    >
      <Form id="vendor-change" method="post" preventScrollReset className="grid gap-4">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="intent" value="vendor-change" />
        <input type="hidden" name="vendorId" value={vendor.vendorId} />
        <VendorFields vendor={vendor} problems={answer && !answer.ok ? answer.fields : {}} />
      </Form>
      <Form method="post" preventScrollReset className="mt-2 border-t border-line pt-4">
        <input type="hidden" name="vendorId" value={vendor.vendorId} />
        <Button type="submit" name="intent" value="vendor-withdraw" look="danger">{t("interface.request.vendors.withdraw")}</Button>
        <p className="mt-1.5 text-sm text-muted">{t("interface.request.vendors.withdrawText")}</p>
      </Form>
    </Dialog>
  );
}
