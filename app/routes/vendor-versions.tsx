import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";

import { LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { VersionList } from "~/components/responses/version-list";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadVendorVersions } from "~/services/load-vendor-versions";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.responses.versions.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadVendorVersions(await requestContext(request), params.selectionId!, params.vendorId!));
}

export default function VendorVersions() {
  const { t } = useText();
  const { vendor, versions, timeZone, pricesSealed } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={`${base}/responses`}>{t("interface.responses.preview.back")}</Link></p>
      <PageHeader title={t("interface.responses.versions.heading", { vendor: vendor.name })} lead={t("interface.responses.versions.lead", { package: vendor.package })} secondary={<LinkButton to="clarifications">{t("interface.clarifications.open")}</LinkButton>} />
      <PageBody>
        {pricesSealed ? <Callout kind="info">{t("interface.sealing.pricesSealed")}</Callout> : null}
        {versions.length > 0
          ? <VersionList versions={versions} base={base} timeZone={timeZone} sealed={pricesSealed} />
          : <EmptyState title={t("interface.responses.vendors.nothing")}>{t("interface.responses.versions.empty")}</EmptyState>}
      </PageBody>
    </>
  );
}
