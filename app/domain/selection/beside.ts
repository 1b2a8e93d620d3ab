/** Pages of a selection that stand beside its steps: the preparation that they rest on, and the file that is kept of them. */
export const besideGroups = [
  {
    group: "preparation",
    places: [
      "phases",
      "guide",
      "respondents",
      "goals",
      "gaps",
      "preconditions",
      "readiness",
      "risks",
      "business-case",
      "implementation",
      "results",
    ],
  },
  {
    group: "file",
    places: [
      "questions",
      "people",
      "audit",
    ],
  },
] as const;

/** Sheets that stand below the phases and not in the rail. */
export const phaseSheets = ["swot", "roles", "solution"] as const;

const below = new Set<string>(phaseSheets);

/** The address of a place of work ("goals", "solution#minimum"), within its selection. */
export function workPath(place: string): string {
  return below.has(place.split("#", 1)[0]) ? `phases/${place}` : place;
}
