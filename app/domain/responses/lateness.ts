/**
 * Whether something came late, in the same way on every page and paper. What was in time when it was accepted stays so;
 * what was late then no longer is once a changed request gave everybody more time.
 *
 * @param judged what was found when it was accepted; left out for what was not
 */
export function isLate(receivedAt: string, deadline: string, judged?: boolean): boolean {
  return judged !== false && receivedAt > deadline;
}

/** Whether two instants read the same without their seconds, so that "17:00" would be called late at "17:00". */
export function withinSameMinute(one: string, other: string): boolean {
  return one.slice(0, 16) === other.slice(0, 16);
}
