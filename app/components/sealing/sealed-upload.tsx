import { Form } from "@remix-run/react";

import { Button, DownloadButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { SelectField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { fileSize } from "~/components/responses/file-size";
import { Tag } from "~/components/tag";
import type { FormAnswer } from "~/domain/form-answer";
import type { RefusalCode } from "~/domain/responses/reading";
import { refusalMessage } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";

interface Vendor {
  vendorId: string;
  code: string;
  name: string;
  package: string;
}

/** What is told of a file before the opening. */
export interface SealedFile {
  upload: { id: string; fileHash: string; receivedAt: string; size: number };
  outcome: "read" | "refused";
  refusal: RefusalCode | null;
  counts: { answered: number; asked: number; mandatoryMissing: number } | null;
  vendor: Vendor | null;
  accepted: { vendor: Vendor | null; number: number; at: string } | null;
  offers: readonly Vendor[];
  deadline: string;
}

/** The receipt of a file in a sealed round, with the button that takes its answers as they are. */
export function SealedUpload({ file, base, timeZone, accepting, answer, pending }: { file: SealedFile; base: string; timeZone: string | undefined; accepting: boolean; answer: FormAnswer | undefined; pending: boolean }) {
  const text = useText();
  const { t, format } = text;
  const { upload, counts, accepted } = file;
  const vendor = accepted?.vendor ?? file.vendor;
  const acceptable = accepting && file.outcome === "read" && !accepted;
  const instant = (iso: string) => format.instant(iso, timeZone);
  return (
    <>
      <PageHeader
        title={t("interface.sealing.receipt.title")}
        lead={t("interface.responses.preview.lead", { received: instant(upload.receivedAt), size: fileSize(text, upload.size) })}
        secondary={<DownloadButton href={`${base}/uploads/${upload.id}/receipt.pdf`} look="quiet">{t("interface.responses.versions.receipt")}</DownloadButton>}
        action={acceptable ? <Button type="submit" form="accept" look="primary" icon="check" pending={pending}>{t("interface.sealing.receipt.accept")}</Button> : null}
      />
      <PageBody>
        <AnswerProblem answer={answer} />
        <Callout kind="info" title={t("interface.sealing.receipt.sealedTitle")}><p>{t("interface.sealing.receipt.sealed")}</p></Callout>
        {accepted ? <Callout kind="success" title={t("interface.responses.preview.acceptedTitle", { number: accepted.number, at: instant(accepted.at) })}><p>{t("interface.sealing.receipt.accepted")}</p></Callout> : null}
        {file.outcome === "refused" ? (
          <Callout kind="problem" title={t("interface.responses.preview.refusedTitle")}>
            {file.refusal ? <p>{refusalMessage(t, { code: file.refusal, found: "", expected: "" })}</p> : null}
          </Callout>
        ) : null}
        <Section title={t("interface.sealing.receipt.known")}>
          <DataTable caption={t("interface.sealing.receipt.known")} hideCaption>
            <tbody>
              <tr><th scope="row" className="w-56">{t("interface.sealing.receipt.hash")}</th><td><code className="text-sm break-all">{upload.fileHash}</code></td></tr>
              <tr>
                <th scope="row">{t("interface.sealing.receipt.time")}</th>
                <td>{instant(upload.receivedAt)} {upload.receivedAt > file.deadline ? <Tag tone="warning">{t("interface.responses.late")}</Tag> : null}</td>
              </tr>
              {counts?.asked === 0 ? (
                <tr><th scope="row">{t("interface.sealing.receipt.answered")}</th><td>{t("interface.sealing.receipt.onlyPrices")}</td></tr>
              ) : counts ? (
                <>
                  <tr><th scope="row">{t("interface.sealing.receipt.answered")}</th><td>{t("interface.shell.countOf", { done: counts.answered, of: counts.asked })}</td></tr>
                  <tr><th scope="row">{t("interface.sealing.receipt.mandatoryMissing")}</th><td>{counts.mandatoryMissing}</td></tr>
                </>
              ) : null}
            </tbody>
          </DataTable>
        </Section>
        {file.outcome === "read" ? (
          <Section title={t("interface.responses.vendors.vendor")}>
            <Form id="accept" method="post">
              <input type="hidden" name="intent" value="accept" />
              {vendor ? (
                <p><input type="hidden" name="vendorId" value={vendor.vendorId} /><span className="font-medium">{vendor.name}</span> · {vendor.package} · {vendor.code}</p>
              ) : acceptable ? (
                <SelectField
                  name="vendorId" required defaultValue="" className="max-w-md" label={t("interface.responses.preview.vendorChoose")} hint={t("interface.responses.preview.vendorUnknown")}
                  problem={answer && !answer.ok ? answer.fields.vendorId : undefined}
                  options={[{ value: "", label: t("interface.responses.preview.vendorNone") }, ...file.offers.map((offer) => ({ value: offer.vendorId, label: `${offer.code} · ${offer.name} · ${offer.package}` }))]}
                />
              ) : <p className="text-muted">{t("interface.responses.received.vendorUnknown")}</p>}
            </Form>
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
