import { LinkTabs } from "~/components/link-tabs";
import { useText } from "~/i18n/text-context";

/** The views of the outcome. */
export function RankingTabs({ base, current }: { base: string; current: "ranking" | "explain" | "robustness" }) {
  const { t } = useText();
  const tabs = { ranking: "ranking", explain: "ranking/explain", robustness: "robustness" } as const;
  return (
    <div className="mb-6">
      <LinkTabs label={t("interface.explain.views")} tabs={(["ranking", "explain", "robustness"] as const).map((view) => ({ to: `${base}/${tabs[view]}`, current: view === current, title: t(`interface.explain.view.${view}`) }))} />
    </div>
  );
}
