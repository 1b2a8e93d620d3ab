/** Why something that was sent through an upload link was not taken in. */
const guestProblems = ["none", "too-large", "broken", "round-closed", "attachment-kind", "attachment-many", "scan-unavailable", "too-often", "link"] as const;
export type GuestProblem = (typeof guestProblems)[number];

/** A problem as an address or an error code says it; what is not known is a request that broke. */
export function guestProblemOf(code: string): GuestProblem {
  if (code.startsWith("link-")) return "link";
  if (code === "attachment-large") return "too-large";
  if (code === "try-later") return "too-often";
  return guestProblems.find((problem) => problem === code) ?? "broken";
}
