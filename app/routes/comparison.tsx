import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { useDeferredValue, useMemo, useState } from "react";

import { LinkButton } from "~/components/button";
import { ComparisonFilters, lookingFrom } from "~/components/comparison/comparison-filters";
import { ComparisonTable } from "~/components/comparison/comparison-table";
import type { ComparisonGroup } from "~/components/comparison/comparison-table";
import { GuidancePanel } from "~/components/guidance-panel";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { isCompared, leafCriteria } from "~/domain/decision/compare-answers";
import { useText } from "~/i18n/text-context";
import { shown } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadComparison } from "~/services/load-comparison";
import type { ComparisonView } from "~/services/load-comparison";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.comparison.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  // Null before publication: the layout has already answered 404 for a selection that is not there.
  return { view: await shown(loadComparison(await requestContext(request), params.selectionId!)) };
}

export default function Comparison() {
  const { t } = useText();
  const { view } = useLoaderData<typeof loader>();
  const base = `/selections/${useParams().selectionId}`;
  if (view && view.offers.length > 0) return <Compared view={view} base={base} />;
  return (
    <>
      <PageHeader title={t("interface.comparison.title")} lead={t("interface.comparison.lead")} />
      <PageBody aside={view ? <GuidancePanel guidance={view.guidance} /> : null}>
        <EmptyState
          title={t(view ? "interface.comparison.empty.title" : "interface.comparison.unpublished.title")}
          action={<LinkButton look="primary" to={`${base}/${view ? "responses" : "request"}`}>{t(view ? "interface.comparison.empty.action" : "interface.comparison.unpublished.action")}</LinkButton>}
        >
          {t(view ? "interface.comparison.empty.text" : "interface.comparison.unpublished.text")}
        </EmptyState>
      </PageBody>
    </>
  );
}

function Compared({ view: { edition, offers, cells, guidance }, base }: { view: ComparisonView; base: string }) {
  const { t } = useText();
  const [search] = useSearchParams();
  const [looking, setLooking] = useState(() => lookingFrom(search, offers));
  // Typing stays quick while the table follows.
  const settled = useDeferredValue(looking);
  const shownOffers = useMemo(() => offers.filter((offer) => settled.vendors.includes(offer.vendorId)), [offers, settled.vendors]);
  const groups = useMemo(() => {
    const byCriterion = new Map<string, ComparisonGroup["requirements"]>();
    for (const requirement of edition.requirements) {
      const row = shownOffers.map((offer) => cells[requirement.id]?.[offer.vendorId]);
      if (!isCompared(requirement, row.filter((cell) => cell !== undefined), settled)) continue;
      byCriterion.set(requirement.criterion, [...(byCriterion.get(requirement.criterion) ?? []), { requirement, cells: row }]);
    }
    return leafCriteria(edition.criteria).flatMap(({ id, path }): ComparisonGroup[] => {
      const requirements = byCriterion.get(id);
      return requirements ? [{ id, path, requirements }] : [];
    });
  }, [edition, cells, shownOffers, settled]);
  const shown = groups.reduce((sum, group) => sum + group.requirements.length, 0);
  return (
    <>
      <PageHeader
        title={t("interface.comparison.title")} lead={t("interface.comparison.leadOf", { edition: edition.code })}
        action={<LinkButton look="primary" to={`${base}/ranking`}>{t("interface.comparison.toRanking")}</LinkButton>}
      />
      <ComparisonFilters
        looking={looking} onChange={setLooking} offers={offers}
        groups={groups.map(({ id, path, requirements }) => ({ id, path, count: requirements.length }))}
        result={t("interface.comparison.shown", { count: shown, of: edition.requirements.length })}
      />
      {shown > 0
        ? <ComparisonTable groups={groups} offers={shownOffers} language={edition.language} />
        : <EmptyState title={t("interface.comparison.none.title")}>{t("interface.comparison.none.text")}</EmptyState>}
      <div className="no-print mt-section max-w-2xl"><GuidancePanel guidance={guidance} /></div>
    </>
  );
}
