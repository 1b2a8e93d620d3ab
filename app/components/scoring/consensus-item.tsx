import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { Field, TextArea } from "~/components/field";
import { Icon } from "~/components/icons";
import { Tag } from "~/components/tag";
import type { ConsensusItem } from "~/domain/committee/consensus-item";
import type { EditionMarking } from "~/domain/edition/marking";
import { useText } from "~/i18n/text-context";

import { MarkLine } from "./mark-line";

type Names = ReadonlyMap<string, string>;

/** One answer in the consensus meeting: what everybody gave and why, what hangs on it, and what was recorded. */
export function ConsensusEntry({ item, marking, language, offers, leads, place }: {
  item: ConsensusItem;
  marking: EditionMarking;
  language: string;
  /** Names of the offers by id. */
  offers: Names;
  /** Who looks may record a joint mark now. */
  leads: boolean;
  /** Its place in the queue, from 1; null outside it. */
  place: number | null;
}) {
  const { t, format } = useText();
  const { requirement, vendor, settled, marks, missing, effect, history } = item;
  const agreed = settled.settledBy === "consensus" ? history[0] : null;
  return (
    <article id={`${requirement.code}-${vendor.code}`} aria-label={`${requirement.code}, ${vendor.name}`} className="grid scroll-mt-4 gap-3 border-t border-line py-5 break-inside-avoid">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h3>{place === null ? null : <span className="mr-2 text-muted tabular-nums">{place}.</span>}{vendor.name} <span className="font-normal text-muted">· {requirement.code}</span></h3>
          <p lang={language} className="text-sm text-muted">{requirement.text}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {item.flagged ? <Tag tone="warning">{t("interface.consensus.flagged", { spread: format.plain(settled.high! - settled.low!) })}</Tag> : null}
          {effect?.movesFirst ? <Tag tone="problem">{t("interface.consensus.movesFirst")}</Tag> : null}
          {agreed ? <Tag tone="success">{t("interface.consensus.agreedOn", { mark: format.plain(agreed.mark!) })}</Tag> : null}
        </div>
      </header>
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
        <div className="min-w-0">
          <p lang={language} className="break-words whitespace-pre-line">{item.answer}</p>
          {item.vendorComment ? <p lang={language} className="mt-1 text-sm break-words whitespace-pre-line">{item.vendorComment}</p> : null}
          {item.evidence ? <p className="mt-1 text-sm break-words text-muted"><span className="font-medium">{t("interface.scoring.evidence")}</span> {item.evidence}</p> : null}
        </div>
        <div className="min-w-0">
          {marks.length > 0 ? <MarkLine marks={marks} highest={marking.highest} agreed={agreed?.mark ?? null} /> : null}
          <ul className="mt-1 grid gap-1 text-sm">
            {marks.map(({ name, mark, confirms, comment }) => (
              <li key={name}><span className="font-semibold tabular-nums">{format.plain(mark)}</span> {name}{confirms ? <span className="text-muted"> · {t("interface.consensus.confirmed")}</span> : null}{comment ? <span className="text-muted">: {comment}</span> : null}</li>
            ))}
            {missing.length > 0 ? <li className="text-warning">{t("interface.consensus.missing", { names: missing.join(", ") })}</li> : null}
          </ul>
        </div>
      </div>
      {effect ? <Effect effect={effect} offers={offers} /> : null}
      {agreed ? <p className="text-sm"><span className="font-medium">{t("interface.consensus.reasonGiven")}</span> {agreed.reason} <span className="text-muted">({agreed.by}, {format.instant(agreed.at)})</span></p> : null}
      {leads ? <SettleForm item={item} marking={marking} /> : null}
      {history.length > (agreed ? 1 : 0) ? <History history={history} /> : null}
    </article>
  );
}

function Effect({ effect: { atLowest, atHighest, points, places }, offers }: { effect: NonNullable<ConsensusItem["effect"]>; offers: Names }) {
  const { t, format } = useText();
  const line = (outcome: typeof atLowest) => t(outcome.rank === null ? "interface.consensus.effect.excluded" : "interface.consensus.effect.line", {
    mark: format.plain(outcome.mark), total: format.number(outcome.total, 2), rank: outcome.rank ?? "–", first: outcome.first.map((id) => offers.get(id) ?? id).join(", ") || "–",
  });
  return (
    <div className="rounded-md bg-band px-3 py-2 text-sm">
      <p className="font-medium">{t("interface.consensus.effect.title", { points: format.number(points, 2) })} {places > 0 ? t("interface.consensus.effect.places", { count: places }) : t("interface.consensus.effect.noPlaces")}</p>
      <ul><li>{line(atLowest)}</li><li>{line(atHighest)}</li></ul>
    </div>
  );
}

/** Records the joint mark, or takes it back. */
function SettleForm({ item: { requirement, vendor, settled, history }, marking }: { item: ConsensusItem; marking: EditionMarking }) {
  const { t } = useText();
  const agreed = settled.settledBy === "consensus";
  const of = `${requirement.code}, ${vendor.name}`;
  const hidden = (
    <>
      <input type="hidden" name="vendorId" value={vendor.vendorId} />
      <input type="hidden" name="requirementId" value={requirement.id} />
      <input type="hidden" name="version" value={history[0]?.number ?? 0} />
    </>
  );
  const form = (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
      {hidden}
      <Field label={t("interface.consensus.mark")} of={of}>
        {(wiring) => <input {...wiring} type="number" name="mark" min={0} max={marking.highest} step={0.5} required className="input w-24" />}
      </Field>
      <TextArea name="reason" rows={1} maxLength={5000} required label={t("interface.consensus.reason")} of={of} className="min-w-56 grow [&>textarea]:block" />
      <Button type="submit" name="intent" value="settle">{t("interface.consensus.settle")}<span className="sr-only">: {of}</span></Button>
    </Form>
  );
  if (!agreed) return <div className="no-print">{form}</div>;
  return (
    <div className="no-print flex flex-wrap items-start gap-3">
      <Form method="post" preventScrollReset>{hidden}<Button type="submit" icon="undo" name="intent" value="undo">{t("interface.consensus.undo")}<span className="sr-only">: {of}</span></Button></Form>
      <details className="grow"><summary className="link inline-block py-2">{t("interface.consensus.change")}</summary>{form}</details>
    </div>
  );
}

function History({ history }: { history: ConsensusItem["history"] }) {
  const { t, format } = useText();
  return (
    <details className="text-sm">
      <summary className="flex items-center gap-2 hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.consensus.history")}</summary>
      <ol className="grid gap-0.5 pl-6">
        {history.map(({ number, mark, reason, at, by }) => (
          <li key={number}>{format.instant(at)} · {by} · {mark === null ? t("interface.consensus.takenBack") : <span className="font-semibold">{format.plain(mark)}</span>} {reason}</li>
        ))}
      </ol>
    </details>
  );
}
