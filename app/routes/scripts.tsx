import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useParams, useSubmit } from "@remix-run/react";
import { z } from "zod";

import { Button, DownloadButton } from "~/components/button";
import { SegmentedChoice } from "~/components/choice";
import { DataTable } from "~/components/data-table";
import { SelectField } from "~/components/field";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { CommitteeTabs } from "~/components/scoring/committee-tabs";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { loadScript, scriptLengths } from "~/services/committee-documents";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.scripts.title");

const choiceSchema = z.object({
  kind: z.enum(["demo", "reference"]).catch("demo"),
  count: z.coerce.number().int().min(1).max(100).catch(20),
  vendor: z.string().nullable().catch(null).transform((vendor) => vendor || null),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const choice = choiceSchema.parse({ kind: search.get("kind"), count: search.get("count"), vendor: search.get("vendor") });
  return { ...(await found(loadScript(await requestContext(request), params.selectionId!, choice))), lengths: [...scriptLengths] };
}

export default function Scripts() {
  const { t, format } = useText();
  const { edition, offers, choice, rows, lengths } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  const submit = useSubmit();
  const file = (format: "pdf" | "docx") => `${base}/files/${choice.kind}-script.${format}?count=${choice.count}${choice.vendor ? `&vendor=${choice.vendor}` : ""}`;
  return (
    <>
      <PageHeader
        title={t("interface.scripts.title")} lead={t("interface.scripts.lead")}
        secondary={<DownloadButton href={file("docx")}>{t("interface.scripts.word")}</DownloadButton>}
        action={<DownloadButton look="primary" href={file("pdf")}>{t("interface.scripts.pdf")}</DownloadButton>}
      />
      <CommitteeTabs base={base} current="scripts" />
      <PageBody>
        <Form method="get" className="no-print flex flex-wrap items-end gap-x-6 gap-y-4" onChange={(event) => submit(event.currentTarget)}>
          <SegmentedChoice name="kind" legend={t("interface.scripts.for")} defaultValue={choice.kind} options={(["demo", "reference"] as const).map((value) => ({ value, label: t(`interface.scripts.kind.${value}`) }))} />
          <SelectField name="count" label={t("interface.scripts.count")} defaultValue={String(choice.count)} options={lengths.map((count) => ({ value: String(count), label: String(count) }))} />
          <SelectField
            name="vendor" label={t("interface.scripts.vendor")} defaultValue={choice.vendor ?? ""}
            options={[{ value: "", label: t("interface.scripts.allVendors") }, ...offers.map((offer) => ({ value: offer.vendorId, label: offer.name }))]}
          />
          <Button type="submit" className="script-hides">{t("interface.scoring.view.go")}</Button>
        </Form>
        {rows.length > 0 ? (
          <DataTable caption={t("interface.scripts.caption")} className="table-stacks">
            <thead>
              <tr>
                <th scope="col">{t("interface.scripts.requirement")}</th>
                {choice.vendor ? <th scope="col">{t("interface.scripts.claim")}</th> : null}
                <th scope="col" className="number">{t("interface.scripts.weight")}</th>
                <th scope="col" className="number">{t("interface.scripts.separation")}</th>
                <th scope="col" className="number">{t("interface.scripts.matters")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row" lang={edition.language}><span className="text-muted">{row.code}</span> <span className="font-normal">{row.text}</span></th>
                  {row.claim ? <td data-label={t("interface.scripts.claim")} lang={edition.language}><span>{row.claim.answer}{row.claim.comment ? <span className="block text-sm text-muted">{row.claim.comment}</span> : null}</span></td> : null}
                  <td className="number" data-label={t("interface.scripts.weight")}><span>{format.share(row.weight, 2)}</span></td>
                  <td className="number" data-label={t("interface.scripts.separation")}><span>{format.share(row.separation, 0)}</span></td>
                  <td className="number" data-label={t("interface.scripts.matters")}><span>{format.number(row.matters, 2)}</span></td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        ) : <EmptyState title={t("interface.scripts.emptyTitle")}>{t("interface.scripts.empty")}</EmptyState>}
      </PageBody>
    </>
  );
}
