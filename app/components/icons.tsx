const paths = {
  check: "M3.5 8.5l3 3 6-7",
  arrow: "M3 8h9.5M8.5 4l4 4-4 4",
  chevron: "M6 3.5L10.5 8 6 12.5",
  download: "M8 2.5v8m-3.5-3.2L8 10.8l3.5-3.5M3 13.5h10",
  upload: "M8 11V3M4.5 6.2L8 2.7l3.5 3.5M3 13.5h10",
  plus: "M8 3v10M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  warning: "M8 2.5l6 11H2l6-11zM8 6.5v3.2M8 11.6v.2",
  problem: "M5.2 2.5h5.6l2.7 2.7v5.6l-2.7 2.7H5.2l-2.7-2.7V5.2l2.7-2.7zM8 5v3.8M8 10.8v.2",
  info: "M8 14A6 6 0 108 2a6 6 0 000 12zM8 7.3V11M8 5v.2",
  undo: "M3 6.5h6.5a3.5 3.5 0 010 7H6M6 3.5l-3 3 3 3",
  search: "M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.3 10.3L14 14",
  file: "M4 1.8h5.2L12.5 5v9.2h-8.5zM9 2v3.2h3.4",
  display: "M2.5 3h11v8h-11zM6 14h4M8 11v3",
  person: "M8 7.5a2.75 2.75 0 100-5.5 2.75 2.75 0 000 5.5zM2.5 14c0-2.8 2.3-4.3 5.5-4.3s5.5 1.5 5.5 4.3",
  people: "M6 8a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.3a2.5 2.5 0 010 4.4M12 9.8c1.5.5 2.5 1.8 2.5 3.7",
} as const;

export type IconName = keyof typeof paths;

/** A line icon in the colour of its text; decorative, so its meaning must also stand in words. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" className={`shrink-0 ${className}`} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  );
}

export type MarkState = "done" | "started" | "open" | "waiting";

/** How far a step is: a filled disc with a tick, a half disc, a circle, a dashed circle. Say the state in words as well. */
export function StateMark({ state, className = "" }: { state: MarkState; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" className={`shrink-0 ${className}`} fill="none" stroke="currentColor" strokeWidth="1.5">
      {state === "done" ? (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
          <path d="M4.8 8.300l2.2 2.2 4.2-4.8" stroke="var(--page)" strokeLinecap="round" strokeLinejoin="round" />
        </>
      ) : (
        <>
          <circle cx="8" cy="8" r="6.25" strokeDasharray={state === "waiting" ? "2 2.5" : undefined} />
          {state === "started" ? <path d="M8 3.5a4.5 4.5 0 010 9z" fill="currentColor" stroke="none" /> : null}
        </>
      )}
    </svg>
  );
}
