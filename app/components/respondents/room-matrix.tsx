import { impacts, priorities } from "~/domain/intake/matrix";
import type { PriorityImpactCounts } from "~/domain/intake/matrix";
import { useText } from "~/i18n/text-context";

/** All voices of a room together by priority and impact, large enough to be read from the back. */
export function RoomMatrix({ counts }: { counts: PriorityImpactCounts }) {
  const { t } = useText();
  const highest = Math.max(1, ...priorities.flatMap((priority) => impacts.map((impact) => counts[priority][impact])));
  return (
    <table className="w-full max-w-4xl table-fixed border-separate border-spacing-1.5 text-center">
      <caption className="sr-only">{t("interface.respondents.room.matrix")}</caption>
      <thead>
        <tr>
          <td className="w-36 max-sm:w-28" />
          {impacts.map((impact) => <th key={impact} scope="col" className="font-normal text-muted">{t("interface.respondents.agreement.impactOf", { impact: t(`interface.intake.impact.${impact}`) })}</th>)}
        </tr>
      </thead>
      <tbody>
        {priorities.map((priority) => (
          <tr key={priority}>
            <th scope="row" className="pr-2 text-left font-normal text-muted">{t(`interface.intake.priority.${priority}`)}</th>
            {impacts.map((impact) => {
              const count = counts[priority][impact];
              return (
                <td key={impact} className="h-12 rounded border border-line text-2xl tabular-nums" style={{ background: count > 0 ? `color-mix(in oklab, var(--accent) ${Math.round(8 + (24 * count) / highest)}%, var(--page))` : undefined }}>
                  {count}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
