import { answerScaleKeys, type AnswerScaleKey } from "../domain/requirements/answer-type";
import { type Issue, type Refusal, unsavedFormula } from "../domain/responses/reading";
import { scaleLabel, yesNoLabel } from "./answer-labels";
import type { Translate } from "./translate";

/** Longest piece of found text in a message; the whole text stands in the issue. */
const excerptLength = 160;

export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1)}…`;
}

function isScaleKey(value: string): value is AnswerScaleKey {
  return (answerScaleKeys as readonly string[]).includes(value);
}

const answerTypes = ["scale", "yesno", "number", "money", "date", "text"] as const;

/** What an answer type expects ("number fte" is a number in fte), or the text itself where it is no answer type. */
export function expectedText(t: Translate, expected: string): string {
  const [first, ...rest] = expected.split(" ");
  const type = answerTypes.find((each) => each === first);
  const unit = rest.join(" ");
  if (type === undefined) return expected;
  if (type === "number" && unit !== "") return t("responses.expected.numberIn", { unit });
  return t(`responses.expected.${type}`, { unit, list: answerScaleKeys.map((key) => scaleLabel(t, key)).join(", ") });
}

/** An answer value as people read it: the label of a scale key or of yes/no; anything else as it is. */
export function likelyText(t: Translate, issue: Pick<Issue, "likely" | "expected" | "answerType">): string {
  const likely = String(issue.likely ?? "");
  const type = issue.answerType ?? issue.expected;
  if (type === "yesno" && (likely === "yes" || likely === "no")) return yesNoLabel(t, likely);
  return type === "scale" && isScaleKey(likely) ? scaleLabel(t, likely) : likely;
}

const damageKinds = ["rows", "sheet", "tail", "list", "links", "strings", "styles", "notes", "drawing", "properties", "part"] as const;

/** Questions that are named at most where a part is damaged; of the others there are issues of their own. */
const mostNamed = 12;

/** What a damaged part costs; null for issues of before that was kept, which only name the part. */
function damageText(t: Translate, { sheet, found = "", expected = "" }: Issue): string | null {
  const [first, row, ...codes] = expected.split(" ");
  const kind = damageKinds.find((each) => each === first);
  if (kind === undefined) return null;
  const said = t(`responses.damaged.${kind === "links" && sheet === null ? "workbookLinks" : kind}`, { part: excerpt(found), row: row ?? "" });
  const named = codes.slice(0, mostNamed).join(", ");
  return [said, ...(codes.length > 0 ? [t("responses.damagedLost", { codes: codes.length > mostNamed ? `${named} …` : named })] : []), ...(kind === "properties" ? [] : [t("responses.damagedDo")])].join(" ");
}

/** Which cells are told to have moved, and whether down or up. */
function shiftText(t: Translate, { found = "", expected }: Issue): string {
  return t(`responses.answersShifted.${expected === "up" ? "up" : "down"}`, { found });
}

function foundText(t: Translate, issue: Issue): string {
  const found = issue.found ?? "";
  if (issue.code === "damaged-part") return damageText(t, issue) ?? excerpt(found);
  if (issue.code === "answers-shifted" && issue.requirement === undefined) return shiftText(t, issue);
  if (issue.code === "double-question") {
    const [value, comment, evidence] = JSON.parse(found) as [string, string, string];
    return t("responses.doubleRow", { value: excerpt(value), comment: excerpt(comment), evidence: excerpt(evidence) });
  }
  return excerpt(found);
}

/**
 * An issue as a sentence in the reader's language: where, what was found, what was expected, what to do, and the likely
 * meaning where there is one.
 */
export function issueMessage(t: Translate, issue: Issue): string {
  const { sheet, cell } = issue;
  const place = sheet === null ? t("responses.place.workbook") : cell === null ? t("responses.place.sheet", { sheet }) : t("responses.place.cell", { sheet, cell });
  if (issue.code === "beside-template" && cell === null) return `${place}: ${t("responses.besideMore", { count: Number(issue.found) })}`;
  const whole = issue.code === "damaged-part" ? damageText(t, issue) : issue.code === "answers-shifted" && issue.requirement === undefined ? shiftText(t, issue) : null;
  const text = whole ?? t(textKey(issue), { found: foundText(t, issue), expected: expectedText(t, issue.expected ?? "") });
  // Of rows that claim one question none is likelier than another.
  const likely = issue.likely === undefined || issue.code === "double-question" ? "" : ` ${t("responses.likely", { likely: likelyText(t, issue) })}`;
  return `${place}: ${text}${likely}`;
}

/** Some issues are said otherwise by what they are about. */
function textKey({ code, severity, expected, found }: Issue): `responses.issue.${Issue["code"]}` | "responses.unsavedFormula" | "responses.doubleAgreed" | "responses.shiftedBlank" {
  if (code === "answers-shifted" && found === "") return "responses.shiftedBlank";
  if (code === "formula" && expected === unsavedFormula) return "responses.unsavedFormula";
  return code === "double-question" && severity === "warning" ? "responses.doubleAgreed" : `responses.issue.${code}`;
}

const countedThings = ["relations", "sheets", "texts", "characters", "cells", "parts", "extras"] as const;

/** "cells 400001" as people read it; anything else as it is. */
function countText(t: Translate, text: string): string {
  const [first, number] = text.split(" ");
  const thing = countedThings.find((each) => each === first);
  return thing === undefined || !/^\d+$/.test(number) ? text : t(`responses.counted.${thing}`, { count: Number(number) });
}

const fileKinds = ["empty", "html", "xml", "word", "presentation", "xlsb", "zip", "image", "binary", "fods", "excel-xml", "rtf", "odt", "mail", "archive", "shortcut"] as const;
const damages = ["csv", "zip-end", "zip-entry", "part", "xml", "dtd"] as const;
const stops = ["time", "memory", "failure"] as const;

/** A refusal as a sentence in the reader's language: what the file is, what was expected, what to do. */
export function refusalMessage(t: Translate, { code, found, expected }: Refusal, asked: "answers" | "list" = "answers"): string {
  const kind = fileKinds.find((each) => each === found);
  const damage = damages.find((each) => each === found);
  const stop = stops.find((each) => each === found);
  let shown = excerpt(found);
  if (code === "not-a-workbook" && kind) shown = t(`responses.fileKind.${kind}`);
  if (code === "damaged" && damage) shown = [t(`responses.damage.${damage}`), ...(expected === "" ? [] : [excerpt(expected)])].join(": ");
  if (code === "read-failed" && stop) shown = t(`responses.stop.${stop}`);
  if (code === "too-large") return t("responses.refusal.too-large", { found: countText(t, found), expected: countText(t, expected) });
  if (asked === "list" && (code === "pdf" || code === "not-a-workbook")) return t(`interface.import.refusal.${code}`, { found: shown });
  return t(`responses.refusal.${code}`, { found: shown, expected: excerpt(expected) });
}

/** An issue in parts, for who put it there: where it stands, what was found and what was expected; empty where there is nothing to say. */
export function issueParts(t: Translate, issue: Issue): { place: string; found: string; expected: string; likely: string } {
  const { sheet, cell, likely } = issue;
  // What is told in whole sentences has no other parts; of an answer that may be another's the kind that is asked says more than the question's reference.
  const whole = issue.code === "damaged-part" || (issue.code === "answers-shifted" && issue.requirement === undefined);
  const expected = whole ? "" : issue.code === "unit-changed" ? (issue.expected ?? "") : (issue.answerType ?? issue.expected ?? "");
  return {
    place: [sheet, cell].filter((part) => part !== null).join(" · "),
    found: foundText(t, issue),
    expected: expected === unsavedFormula ? "" : expectedText(t, expected),
    likely: likely === undefined ? "" : t("responses.likely", { likely: likelyText(t, issue) }),
  };
}
