import { useText } from "~/i18n/text-context";

/** The marks of an answer on their scale, so that one sees how far apart they lie; the list beside it says the same in words. */
export function MarkLine({ marks, highest, agreed }: { marks: readonly { name: string; mark: number }[]; highest: number; agreed: number | null }) {
  const { t, format } = useText();
  const at = (mark: number) => 8 + (mark / highest) * 284;
  const values = marks.map(({ mark }) => mark);
  const counts = new Map<number, number>();
  return (
    <svg viewBox="0 0 300 40" className="block h-10 w-full max-w-sm" role="img" aria-label={t("interface.consensus.spread", { low: format.plain(Math.min(...values)), high: format.plain(Math.max(...values)) })}>
      <line x1={8} x2={292} y1={24} y2={24} stroke="var(--strong-line)" />
      {Array.from({ length: highest + 1 }, (_, mark) => (
        <g key={mark}>
          <line x1={at(mark)} x2={at(mark)} y1={22} y2={26} stroke="var(--strong-line)" />
          <text x={at(mark)} y={38} textAnchor="middle" fontSize={9} fill="var(--muted)">{mark}</text>
        </g>
      ))}
      <line x1={at(Math.min(...values))} x2={at(Math.max(...values))} y1={24} y2={24} stroke="var(--accent)" strokeWidth={3} />
      {marks.map(({ name, mark }) => {
        const count = counts.get(mark) ?? 0;
        counts.set(mark, count + 1);
        return <circle key={name} cx={at(mark)} cy={24 - count * 8} r={4} fill="var(--accent)" stroke="var(--page)" />;
      })}
      {agreed === null ? null : <path d={`M ${at(agreed) - 5} 6 h 10 l -5 8 z`} fill="var(--success)" />}
    </svg>
  );
}
