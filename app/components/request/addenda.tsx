import { useText } from "~/i18n/text-context";

import { Section } from "../page";
import { EditionChanges } from "./edition-changes";
import type { Difference } from "./edition-changes";

export interface Addendum {
  code: string;
  previous: string;
  publishedAt: string;
  text: string;
  difference: Difference;
}

/** What vendors were told with each edition after the first, newest first. */
export function Addenda({ addenda }: { addenda: readonly Addendum[] }) {
  const { t, format } = useText();
  return (
    <Section title={t("interface.request.changes.addenda")} lead={t("interface.request.changes.addendaLead")} id="addenda">
      <ul className="grid gap-6">
        {addenda.map(({ code, previous, publishedAt, text, difference }) => (
          <li key={code}>
            <h3>{t("interface.request.changes.addendum", { code, previous })} <span className="text-sm font-normal text-muted">{format.instant(publishedAt)}</span></h3>
            <p className="mt-1 max-w-prose whitespace-pre-line">{text}</p>
            <div className="mt-2"><EditionChanges difference={difference} /></div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
