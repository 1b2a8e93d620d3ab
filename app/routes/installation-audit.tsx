import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { TrailPage } from "~/components/audit/trail-page";
import { DownloadButton } from "~/components/button";
import { PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { askedTrail, loadInstallationTrail } from "~/services/audit-trail";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.audit.installation.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const query = askedTrail(request);
  return { query, ...(await found(loadInstallationTrail(await requestContext(request), query))) };
}

/** What happened outside selections, for administrators: of selections it tells nothing. */
export default function InstallationTrail() {
  const { t } = useText();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-5 py-8 outline-none">
      <PageHeader title={t("interface.audit.installation.title")} lead={t("interface.audit.installation.lead")} action={<DownloadButton href="/administration/audit/trail.jsonl" look="secondary">{t("interface.audit.export")}</DownloadButton>} />
      <TrailPage trail={useLoaderData<typeof loader>()} base="/administration/audit" selection={null} note={<p className="max-w-prose text-sm text-muted">{t("interface.audit.exportHint")}</p>} />
    </main>
  );
}
