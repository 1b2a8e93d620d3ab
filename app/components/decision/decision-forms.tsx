import { Form } from "@remix-run/react";

import type { EditionRankedOffer, EditionRanking } from "~/domain/decision/types";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { TextArea, TextField } from "../field";
import { Section } from "../page";
import { Tag } from "../tag";

/** The form for a shortlist or an award: which offers, and why, for every one of them. */
export function ChoiceForm({ kind, ranking, proposals, pending }: { kind: "shortlist" | "award"; ranking: EditionRanking; proposals: Record<string, string>; pending: boolean }) {
  const { t } = useText();
  return (
    <Form method="post" preventScrollReset className="grid gap-6">
      <input type="hidden" name="kind" value={kind} />
      <ul>
        {ranking.offers.map((offer) => (
          <li key={offer.id} className="grid gap-2 border-b border-line py-4 first:pt-0">
            <OfferChoice kind={kind} offer={offer} />
            <TextArea name={`motivation.${offer.id}`} label={t("interface.decision.motivation")} of={offer.vendor.name} rows={3} defaultValue={proposals[offer.id] ?? ""} maxLength={10_000} />
          </li>
        ))}
      </ul>
      {kind === "award" ? <TextField name="standstillUntil" type="date" label={t("interface.decision.standstill")} hint={t("interface.decision.standstillHint")} className="max-w-xs" /> : null}
      <div><Button type="submit" look="primary" pending={pending}>{t(`interface.decision.take.${kind}`)}</Button></div>
    </Form>
  );
}

function OfferChoice({ kind, offer }: { kind: "shortlist" | "award"; offer: EditionRankedOffer }) {
  const { t, format } = useText();
  const excluded = offer.exclusions.length > 0;
  return (
    <label className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
      <input type={kind === "award" ? "radio" : "checkbox"} name="chosen" value={offer.id} disabled={excluded} />
      <span className="font-medium">{offer.vendor.name}</span>
      <span className="text-muted">{offer.vendor.package}</span>
      {excluded
        ? <Tag tone="problem">{t("interface.ranking.status.excluded")}</Tag>
        : <span className="text-sm text-muted">{offer.rank === null || offer.value === null ? t("interface.decision.noPlace") : t("interface.decision.place", { rank: offer.rank, total: format.number(offer.value) })}</span>}
    </label>
  );
}

/** A decision that needs nothing but a reason: to end, to break off, or to take the last one back. */
export function ReasonForm({ kind, pending }: { kind: "no-award" | "cancel" | "withdraw"; pending: boolean }) {
  const { t } = useText();
  return (
    <Form method="post" preventScrollReset className="grid max-w-2xl gap-3 pb-4">
      <input type="hidden" name="kind" value={kind} />
      <p className="text-muted">{t(`interface.decision.about.${kind}`)}</p>
      <TextArea name="reason" label={t("interface.decision.reason")} rows={3} required maxLength={10_000} />
      <div><Button type="submit" look="danger" pending={pending}>{t(`interface.decision.take.${kind}`)}</Button></div>
    </Form>
  );
}

/** Letters to every vendor about the decision in force. */
export function Letters({ base, ranking }: { base: string; ranking: EditionRanking }) {
  const { t } = useText();
  return (
    <Section title={t("interface.decision.letters.title")} lead={t("interface.decision.letters.lead")} action={<a className="button" download href={`${base}/letters.zip`}>{t("interface.decision.letters.all")}</a>} id="letters">
      <ul>
        {ranking.offers.map(({ id, vendor }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-row">
            <span><span className="font-medium">{vendor.name}</span> <span className="text-muted">· {vendor.package}</span></span>
            <span className="flex gap-4">
              {(["pdf", "docx"] as const).map((format) => (
                <a key={format} className="link" download href={`${base}/letters/${id}/${format}`} aria-label={t("interface.decision.letters.one", { vendor: vendor.name, format: t(`interface.decision.format.${format}`) })}>{t(`interface.decision.format.${format}`)}</a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
