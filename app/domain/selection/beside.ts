/** Pages of a selection that stand beside its steps: the preparation that they rest on, and the file that is kept of them. */
export const besideGroups = [
  {
    group: "preparation",
    places: [
      "phases",
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
