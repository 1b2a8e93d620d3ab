import { releases } from "~/domain/gaps/gap";
import type { Release } from "~/domain/gaps/gap";
import { useText } from "~/i18n/text-context";

/** The releases to choose from; the first is to follow what the checklist proposes. */
export function useReleaseOptions(): (proposed: Release | null) => { value: string; label: string }[] {
  const { t } = useText();
  return (proposed) => [
    { value: "", label: proposed ? t("interface.gaps.proposed", { release: t(`interface.gaps.release.${proposed}`) }) : t("interface.gaps.noProposal") },
    ...releases.map((release) => ({ value: release, label: t(`interface.gaps.release.${release}`) })),
  ];
}
