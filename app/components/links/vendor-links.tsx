import { Form, useNavigation } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { TextField } from "~/components/field";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import type { Tone } from "~/components/tag";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** The newest upload link of a vendor. */
export interface VendorLink {
  linkId: string;
  vendorId: string;
  state: "open" | "expired" | "revoked";
  lastUsedAt: string | null;
  expiresAt: string;
}

const tones: Record<VendorLink["state"], Tone> = { open: "success", expired: "warning", revoked: "neutral" };

/** The vendors with their upload links: made here, shown once, revoked or made anew. */
export function VendorLinks({ vendors, links, lastDay, timeZone, answer }: {
  vendors: readonly { vendorId: string; name: string }[];
  links: readonly VendorLink[];
  lastDay: string;
  timeZone: string;
  answer: FormAnswer | undefined;
}) {
  const { t, format } = useText();
  const pending = useNavigation().formData;
  const columns = ["vendor", "state", "used", "until"] as const;
  return (
    <Section id="links" title={t("interface.links.title")} lead={t("interface.links.lead")}>
      <AnswerProblem answer={answer} />
      <Form id="new-link" method="post" action="?form=link" preventScrollReset className="no-print mb-4">
        <input type="hidden" name="intent" value="link-make" />
        <TextField
          className="max-w-md" type="date" name="lastDay" required defaultValue={lastDay} label={t("interface.links.lastDay")} hint={t("interface.links.lastDayHint")}
          problem={answer && !answer.ok ? answer.fields.lastDay : undefined}
        />
      </Form>
      <DataTable caption={t("interface.links.title")} hideCaption className="table-stacks">
        <thead>
          <tr>
            {columns.map((column) => <th key={column} scope="col">{t(`interface.links.column.${column}`)}</th>)}
            <th scope="col"><span className="sr-only">{t("interface.links.column.acts")}</span></th>
          </tr>
        </thead>
        <tbody>
          {vendors.map(({ vendorId, name }) => {
            const link = links.find((one) => one.vendorId === vendorId);
            return (
              <tr key={vendorId}>
                <th scope="row">{name}</th>
                <td data-label={t("interface.links.column.state")}>
                  {link ? <Tag tone={tones[link.state]}>{t(`interface.links.state.${link.state}`)}</Tag> : <span className="text-muted">{t("interface.links.state.none")}</span>}
                </td>
                <td data-label={t("interface.links.column.used")} data-empty={link ? undefined : ""}>{link ? (link.lastUsedAt ? format.instant(link.lastUsedAt, timeZone) : <span className="text-muted">{t("interface.links.never")}</span>) : null}</td>
                <td data-label={t("interface.links.column.until")} data-empty={link?.state === "open" ? undefined : ""}>{link?.state === "open" ? format.instant(link.expiresAt, timeZone) : null}</td>
                <td className="no-print">
                  <div className="flex flex-wrap justify-end gap-2 max-sm:justify-start">
                    {link?.state === "open" ? (
                      <Form method="post" action="?form=link" preventScrollReset>
                        <input type="hidden" name="intent" value="link-revoke" />
                        <Button type="submit" look="quiet" name="linkId" value={link.linkId} aria-label={t("interface.links.revokeOf", { vendor: name })}>{t("interface.links.revoke")}</Button>
                      </Form>
                    ) : null}
                    <Button
                      type="submit" form="new-link" name="vendorId" value={vendorId} pending={pending?.get("intent") === "link-make"}
                      aria-label={t(link ? "interface.links.anewOf" : "interface.links.makeOf", { vendor: name })}
                    >
                      {t(link ? "interface.links.anew" : "interface.links.make")}
                    </Button>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </Section>
  );
}
