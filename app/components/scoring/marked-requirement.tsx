import { Icon } from "~/components/icons";
import type { EditionAnchor, EditionMarking } from "~/domain/edition/marking";
import { markingRules } from "~/i18n/marking-rules";
import { useText } from "~/i18n/text-context";

/** The requirement whose answers are marked, with what the marks stand for. */
export function MarkedRequirement({ requirement, language, marking }: {
  requirement: { code: string; text: string; note: string | null; path: readonly string[]; valuedBy: "committee" | "confirmed"; anchors: readonly EditionAnchor[] };
  language: string;
  marking: EditionMarking;
}) {
  const { t } = useText();
  return (
    <section>
      <p className="text-sm text-muted" lang={language}>{requirement.path.join(" · ")}</p>
      <h2 lang={language}><span className="text-muted">{requirement.code}</span> {requirement.text}</h2>
      {requirement.note ? <p lang={language} className="mt-1 max-w-prose text-sm text-muted">{requirement.note}</p> : null}
      <p className="mt-2 max-w-prose text-sm">{t(`interface.scoring.how.${requirement.valuedBy}`)} {markingRules(t, marking)[0]}</p>
      {requirement.anchors.length > 0 ? (
        <details className="mt-2" open>
          <summary className="flex items-center gap-2 text-sm font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.scoring.anchors")}</summary>
          <dl lang={language} className="mt-1 grid grid-cols-[2rem_minmax(0,1fr)] gap-y-0.5 pl-6 text-sm">
            {requirement.anchors.map(({ mark, meaning }) => <div key={mark} className="contents"><dt className="font-semibold tabular-nums">{mark}</dt><dd>{meaning}</dd></div>)}
          </dl>
        </details>
      ) : null}
    </section>
  );
}
