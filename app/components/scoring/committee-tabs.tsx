import { LinkTabs } from "~/components/link-tabs";
import { useText } from "~/i18n/text-context";

const pages = ["scoring", "consensus", "evidence", "scripts"] as const;

/** The pages of the committee's work. */
export function CommitteeTabs({ base, current }: { base: string; current: (typeof pages)[number] }) {
  const { t } = useText();
  return (
    <div className="mb-6">
      <LinkTabs label={t("interface.scoring.pages.label")} tabs={pages.map((page) => ({ to: `${base}/${page}`, current: page === current, title: t(`interface.scoring.pages.${page}`) }))} />
    </div>
  );
}
