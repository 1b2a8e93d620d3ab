/** How far something is: a bar and the same in words. `label` names what is counted, for screen readers. */
export function Progress({ label, done, of, text }: { label: string; done: number; of: number; text: string }) {
  return (
    <div>
      <progress className="progress" max={Math.max(of, 1)} value={done} aria-label={label}>{text}</progress>
      <p className="mt-1 text-sm text-muted">{text}</p>
    </div>
  );
}
