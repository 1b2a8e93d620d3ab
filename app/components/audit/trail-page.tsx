import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button, LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { SelectField, TextField } from "~/components/field";
import { EmptyState, PageBody } from "~/components/page";
import type { AuditAction } from "~/domain/audit/actions";
import type { TrailFault } from "~/domain/audit/trail.server";
import { useText } from "~/i18n/text-context";

import { TrailRows } from "./trail-rows";
import type { TrailRow } from "./trail-rows";

/** A page of a trail, with what it was asked for. */
interface ShownTrail {
  query: { actor?: string; action?: AuditAction; from?: string; until?: string; page: number };
  verdict: { rows: number; broken: { seq: number; why: TrailFault } | null };
  entries: readonly TrailRow[];
  first: number;
  total: number;
  pages: number;
  actors: readonly { id: string; name: string | null }[];
  actions: readonly AuditAction[];
}

/** Whether the trail is intact, the filter, its rows, and the way to older ones. */
export function TrailPage({ trail, base, selection, note }: { trail: ShownTrail; base: string; /** Address of the selection; null for what belongs to none. */ selection: string | null; note?: ReactNode }) {
  const { t } = useText();
  const { query, verdict, entries, first, total, pages } = trail;
  const narrowed = query.actor !== undefined || query.action !== undefined || query.from !== undefined || query.until !== undefined;
  const pageOf = (page: number) => {
    const { actor, action, from, until } = query;
    const asked = Object.entries({ actor, action, from, until, page: String(page) }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return `?${new URLSearchParams(asked).toString()}`;
  };
  return (
    <PageBody>
      {verdict.broken
        ? <Callout kind="problem">{t("interface.audit.broken", { seq: verdict.broken.seq, why: t(`interface.audit.why.${verdict.broken.why}`) })}</Callout>
        : <Callout kind="success">{t("interface.audit.intact", { count: verdict.rows })}</Callout>}
      <Filter trail={trail} narrowed={narrowed} base={base} />
      {entries.length === 0
        ? <EmptyState title={t("interface.audit.none")} action={<LinkButton to={base}>{t("interface.audit.filter.clear")}</LinkButton>}>{t("interface.audit.noneText")}</EmptyState>
        : <TrailRows entries={entries} selection={selection} />}
      {entries.length > 0 ? (
        <nav aria-label={t("interface.audit.pages")} className="flex flex-wrap items-center gap-3">
          <span className="text-sm text-muted">{t("interface.audit.shown", { from: first, to: first + entries.length - 1, total })}</span>
          {query.page > 1 ? <LinkButton to={pageOf(query.page - 1)}>{t("interface.audit.newer")}</LinkButton> : null}
          {query.page < pages ? <LinkButton to={pageOf(query.page + 1)}>{t("interface.audit.older")}</LinkButton> : null}
        </nav>
      ) : null}
      {note}
    </PageBody>
  );
}

function Filter({ trail: { query, actors, actions }, narrowed, base }: { trail: ShownTrail; narrowed: boolean; base: string }) {
  const { t } = useText();
  return (
    <Form method="get" aria-label={t("interface.audit.filter.label")} className="no-print grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_auto_auto_auto]" key={JSON.stringify(query)}>
      <SelectField
        name="actor" label={t("interface.audit.filter.actor")} defaultValue={query.actor ?? ""}
        options={[{ value: "", label: t("interface.audit.filter.anybody") }, ...actors.map(({ id, name }) => ({ value: id, label: name ?? (id === "local-lead" ? t("interface.audit.machine") : id) }))]}
      />
      <SelectField
        name="action" label={t("interface.audit.filter.action")} defaultValue={query.action ?? ""}
        options={[{ value: "", label: t("interface.audit.filter.anything") }, ...actions.map((action) => ({ value: action, label: t(`interface.selection.history.action.${action}`) }))]}
      />
      <TextField name="from" type="date" label={t("interface.audit.filter.from")} defaultValue={query.from} />
      <TextField name="until" type="date" label={t("interface.audit.filter.until")} defaultValue={query.until} />
      <span className="flex gap-2">
        <Button type="submit">{t("interface.audit.filter.submit")}</Button>
        {narrowed ? <LinkButton to={base} look="quiet">{t("interface.audit.filter.clear")}</LinkButton> : null}
      </span>
    </Form>
  );
}
