import { useText } from "~/i18n/text-context";

/** A value on 0–100 as number and bar; between its lowest and highest while it is not known. */
export function ValueCell({ value, low, high, strong = false }: { value: number | null; low: number; high: number; strong?: boolean }) {
  const { format } = useText();
  const known = value !== null;
  return (
    <span className="value-cell">
      <span className={strong ? "font-semibold" : undefined}>{known ? format.number(value) : `${format.number(low)}–${format.number(high)}`}</span>
      <span aria-hidden="true"><span style={known ? { inlineSize: `${value}%` } : { marginInlineStart: `${low}%`, inlineSize: `${high - low}%` }} className={known ? "bg-accent" : "bg-muted"} /></span>
    </span>
  );
}
