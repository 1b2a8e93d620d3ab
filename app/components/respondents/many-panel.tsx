import { LinkButton } from "~/components/button";
import { majority, moreThanHalf } from "~/domain/respondents/majority";
import type { RespondentsView } from "~/domain/respondents/overview";
import { useText } from "~/i18n/text-context";

/** How many differences could be settled at once by what more than half say, and the way there. */
export function ManyPanel({ view: { agreements, choices, counted }, settled, of }: { view: Pick<RespondentsView, "agreements" | "choices" | "counted">; settled: ReadonlySet<string>; of: number }) {
  const { t } = useText();
  const outcomes = majority(agreements, new Map(Object.entries(choices)), settled, moreThanHalf(counted));
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line px-4 py-3">
      <p className="grow">{t("interface.respondents.many.panel", { count: outcomes.filter(({ open }) => open === null).length, of })}</p>
      <LinkButton to="settle">{t("interface.respondents.many.open")}</LinkButton>
    </div>
  );
}
