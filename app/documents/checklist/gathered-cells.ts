import type { ChecklistPart, UnclearCell, UnderstoodCell } from "~/domain/respondents/checklist-reading";
import type { ChoiceCell } from "~/domain/respondents/read-choice";

import type { Beside } from "../workbook/beside-template";
import { keepBeside } from "../workbook/beside-template";

/** Characters of a remark that a copy of the checklist holds. */
const longestRemark = 2000;

/** Where something stands in a file, in the words of who sent it. */
interface Place {
  sheet: string;
  cell: string;
}

/** What a checklist says, gathered field by field, whatever kind of file it came in. */
export class GatheredCells {
  private readonly cells = new Map<string, UnderstoodCell>();
  readonly unclear: UnclearCell[] = [];
  readonly beside: Beside[] = [];

  get understood(): UnderstoodCell[] {
    return [...this.cells.values()];
  }

  /** A remark; of a question that stands in the file twice, both. What a copy cannot hold is kept beside it. */
  remark(item: string, text: string, place: Place): void {
    const before = this.valueOf(item, "remark");
    const value = before && before !== text ? `${String(before)}\n${text}` : text;
    if (value.length > longestRemark) this.keep([{ ...place, text }]);
    this.take(item, "remark", value);
  }

  /** A choice. What stands where it may be another's, or says otherwise than a place before, is offered. */
  choice(at: Place & { item: string; part: Exclude<ChecklistPart, "remark">; found: string }, read: ChoiceCell, doubtful: boolean): void {
    if (read.kind === "blank") return;
    const before = this.valueOf(at.item, at.part);
    if (read.kind === "unclear") this.unclear.push({ ...at, likely: read.likely, why: "words" });
    else if (doubtful) this.unclear.push({ ...at, likely: read.value, why: "row" });
    else if (before !== undefined && before !== read.value) this.unclear.push({ ...at, likely: read.value, why: "twice" });
    else this.take(at.item, at.part, read.value);
  }

  /** What stood where the checklist has nothing. */
  keep(found: readonly Beside[]): void {
    keepBeside(this.beside, found);
  }

  private valueOf(item: string, part: ChecklistPart): UnderstoodCell["value"] | undefined {
    return this.cells.get(`${part} ${item}`)?.value;
  }

  private take(item: string, part: ChecklistPart, value: UnderstoodCell["value"]): void {
    this.cells.set(`${part} ${item}`, { item, part, value });
  }
}
