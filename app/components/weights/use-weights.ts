import { useBeforeUnload } from "@remix-run/react";
import { useCallback, useMemo, useState } from "react";

import { reweigh } from "~/domain/requirements/reweigh";
import type { WeightRow } from "~/domain/requirements/weight-rows";

/** A weight as it is typed; null while it is not one. */
function typedWeight(text: string): number | null {
  const weight = Number(text.replace(",", "."));
  return text.trim() === "" || !(weight >= 0 && weight <= 1000) ? null : weight;
}

/** The weight tree while one types: shares follow at once, what is not a weight leaves the last one standing. */
export function useWeights(tree: WeightRow[]) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
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
  const type = useCallback((id: string, text: string) => setTyped((old) => ({ ...old, [id]: text })), []);
  return { rows, typed, type, dirty, isWrong: (id: string) => typed[id] !== undefined && typedWeight(typed[id]) === null };
}

export type Weights = ReturnType<typeof useWeights>;
