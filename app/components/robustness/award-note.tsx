import { Callout } from "~/components/callout";
import { formatMoney } from "~/i18n/format";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

/** Says that an award method decides, and what the weights then are; nothing where the total decides. */
export function AwardNote({ view }: { view: Pick<RobustnessView, "model" | "currency"> }) {
  const { t, language } = useText();
  const { award } = view.model;
  if (award === null) return null;
  const worth = award !== "unknown" && award.kind === "award-on-value" ? formatMoney(language, award.worth, view.currency ?? "EUR") : "";
  return (
    <Callout kind={award === "unknown" ? "warning" : "info"} title={t("interface.robustness.award.title")}>
      <p>{award === "unknown" ? t("interface.robustness.award.unknown") : t(`interface.robustness.award.${award.kind}`, { worth })}</p>
    </Callout>
  );
}
