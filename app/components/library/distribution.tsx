import { useText } from "~/i18n/text-context";

/** How many answers are named one by one. */
const shown = 8;

/** How vendors answered a requirement: a bar and a number for each answer. */
export function Distribution({ entries }: { entries: { label: string | null; count: number }[] }) {
  const { t } = useText();
  const all = entries.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <ul className="grid max-w-md gap-1 text-sm" aria-label={t("interface.library.distribution", { count: all })}>
      {entries.slice(0, shown).map(({ label, count }) => (
        <li key={label ?? ""} className="grid grid-cols-[minmax(0,1fr)_8rem_2.5rem] items-center gap-3">
          <span>{label === null ? t("interface.library.blank") : label === "…" ? t("interface.library.told") : label}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full"><rect width="100" height="6" fill="var(--band)" /><rect width={(100 * count) / all} height="6" fill="var(--accent)" /></svg>
          <span className="text-right tabular-nums">{count}</span>
        </li>
      ))}
      {entries.length > shown ? <li className="text-muted">{t("interface.library.moreAnswers", { count: entries.length - shown })}</li> : null}
    </ul>
  );
}
