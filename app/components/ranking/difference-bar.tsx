/** A bar to the right for what is in favour and to the left for what is against, on a shared scale; its figure stands beside it. */
export function DifferenceBar({ low, high, most }: { low: number; high: number; most: number }) {
  const at = (points: number) => 50 + (most > 0 ? (48 * points) / most : 0);
  const [from, to] = low === high ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  return (
    <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="block h-3 w-full min-w-24">
      <rect x={at(from)} y={low === high ? 1 : 4} width={Math.max(0.6, at(to) - at(from))} height={low === high ? 8 : 2} fill={low !== high ? "var(--muted)" : low >= 0 ? "var(--fill-1)" : "var(--fill-3)"} stroke="var(--muted)" strokeWidth={0.3} />
      <rect x={49.8} y={0} width={0.4} height={10} fill="var(--muted)" />
    </svg>
  );
}
