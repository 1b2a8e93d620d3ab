import { useId, useState } from "react";

import { useText } from "~/i18n/text-context";

/**
 * The share of one criterion as a slider and as a number beside it; both are named for it. The number is what a form
 * without JavaScript sends, as `w.<criterion>`.
 */
export function ShareSlider({ id, title, share, official, held, onMove }: {
  id: string; title: string; share: number; official: number; held: boolean; onMove: (share: number) => void;
}) {
  const { t, format } = useText();
  const field = useId();
  const percent = Math.round(share * 1000) / 10;
  // While somebody types, an empty field or "4." stays as it is.
  const [typed, setTyped] = useState<string | null>(null);
  const move = (text: string) => {
    const value = Number(text);
    if (text.trim() !== "" && value >= 0 && value <= 100) onMove(value / 100);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0 sm:grid-cols-[12rem_minmax(0,1fr)_5.5rem]">
      <label htmlFor={field} className={`max-sm:col-span-2 ${held ? "font-semibold" : ""}`}>
        {title} <span className="block text-sm font-normal text-muted">{t("interface.robustness.whatIf.official", { share: format.share(official) })}</span>
      </label>
      <input id={field} type="range" min={0} max={100} step={0.5} value={percent} aria-valuetext={format.share(share)} onChange={(event) => move(event.currentTarget.value)} className="w-full accent-accent" />
      <span className="flex items-center gap-1">
        <input type="number" name={`w.${id}`} min={0} max={100} step={0.1} value={typed ?? percent} aria-label={t("interface.robustness.whatIf.percentOf", { criterion: title })}
          onChange={(event) => { setTyped(event.currentTarget.value); move(event.currentTarget.value); }} onBlur={() => setTyped(null)} className="input text-right" />%
      </span>
    </div>
  );
}
