import type { RefObject } from "react";

import { Checkbox } from "~/components/field";
import { useText } from "~/i18n/text-context";

/** The keys of the scoring page, a click (or ?) away, and the switch that turns single keys off. */
export function ScoringKeys({ panel, on, onSwitch, highest }: { panel: RefObject<HTMLDetailsElement>; on: boolean; onSwitch: (on: boolean) => void; highest: number }) {
  const { t } = useText();
  const keys: [keys: string[], meaning: string][] = [
    [["↑", "↓"], t("interface.scoring.keys.move")],
    [["k", "j"], t("interface.scoring.keys.letters")],
    [["←", "→"], t("interface.scoring.keys.choose")],
    [highest >= 10 ? ["0", "…", "9", "1 0"] : ["0", "…", String(highest)], t("interface.scoring.keys.mark")],
    [["⌫"], t("interface.scoring.keys.clear")],
    [["="], t("interface.scoring.keys.confirm")],
    [["c"], t("interface.scoring.keys.comment")],
    [["Esc"], t("interface.scoring.keys.back")],
    [["n"], t("interface.scoring.keys.next")],
    [["?"], t("interface.scoring.keys.help")],
  ];
  return (
    <details ref={panel} className="no-print script-only">
      <summary className="link inline-block">{t("interface.scoring.keys.title")}</summary>
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 text-sm">
        {keys.map(([list, meaning]) => (
          <div key={meaning} className="contents">
            <dt className="flex gap-1">{list.map((key) => <kbd key={key} className="min-w-6 rounded border border-strong-line px-1.5 text-center font-sans text-[0.8125rem]">{key}</kbd>)}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Checkbox className="mt-3" label={t("interface.scoring.keys.single")} hint={t("interface.scoring.keys.singleHint")} checked={on} onChange={(event) => onSwitch(event.target.checked)} />
    </details>
  );
}
