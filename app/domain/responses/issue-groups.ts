import type { Issue, IssueCode } from "./reading";

/** Issues of one kind, as a preview lists them. */
export interface IssueGroup {
  severity: Issue["severity"];
  code: IssueCode;
  issues: Issue[];
  /** Some of them offer a likely meaning, which a person has to confirm. */
  toDecide: boolean;
}

/** Issues by severity and code: errors first, within them what asks for a decision first, else in the order of the sheets. */
export function issueGroups(issues: readonly Issue[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const issue of issues) {
    const key = `${issue.severity} ${issue.code}`;
    const group = groups.get(key) ?? { severity: issue.severity, code: issue.code, issues: [], toDecide: false };
    group.issues.push(issue);
    group.toDecide ||= issue.likely !== undefined;
    groups.set(key, group);
  }
  const place = (group: IssueGroup) => (group.severity === "error" ? 0 : 2) + (group.toDecide ? 0 : 1);
  return [...groups.values()].sort((a, b) => place(a) - place(b));
}

/** A likely meaning that can be confirmed for one requirement. */
export interface LikelyMeaning {
  issue: Issue;
  requirement: string;
  value: string | number;
}

/** The meanings that issues offer, by requirement, each once. */
export function likelyMeanings(issues: readonly Issue[]): Map<string, LikelyMeaning[]> {
  const meanings = new Map<string, LikelyMeaning[]>();
  for (const issue of issues) {
    if (issue.requirement === undefined || issue.likely === undefined) continue;
    const own = meanings.get(issue.requirement) ?? [];
    if (own.some((meaning) => meaning.value === issue.likely)) continue;
    meanings.set(issue.requirement, [...own, { issue, requirement: issue.requirement, value: issue.likely }]);
  }
  return meanings;
}
