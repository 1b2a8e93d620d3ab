import { Link } from "@remix-run/react";

import type { GuidePart } from "~/domain/content/guide-contents";
import { useText } from "~/i18n/text-context";

import { PartProgress } from "../guide/part-progress";
import { usePageName } from "../guide/page-name";
import { Section } from "../page";

/** The sections of questions that belong to a phase, each with the page on which it is answered. */
export function PhaseSections({ sections, selectionId }: { sections: readonly GuidePart[]; selectionId: string }) {
  const { t, of } = useText();
  const pageName = usePageName();
  if (sections.length === 0) return null;
  return (
    <Section title={t("interface.phases.sections.title")} lead={t("interface.phases.sections.lead")} id="sections">
      <ul className="-mt-3">
        {sections.map((part) => (
          <li key={part.id} className="grid gap-x-4 gap-y-0.5 border-b border-line py-row sm:grid-cols-[minmax(0,1fr)_10rem_12rem]">
            <span>
              <span className="text-muted tabular-nums">{part.number}</span>{" "}
              {part.page ? <Link to={`/selections/${selectionId}/${part.page}`} className="link">{part.title ? of(part.title) : part.number}</Link> : part.title ? of(part.title) : part.number}
            </span>
            <span className="text-sm text-muted">{part.page ? pageName(part.page) : null}</span>
            <span className="text-sm"><PartProgress part={part} /></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
