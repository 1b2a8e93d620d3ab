import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { Checkbox } from "~/components/field";
import { FilterInput } from "~/components/filter-input";
import { Icon } from "~/components/icons";
import type { ComparisonFilter } from "~/domain/decision/compare-answers";
import { useText } from "~/i18n/text-context";

import type { ComparedOffer } from "./comparison-table";

/** What is looked at: a filter, and the vendors that are shown. */
export interface Looking extends ComparisonFilter {
  vendors: readonly string[];
}

const ticks = ["differences", "mandatory", "failures"] as const;

/** The start of a comparison as its address says; without vendors in it all are shown. */
export function lookingFrom(search: URLSearchParams, offers: readonly ComparedOffer[]): Looking {
  const vendors = offers.map((offer) => offer.vendorId);
  const asked = vendors.filter((id) => search.getAll("vendor").includes(id));
  return {
    differences: search.has("differences"), mandatory: search.has("mandatory"), failures: search.has("failures"),
    words: search.get("q") ?? "", vendors: asked.length > 0 ? asked : vendors,
  };
}

/** Filters, the choice of vendors, and jumps to groups. Without JavaScript the form asks the server. */
export function ComparisonFilters({ looking, onChange, offers, groups, result }: {
  looking: Looking;
  onChange: (looking: Looking) => void;
  offers: readonly ComparedOffer[];
  groups: readonly { id: string; path: readonly string[]; count: number }[];
  result: string;
}) {
  const { t } = useText();
  const toggleVendor = (id: string, on: boolean) => {
    const vendors = offers.map((offer) => offer.vendorId).filter((vendorId) => (vendorId === id ? on : looking.vendors.includes(vendorId)));
    // A comparison of nobody says nothing: the last one stays.
    if (vendors.length > 0) onChange({ ...looking, vendors });
  };
  return (
    <Form method="get" className="no-print mb-4 grid gap-3" onSubmit={(event) => event.preventDefault()}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <FilterInput label={t("interface.comparison.filter")} value={looking.words} onChange={(words) => onChange({ ...looking, words })} result={result} />
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
          <legend className="sr-only">{t("interface.comparison.show.legend")}</legend>
          {ticks.map((tick) => (
            <Checkbox key={tick} name={tick} value="1" label={t(`interface.comparison.show.${tick}`)} checked={looking[tick]} onChange={(event) => onChange({ ...looking, [tick]: event.currentTarget.checked })} />
          ))}
        </fieldset>
        <noscript><Button type="submit">{t("interface.comparison.apply")}</Button></noscript>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <details>
          <summary className="flex items-center gap-1.5 py-1 hover:text-accent">
            <Icon name="chevron" className="turns text-muted" />
            {t("interface.comparison.vendors", { shown: looking.vendors.length, of: offers.length })}
          </summary>
          <fieldset className="flex flex-wrap gap-x-5 gap-y-2 py-2 pl-6">
            <legend className="sr-only">{t("interface.comparison.vendorsLegend")}</legend>
            {offers.map(({ vendorId, name }) => (
              <Checkbox key={vendorId} name="vendor" value={vendorId} label={name} checked={looking.vendors.includes(vendorId)} onChange={(event) => toggleVendor(vendorId, event.currentTarget.checked)} />
            ))}
          </fieldset>
        </details>
        <details>
          <summary className="flex items-center gap-1.5 py-1 hover:text-accent">
            <Icon name="chevron" className="turns text-muted" />
            {t("interface.comparison.jump")}
          </summary>
          <nav aria-label={t("interface.comparison.jump")}>
            <ul className="columns-1 gap-x-8 py-2 pl-6 sm:columns-2 lg:columns-3">
              {groups.map(({ id, path, count }) => (
                <li key={id} className="break-inside-avoid py-0.5"><a className="link" href={`#group-${id}`}>{path.join(" · ")}</a> <span className="text-sm text-muted">{count}</span></li>
              ))}
            </ul>
          </nav>
        </details>
      </div>
    </Form>
  );
}
