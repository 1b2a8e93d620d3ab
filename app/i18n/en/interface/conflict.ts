export default {
  title: "Changed meanwhile by {{by}}",
  titleSelf: "Changed meanwhile by yourself, in another window",
  titleAt: "Changed meanwhile by {{by}} on {{at}}",
  titleSelfAt: "Changed meanwhile by yourself in another window, on {{at}}",
  lead: "Nothing was saved yet, and nothing is lost. Choose for each part which of the two to keep, and save. If you want something of both, keep yours and copy what you need from the other.",
  theirs: "The other, saved now",
  mine: "Yours, not saved yet",
  empty: "(empty)",
  yes: "yes",
  no: "no",
  draft: {
    kind: "Kind of request", language: "Language", introduction: "Introduction", scope: "Scope", contactName: "Contact: name", contactEmail: "Contact: e-mail address",
    deadline: "Answers by", timeZone: "Time zone", planning: "Planning", scale: "Points of the answer scale",
  },
  requirement: {
    criterion: "Criterion", text: "Requirement", note: "Note", priority: "Priority", weight: "Weight", mandatory: "Mandatory", lowestAccepted: "Lowest answer accepted", asked: "Asked", valuedBy: "Valued by", anchors: "Meaning of marks",
  },
  weight: "Weight of {{part}}",
  choice: { selected: "ticked", inUse: "in use", priority: "priority", impact: "impact" },
  choices: {
    title: "Changed meanwhile by {{by}}",
    titleSelf: "Changed meanwhile by yourself, in another window",
    lead: "The other choice stands in the checklist now. Yours is kept here until you choose.",
    line: "{{part}}: {{theirs}} now, yours was {{yours}}",
    mine: "Put mine back",
    theirs: "Keep what is there",
  },
} as const;
