import { judgementSchema, pairsOf, type Judged, type WeightMethod } from "./weight-judgement";

/**
 * What one person judged of the parts of a criterion, as a form posts it: `place.<id>` (1 is the most important, equal
 * places are alike), `points.<id>` (0–100), or `pair.<first>.<second>` (a ratio). Null where something is missing or off
 * its range.
 */
export function postedJudgement(method: WeightMethod, parts: readonly string[], field: (name: string) => string | null): Judged | null {
  const number = (name: string) => {
    const text = field(name)?.replace(",", ".").trim() ?? "";
    return text === "" ? NaN : Number(text);
  };
  const parsed = judgementSchema.safeParse(typed(method, parts, number));
  return parsed.success ? parsed.data : null;
}

function typed(method: WeightMethod, parts: readonly string[], number: (name: string) => number): unknown {
  switch (method) {
    case "order": {
      const places = parts.map((id) => ({ id, place: number(`place.${id}`) }));
      if (places.some(({ place }) => !(place >= 1))) return null;
      const levels = [...new Set(places.map(({ place }) => place))].sort((a, b) => a - b);
      return { method, order: levels.map((level) => places.filter(({ place }) => place === level).map(({ id }) => id)) };
    }
    case "swing":
      return { method, points: Object.fromEntries(parts.map((id) => [id, number(`points.${id}`)])) };
    case "pairwise":
      return { method, judgements: pairsOf(parts).map(({ first, second }) => ({ first, second, ratio: number(`pair.${first}.${second}`) })) };
  }
}
