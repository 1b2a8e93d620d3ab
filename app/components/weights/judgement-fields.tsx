import { useId } from "react";

import { nearestOnScale, pairsOf } from "~/domain/requirements/weight-judgement";
import type { Judged, WeightMethod } from "~/domain/requirements/weight-judgement";
import { useText } from "~/i18n/text-context";
import type { JudgedGroup } from "~/domain/requirements/weight-judgement";

/** Saaty's scale from the first to the second: 9 … 2, 1, 1/2 … 1/9. */
const ratios = [9, 8, 7, 6, 5, 4, 3, 2, 1, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => 1 / n)];

/** Where the pair that fits least is found on the page. */
export const oddPairId = "least-fitting";

/** The fields in which one person judges: places, points or pairs. */
export function JudgementFields({ group, method, own, odd = null, titles }: {
  group: JudgedGroup; method: WeightMethod; own: Judged | null; titles: Readonly<Record<string, string>>;
  /** The pair that fits the others least, to be looked at again. */
  odd?: { first: string; second: string } | null;
}) {
  const parts = group.parts.map(({ id }) => id);
  return (
    <>
      {parts.map((id) => <input key={id} type="hidden" name="part" value={id} />)}
      {method === "pairwise" ? <Pairs parts={parts} own={own} odd={odd} titles={titles} /> : <Figures parts={parts} method={method} own={own} titles={titles} />}
    </>
  );
}

function Figures({ parts, method, own, titles }: { parts: readonly string[]; method: "order" | "swing"; own: Judged | null; titles: Readonly<Record<string, string>> }) {
  const { t } = useText();
  const given = (id: string) => {
    if (own?.method === "order") {
      // The place of a level is that of the first in it: 1, 2, 2, 4.
      const level = own.order.findIndex((ids) => ids.includes(id));
      return level < 0 ? "" : 1 + own.order.slice(0, level).flat().length;
    }
    return own?.method === "swing" ? (own.points[id] ?? "") : "";
  };
  return (
    <div className="grid max-w-xl gap-2">
      {parts.map((id) => (
        <label key={id} className="grid grid-cols-[minmax(0,1fr)_6rem] items-center gap-3 border-t border-line pt-2 first:border-t-0">
          {titles[id]}
          <input type="number" required name={`${method === "order" ? "place" : "points"}.${id}`} min={method === "order" ? 1 : 0} max={method === "order" ? parts.length : 100} step={method === "order" ? 1 : "any"} defaultValue={given(id)}
            aria-label={t(method === "order" ? "interface.weighing.placeOf" : "interface.weighing.pointsOf", { part: titles[id] })} className="input text-right" />
        </label>
      ))}
    </div>
  );
}

function Pairs({ parts, own, odd, titles }: { parts: readonly string[]; own: Judged | null; odd: { first: string; second: string } | null; titles: Readonly<Record<string, string>> }) {
  const { t } = useText();
  const base = useId();
  const given = (first: string, second: string) => {
    const found = own?.method === "pairwise" ? own.judgements.find((one) => one.first === first && one.second === second) : undefined;
    const nearest = nearestOnScale(found?.ratio ?? 1);
    return ratios.find((ratio) => Math.abs(Math.log(ratio / nearest)) < 1e-6) ?? 1;
  };
  const strength = (times: number) => t(`interface.weighing.strength.${times as 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`);
  return (
    <ul className="grid max-w-4xl gap-2">
      {pairsOf(parts).map(({ first, second }, index) => {
        const looked = odd !== null && [odd.first, odd.second].every((id) => id === first || id === second);
        return (
          <li key={`${first} ${second}`} id={looked ? oddPairId : undefined} className="grid scroll-mt-4 items-center gap-x-4 gap-y-1 border-t border-line pt-2 first:border-t-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <label htmlFor={`${base}-${index}`}>
              {t("interface.weighing.pair", { first: titles[first], second: titles[second] })}
              {looked ? <span id={`${base}-odd`} className="block text-sm text-warning">{t("interface.weighing.odd")}</span> : null}
            </label>
            <select id={`${base}-${index}`} name={`pair.${first}.${second}`} defaultValue={String(given(first, second))} aria-describedby={looked ? `${base}-odd` : undefined} className="input">
              {ratios.map((ratio) => (
                <option key={ratio} value={String(ratio)}>
                  {ratio === 1 ? t("interface.weighing.alike") : ratio > 1 ? t("interface.weighing.more", { part: titles[first], strength: strength(ratio), times: ratio }) : t("interface.weighing.more", { part: titles[second], strength: strength(Math.round(1 / ratio)), times: Math.round(1 / ratio) })}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}
