import { useBeforeUnload } from "@remix-run/react";
import { useCallback, useMemo, useState } from "react";

import type { FieldProblems } from "~/domain/form-answer";
import { reweigh } from "~/domain/requirements/reweigh";
import type { WeightRow } from "~/domain/requirements/weight-rows";
import { typedNumber } from "~/domain/typed-number";
import { useText } from "~/i18n/text-context";

import { useAsksBeforeLeaving } from "../saves-before-leaving";

/** A weight as it is typed; null while it is not one. */
function typedWeight(text: string): number | null {
  const weight = typedNumber(text) ?? NaN;
  return text.trim() === "" || !(weight >= 0 && weight <= 1000) ? null : weight;
}

/** What was posted otherwise than it is loaded, as if it were typed just now. */
function typedAs(tree: WeightRow[], posted: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(tree.flatMap(({ id, kind, weight }) => {
    const value = posted[`${kind}.${id}`];
    return value === undefined || value === weight ? [] : [[id, String(value)] as const];
  }));
}

/**
 * The weight tree while one types: shares follow at once, what is not a weight leaves the last one standing. `problems`
 * are those of the last post, by field; `posted` are weights by field that were posted and not taken.
 */
export function useWeights(tree: WeightRow[], problems: FieldProblems, posted: Readonly<Record<string, number>> = {}) {
  const { t } = useText();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => typedAs(tree, posted));
  // A freshly loaded tree (saved, or back to the pack) is what counts from then on.
  const [loaded, setLoaded] = useState(tree);
  if (loaded !== tree) {
    setLoaded(tree);
    setTyped({});
  }
  const rows = useMemo(() => {
    const weights = Object.entries(typed).flatMap(([id, text]) => {
      const weight = typedWeight(text);
      return weight === null ? [] : [[id, weight] as const];
    });
    return reweigh(tree, new Map(weights));
  }, [tree, typed]);
  const original = useMemo(() => new Map(tree.map((row) => [row.id, row.weight])), [tree]);
  const dirty = Object.entries(typed).some(([id, text]) => typedWeight(text) !== original.get(id));
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => {
    if (dirty) event.preventDefault();
  }, [dirty]));
  useAsksBeforeLeaving(t("interface.weights.leave"), dirty);
  const type = useCallback((id: string, text: string) => setTyped((old) => ({ ...old, [id]: text })), []);
  const isWrong = ({ id, kind }: WeightRow) =>
    typed[id] === undefined ? problems[kind === "criterion" ? `criteria.${id}` : `requirements.${id}`] !== undefined : typedWeight(typed[id]) === null;
  return { rows, typed, type, dirty, isWrong };
}

export type Weights = ReturnType<typeof useWeights>;
