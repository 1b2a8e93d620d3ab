import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useParams } from "@remix-run/react";

import { TrailRows } from "~/components/audit/trail-rows";
import { Button, DownloadButton, LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { SelectField, TextField } from "~/components/field";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { loadTrail, trailQuerySchema } from "~/services/audit-trail";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.audit.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const asked = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ""));
  const query = trailQuerySchema.parse(asked);
  return { query, ...(await found(loadTrail(await requestContext(request), params.selectionId!, query))) };
}

export default function AuditTrail() {
  const { t } = useText();
  const { query, verdict, entries, first, total, pages } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}/audit`;
  const narrowed = query.actor !== undefined || query.action !== undefined || query.from !== undefined || query.until !== undefined;
  const pageOf = (page: number) => {
    const { actor, action, from, until } = query;
    const asked = Object.entries({ actor, action, from, until, page: String(page) }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return `?${new URLSearchParams(asked).toString()}`;
  };
  return (
    <>
      <PageHeader title={t("interface.audit.title")} lead={t("interface.audit.lead")} action={<DownloadButton href={`${base}/trail.jsonl`} look="secondary">{t("interface.audit.export")}</DownloadButton>} />
      <PageBody>
        {verdict.broken
          ? <Callout kind="problem">{t("interface.audit.broken", { seq: verdict.broken.seq, why: t(`interface.audit.why.${verdict.broken.why}`) })}</Callout>
          : <Callout kind="success">{t("interface.audit.intact", { count: verdict.rows })}</Callout>}
        <Filter narrowed={narrowed} base={base} />
        {entries.length === 0
          ? <EmptyState title={t("interface.audit.none")} action={<LinkButton to={base}>{t("interface.audit.filter.clear")}</LinkButton>}>{t("interface.audit.noneText")}</EmptyState>
          : <TrailRows entries={entries} />}
        {entries.length > 0 ? (
          <nav aria-label={t("interface.audit.pages")} className="flex flex-wrap items-center gap-3">
            <span className="text-sm text-muted">{t("interface.audit.shown", { from: first, to: first + entries.length - 1, total })}</span>
            {query.page > 1 ? <LinkButton to={pageOf(query.page - 1)}>{t("interface.audit.newer")}</LinkButton> : null}
            {query.page < pages ? <LinkButton to={pageOf(query.page + 1)}>{t("interface.audit.older")}</LinkButton> : null}
          </nav>
        ) : null}
        <p className="max-w-prose text-sm text-muted">{t("interface.audit.exportHint")}</p>
      </PageBody>
    </>
  );
}

function Filter({ narrowed, base }: { narrowed: boolean; base: string }) {
  const { t } = useText();
  const { query, actors, actions } = useLoaderData<typeof loader>();
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
