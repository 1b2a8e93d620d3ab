/** How long it still is until an instant, in the two largest units that matter; null once it is past. */
export interface TimeLeft {
  days: number;
  /** Not given from ten days on. */
  hours: number | null;
  /** Given on the last day only. */
  minutes: number | null;
}

/** Time from `now` until `until` (both ISO instants), rounded down to whole minutes, so that it never promises too much. */
export function timeLeft(now: string, until: string): TimeLeft | null {
  const minutes = Math.floor((Date.parse(until) - Date.parse(now)) / 60_000);
  if (Date.parse(until) < Date.parse(now)) return null;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days >= 10) return { days, hours: null, minutes: null };
  return { days, hours, minutes: days === 0 ? minutes % 60 : null };
}
