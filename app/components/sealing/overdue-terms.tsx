import { Link } from "@remix-run/react";

import { Callout } from "~/components/callout";
import { useText } from "~/i18n/text-context";

/** Selections of which the retention term is over, each with the way to where it is dealt with. Nothing while none is. */
export function OverdueTerms({ terms }: { terms: readonly { selectionId: string; name: string; organisation: string; since: string; vendors: number; leads: boolean }[] }) {
  const { t, format } = useText();
  if (terms.length === 0) return null;
  return (
    <div className="mb-8">
      <Callout kind="warning" title={t("interface.sealing.retention.overdue.title", { count: terms.length })}>
        <ul className="grid gap-1">
          {terms.map(({ selectionId, name, organisation, since, vendors, leads }) => (
            <li key={selectionId}>
              {leads ? <Link className="link" to={`/selections/${selectionId}/retention`}>{name}</Link> : <span className="font-medium">{name}</span>}
              {" "}({organisation}): {t("interface.sealing.retention.overdue.line", { date: format.date(since), count: vendors })}
              {leads ? null : <> {t("interface.sealing.retention.overdue.askLead")}</>}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
