import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";

import { TrailPage } from "~/components/audit/trail-page";
import { DownloadButton } from "~/components/button";
import { PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { askedTrail, loadTrail } from "~/services/audit-trail";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.audit.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const query = askedTrail(request);
  return { query, ...(await found(loadTrail(await requestContext(request), params.selectionId!, query))) };
}

export default function AuditTrail() {
  const { t } = useText();
  const selection = `/selections/${useParams().selectionId}`;
  const base = `${selection}/audit`;
  return (
    <>
      <PageHeader title={t("interface.audit.title")} lead={t("interface.audit.lead")} action={<DownloadButton href={`${base}/trail.jsonl`} look="secondary">{t("interface.audit.export")}</DownloadButton>} />
      <TrailPage trail={useLoaderData<typeof loader>()} base={base} selection={selection} note={<p className="max-w-prose text-sm text-muted">{t("interface.audit.exportHint")}</p>} />
    </>
  );
}
