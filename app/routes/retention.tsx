import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { EraseVendorDialog } from "~/components/sealing/erase-vendor-dialog";
import { Tag } from "~/components/tag";
import { retentionSchema } from "~/domain/retention/term";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { eraseVendor } from "~/services/erase-vendor";
import { loadRetention, setRetention } from "~/services/retention";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.sealing.retention.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadRetention(await requestContext(request), params.selectionId!));
}

const formSchema = z.discriminatedUnion("intent", [
  retentionSchema.extend({ intent: z.literal("term") }),
  z.object({ intent: z.literal("erase"), vendorId: z.string(), reason: z.string().trim().min(1).max(2000) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const selectionId = params.selectionId!;
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    if (form.intent === "term") return setRetention(context, selectionId, { months: form.months, countsFrom: form.countsFrom });
    return eraseVendor(context, selectionId, form.vendorId, { reason: form.reason });
  });
  return "init" in answer ? answer : redirect(`/selections/${selectionId}/retention`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Retention() {
  const { t, format } = useText();
  const { term, today, vendors, erasures } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const page = `/selections/${selection.id}/retention`;
  const asked = vendors.find(({ vendorId, mayErase }) => vendorId === search.get("erase") && mayErase);
  const fields = answer && !answer.ok ? answer.fields : {};
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to="../people" relative="path">{t("interface.shell.beside.people")}</Link></p>
      <PageHeader title={t("interface.sealing.retention.title")} lead={t("interface.sealing.retention.lead")} />
      <PageBody>
        {asked ? null : <AnswerProblem answer={answer} />}
        <Section title={t("interface.sealing.retention.term")}>
          {term?.over ? <Callout kind="warning">{t("interface.sealing.retention.over", { date: format.date(term.lastDay) })}</Callout> : null}
          {term && !term.over ? <p>{t("interface.sealing.retention.until", { date: format.date(term.lastDay) })}</p> : null}
          {term ? null : <p className="text-muted">{t("interface.sealing.retention.none")}</p>}
          <Form method="post" preventScrollReset className="mt-4 flex flex-wrap items-end gap-4">
            <input type="hidden" name="intent" value="term" />
            <TextField name="months" type="number" min={1} max={360} required defaultValue={term?.months ?? 24} label={t("interface.sealing.retention.months")} problem={fields.months} className="w-28" />
            <TextField name="countsFrom" type="date" required defaultValue={term?.countsFrom ?? today} label={t("interface.sealing.retention.countsFrom")} problem={fields.countsFrom} />
            <Button type="submit" pending={pending && !asked}>{t("interface.sealing.retention.save")}</Button>
          </Form>
        </Section>
        <Section title={t("interface.sealing.retention.vendors")} lead={t("interface.sealing.retention.vendorsLead")}>
          <DataTable caption={t("interface.sealing.retention.vendors")} hideCaption className="table-stacks">
            <thead>
              <tr>
                {(["vendor", "files", "answers", "contact"] as const).map((column) => <th key={column} scope="col">{t(`interface.sealing.retention.columns.${column}`)}</th>)}
                <th scope="col"><span className="sr-only">{t("interface.sealing.retention.columns.erase")}</span></th>
              </tr>
            </thead>
            <tbody>
              {vendors.map((vendor) => (
                <tr key={vendor.vendorId}>
                  <th scope="row">{vendor.name}<span className="block text-sm font-normal text-muted">{vendor.code}{vendor.package ? ` · ${vendor.package}` : ""}</span></th>
                  <td data-label={t("interface.sealing.retention.columns.files")}>{t("interface.sealing.retention.filesOf", { files: vendor.files, attachments: vendor.attachments })}</td>
                  <td data-label={t("interface.sealing.retention.columns.answers")}>{format.plain(vendor.answers)}</td>
                  <td data-label={t("interface.sealing.retention.columns.contact")}>{t(vendor.contact ? "interface.sealing.retention.yes" : "interface.sealing.retention.no")}</td>
                  <td className="no-print text-right max-sm:text-left">
                    {vendor.erased ? <Tag>{t("interface.sealing.retention.erased")}</Tag> : vendor.mayErase
                      ? <LinkButton to={`?erase=${vendor.vendorId}`} preventScrollReset look="danger">{t("interface.sealing.retention.erase")}<span className="sr-only">: {vendor.name}</span></LinkButton>
                      : <span className="text-sm text-muted">{t("interface.sealing.retention.running")}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </Section>
        {erasures.length > 0 ? (
          <Section title={t("interface.sealing.retention.history")}>
            <ul className="grid gap-1">
              {erasures.map(({ name, at, by, reason }) => <li key={`${at} ${name}`}>{t("interface.sealing.retention.historyLine", { name, at: format.instant(at), by, reason })}</li>)}
            </ul>
          </Section>
        ) : null}
      </PageBody>
      {asked ? <EraseVendorDialog vendor={asked} closeTo={page} answer={answer} pending={pending} /> : null}
    </>
  );
}
