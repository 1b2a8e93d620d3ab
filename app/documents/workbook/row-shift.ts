import type { EditionRequirement } from "~/domain/edition/edition";
import { foldText } from "~/domain/responses/fold-text";
import { contentText } from "~/domain/responses/read-value";

import { answerUnit, type Column, columns } from "./layout";
import { cellIn, type ColumnMap, isStatusFormula } from "./locate-columns";
import type { Cell, Row } from "./read-sheet";
import { isStatusMark, mandatoryMarks, saysQuestion } from "./template-texts";

/** How far cells of a row are looked for beside their places. */
const shifts = [1, 2, 3, -1, -2, -3];

/** The columns as they are in one row, when inserting or deleting cells has pushed some of them aside. */
export function fitRow(row: Row, map: ColumnMap, requirement: EditionRequirement): { columns: ColumnMap; moved: "certain" | "unclear" | null } {
  const inPlace = { columns: map, moved: null };
  if (map.status !== undefined && isStatus(cellIn(row, map, "status"))) return inPlace;
  const at = (place: number | undefined): Cell | null => (place === undefined ? null : (row.cells.find(({ column }) => column === place) ?? null));
  const text = (place: number | undefined): string => contentText(at(place)?.content ?? null);

  const status = map.status;
  const shift = status === undefined ? undefined : shifts.find((by) => isStatus(at(status + by)));
  const pushed = (start: Column, by: number): ColumnMap => Object.fromEntries(Object.entries(map).map(([column, place]) => [column, place >= (map[start] as number) ? place + by : place]));
  if (shift === undefined) return shiftedAnchor(map, requirement, text, pushed) ?? inPlace;
  const from = (start: Column) => pushed(start, shift);
  for (const start of ["code", "question"] as const) {
    const first = map[start];
    if (first === undefined || map.question === undefined) continue;
    const said = text(map.question + shift);
    if (said !== "" && saysQuestion(said, requirement)) return { columns: from(start === "code" && foldText(text(first)) === foldText(requirement.code) ? "question" : start), moved: "certain" };
  }
  if (shift < 0) return { columns: map, moved: "unclear" };

  const unit = answerUnit(requirement);
  const starts = columns.slice(columns.indexOf("mandatory")).filter((column) => map[column] !== undefined);
  const fits = starts.filter((start) => {
    const first = map[start] as number;
    for (let place = first; place < first + shift; place += 1) if (text(place) !== "" || at(place)?.formula) return false;
    const moved = from(start);
    return foldText(text(moved.unit)) === foldText(unit) && (map.mandatory === undefined || text(moved.mandatory) !== "");
  });
  // Different starts may come to the same: then the blank cells between them are blank either way.
  const said = (start: Column) => JSON.stringify((["answer", "comment", "evidence"] as const).map((column) => text(from(start)[column])));
  if (fits.length === 0) return { columns: map, moved: "unclear" };
  return { columns: from(fits[0]), moved: new Set(fits.map(said)).size === 1 ? "certain" : "unclear" };
}

/**
 * The same where no status is left to go by, as after pasting values: by the question's own reference, text and mandatory mark.
 * Null when these stand where they should, or nowhere near.
 */
function shiftedAnchor(
  map: ColumnMap, requirement: EditionRequirement, text: (place: number | undefined) => string, pushed: (start: Column, by: number) => ColumnMap,
): { columns: ColumnMap; moved: "certain" | "unclear" } | null {
  const isMark = (mark: string) => mark !== "" && mandatoryMarks(requirement.mandatory).has(foldText(mark));
  const anchors: [Column, (found: string) => boolean][] = [
    ["code", (found) => found !== "" && foldText(found) === foldText(requirement.code)],
    ["question", (found) => found !== "" && saysQuestion(found, requirement)],
    ["mandatory", isMark],
  ];
  for (const [column, holds] of anchors) {
    const place = map[column];
    if (place === undefined || holds(text(place))) continue;
    const by = shifts.find((each) => holds(text(place + each)));
    if (by === undefined) continue;
    // A mark alone may be an answer that looks like one.
    if (column === "mandatory") return text(place) === "" ? { columns: map, moved: "unclear" } : null;
    const columns = pushed(column, by);
    return { columns, moved: map.mandatory === undefined || isMark(text(columns.mandatory)) ? "certain" : "unclear" };
  }
  return null;
}

function isStatus(cell: Cell | null): boolean {
  return cell !== null && (isStatusFormula(cell.formula) || isStatusMark(foldText(contentText(cell.content))));
}
