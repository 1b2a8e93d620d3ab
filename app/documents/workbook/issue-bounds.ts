import type { Issue, IssueCode } from "~/domain/responses/reading";

/** Issues of these kinds about single cells of a sheet that are told one by one; further ones are counted in one issue. */
const told: Partial<Record<IssueCode, number>> = { "beside-template": 25, "unknown-question": 200, picture: 100, "embedded-file": 100, "cell-note": 2000 };

/** The same for what stands in the rows of questions, where each can matter to an answer. */
const toldOfQuestions = 2000;

/** Leaves the first issues of what can stand on a sheet without end, and counts the rest; what they are about is kept. */
export function boundIssues(issues: Issue[]): Issue[] {
  const seen = new Map<string, number>();
  const more = new Map<string, number>();
  const kept = issues.filter(({ code, sheet, requirement }) => {
    const most = requirement === undefined ? told[code] : toldOfQuestions;
    if (most === undefined || sheet === null || told[code] === undefined) return true;
    const key = `${code} ${sheet} ${requirement === undefined}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count > most) more.set(sheet, (more.get(sheet) ?? 0) + 1);
    return count <= most;
  });
  return [...kept, ...[...more].map(([sheet, count]): Issue => ({ severity: "warning", code: "beside-template", sheet, cell: null, found: String(count) }))];
}
