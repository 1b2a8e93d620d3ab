import { impactSubjects } from "~/domain/gaps/gap";
import type { GapContent } from "~/domain/gaps/gap";
import { useText } from "~/i18n/text-context";

/** The impact of a gap in a line, as far as it is known; null while nothing is. */
export function useImpactText(): (impact: GapContent["impact"]) => string | null {
  const { t } = useText();
  return (impact) => {
    const known = impactSubjects.flatMap((subject) => {
      const { level } = impact[subject];
      return level === null ? [] : [`${t(`interface.gaps.impact.${subject}`)} ${t(`interface.gaps.level.${level}`)}`];
    });
    return known.length > 0 ? t("interface.gaps.impactOf", { impact: known.join(", ").toLowerCase() }) : null;
  };
}
