import { priceRhythms } from "~/domain/cost/price-sheet";
import { typedNumber } from "~/domain/typed-number";
import { postedString } from "~/domain/posted-field";

/** The posted form of a price sheet in the shape of `PriceSheet`, still to be checked by its schema. Rows without a text are left out: they are still being typed. */
export function priceSheetOfForm(form: FormData): Record<string, unknown> {
  const text = (name: string) => postedString(form, name).trim();
  const number = (name: string) => typedNumber(text(name));
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const [ids, texts, rhythms, quantities, units] = ["lineId", "lineText", "lineRhythm", "lineQuantity", "lineUnit"].map(all);
  const optional = new Set(all("lineOptional"));
  const used = new Set(ids.filter(Boolean));
  let next = 1;
  const freshId = () => {
    while (used.has(`line-${next}`)) next += 1;
    used.add(`line-${next}`);
    return `line-${next}`;
  };
  const kind = text("method");
  const valuation = text("valuation");
  const prices = all("pointPrice").map(typedNumber);
  const values = all("pointValue").map(typedNumber);
  const by = {
    kind: valuation,
    ...(valuation === "points" ? { points: prices.map((price, index) => [price, values[index]]).filter(([price, value]) => price !== null && value !== null) } : {}),
    ...(valuation === "budget" || valuation === "logarithmic" ? { floor: number("floor") } : {}),
  };
  return {
    currency: text("currency").toUpperCase(),
    vat: { rate: number("vatRate"), included: text("vatIncluded") === "yes" },
    years: number("years"), indexation: number("indexation"), discountRate: number("discountRate"), budget: number("budget"), ownLines: number("ownLines"),
    lines: texts.flatMap((line, index) => line === "" ? [] : [{
      id: ids[index] || freshId(), text: line, rhythm: priceRhythms.find((rhythm) => rhythm === rhythms[index]) ?? "once", quantity: typedNumber(quantities[index] ?? ""), unit: units[index] ?? "", optional: optional.has(String(index)),
    }]),
    method: {
      kind,
      ...(kind === "criterion" ? { share: number("share"), by } : {}),
      ...(kind === "utility-index" ? { weight: number("utilityWeight") } : {}),
      ...(kind === "award-on-value" ? { worth: Object.fromEntries([...form.keys()].filter((name) => name.startsWith("worth.")).map((name) => [name.slice(6), number(name) ?? 0])) } : {}),
    },
  };
}
