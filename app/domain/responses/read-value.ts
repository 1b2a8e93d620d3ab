import type { EditionAnswer } from "../edition/edition";
import type { Language } from "../language";
import type { AnswerScaleKey } from "../requirements/answer-type";
import { foldText, plainText } from "./fold-text";
import { isoDate, readDateText, serialDate } from "./read-date";
import { isPercent, type NumberReading, readNumberText } from "./read-number";
import type { Answer, IssueCode } from "./reading";

/** What a cell holds, as a spreadsheet program saved it. */
export type CellContent =
  | { kind: "text"; text: string }
  /**
   * `format` says how the program shows the number ("month" is a date without its day), `shows` words or signs that it puts
   * beside it ("$", "dagen"), `date1904` which day its day numbers count from. `written` is how it shows, where that is the
   * same number with other digits: 1.1 as "1.10".
   */
  | { kind: "number"; number: number; format: "general" | "date" | "month" | "percent"; shows?: string; written?: string; date1904: boolean }
  | { kind: "boolean"; boolean: boolean }
  | { kind: "error"; text: string };

/** What reading values must know of the edition. */
export interface ValueContext {
  language: Language;
  /** Answers that the edition's scale has. */
  scale: readonly AnswerScaleKey[];
  /** Labels of the scale in all languages, folded by `foldText`; keys are always understood. */
  scaleLabels: ReadonlyMap<string, AnswerScaleKey>;
}

export type UnclearCode = Extract<
  IssueCode, "not-understood" | "qualified-yes" | "out-of-range" | "error-cell" | "question-conflict" | "row-shifted" | "merged-cells" | "unit-changed" | "struck-through" | "answer-in-comment" | "answer-elsewhere" | "answers-shifted"
>;

export type ValueReading =
  | { kind: "blank" }
  | { kind: "understood"; value: string | number }
  | { kind: "unclear"; code: UnclearCode; likely?: string | number };

const yesWords = new Set(["ja", "yes", "j", "y", "x", "✓", "✔", "☑", "✅", "√", "🗸", "true", "waar"]);
const noWords = new Set(["nee", "neen", "no", "n", "false", "onwaar"]);
const likelyYes = /^(?:(?:jazeker|jawel|zeker|inderdaad|akkoord|certainly|absolutely|indeed|sure|agreed|aanwezig|available|ok|oké|okay|v|yep|yeah)(?![\p{L}\p{N}])|👍)/u;
const likelyNo = /^[✗✘❌❎]$/u;
const startsYes = /^(?:(?:ja|yes|j|y|x)(?![\p{L}\p{N}])|[✓✔☑✅√])/u;
const startsNo = /^(?:nee|no|neen|niet|not)(?![\p{L}\p{N}])/u;
/** Neither yes nor no. */
const notApplicable = /^(?:n\.? ?v\.? ?t\b|n\/a\b|niet van toepassing|not applicable|niet bekend|not known|nog niet bekend)/u;

const understood = (value: string | number): ValueReading => ({ kind: "understood", value });
const unclear = (likely?: string | number, code: UnclearCode = "not-understood"): ValueReading =>
  likely === undefined ? { kind: "unclear", code } : { kind: "unclear", code, likely };

/** Content as the text that is kept when it is not understood. Blank content gives "". */
export function contentText(content: CellContent | null): string {
  if (content === null) return "";
  switch (content.kind) {
    case "text":
      // Most texts begin and end with a plain character.
      if (isPlain(content.text.charCodeAt(0)) && isPlain(content.text.charCodeAt(content.text.length - 1))) return content.text;
      return isBlank(content.text) ? "" : content.text.trim();
    case "error":
      return content.text;
    case "boolean":
      return content.boolean ? "TRUE" : "FALSE";
    case "number": {
      const date = content.format === "date" ? dateAndTime(content.number, content.date1904) : null;
      if (date) return date;
      const month = content.format === "month" ? serialDate(content.number, content.date1904) : null;
      if (month) return month.slice(0, 7);
      if (content.shows) return `${sheetNumber(content.number)} ${content.shows}`;
      return content.format === "percent" ? `${round(content.number * 100)}%` : String(sheetNumber(content.number));
    }
  }
}

/** Day numbers below this, of before 1927, are rather numbers that were typed into a cell for dates. */
const firstDay = 10_000;

/** A day number as date, with the time where it has one; below one it is a time alone. */
function dateAndTime(serial: number, date1904: boolean): string | null {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const whole = serial > 0 && serial < 1 && minutes < 1440;
  if (whole) return time;
  const date = serialDate(serial, date1904);
  if (date !== null && serial < firstDay) return `${sheetNumber(serial)} (${date})`;
  return date === null || minutes === 0 || minutes === 1440 ? date : `${date} ${time}`;
}

function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function isBlank(text: string): boolean {
  return !/[!-~]/.test(text) && plainText(text) === "";
}

/** Spreadsheets show and take fifteen digits; what a file has behind them is left over from sums. */
function sheetNumber(value: number): number {
  return Number(value.toPrecision(15));
}

/** Takes out what binary fractions add: 0.285 × 100 is 28.5. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * What a cell says in answer to a question. Only what is certain is understood; otherwise the answer is unclear, with the
 * likely meaning where there is one.
 */
export function readValue(content: CellContent | null, answer: EditionAnswer, context: ValueContext): ValueReading {
  if (content === null || (content.kind === "text" && isBlank(content.text))) return { kind: "blank" };
  if (content.kind === "error") return { kind: "unclear", code: "error-cell" };
  switch (answer.type) {
    case "scale":
      return readScale(content, context);
    case "yesno":
      return readYesNo(content);
    case "number":
      return readNumber(content, { language: context.language, unit: answer.unit });
    case "money":
      return readNumber(content, { language: context.language, currency: answer.currency });
    case "date":
      return readDate(content);
    case "text":
      return understood(contentText(content));
  }
}

function readScale(content: CellContent, { scale, scaleLabels }: ValueContext): ValueReading {
  if (content.kind === "boolean") return unclear(content.boolean ? scale[0] : "no");
  if (content.kind !== "text") return unclear();
  const folded = foldText(content.text).replace(/ization\b/, "isation");
  const key = scaleLabels.get(folded) ?? (scale as readonly string[]).find((each) => each === folded);
  if (key) return (scale as readonly string[]).includes(key) ? understood(key) : unclear(undefined, "out-of-range");

  const [label, begun] = [...scaleLabels].filter(([each]) => begins(folded, each)).sort(([a], [b]) => b.length - a.length)[0] ?? [];
  if (label !== undefined && begun && scale.includes(begun)) {
    const rest = folded.slice(label.length);
    // "Standaard of maatwerk" and "standaard niet" say nothing for certain, not even likely.
    const other = denied.test(rest) || [...scaleLabels].some(([each, key]) => key !== begun && key !== "no" && holds(rest, each));
    return unclear(other ? undefined : begun, begun === "no" ? "not-understood" : "qualified-yes");
  }
  const bare = undecorated(folded);
  if (bare !== folded) {
    const key = scaleLabels.get(bare) ?? (scale as readonly string[]).find((each) => each === bare);
    if (key && (scale as readonly string[]).includes(key)) return unclear(key);
  }
  if (yesWords.has(folded)) return unclear(scale[0]);
  if (startsYes.test(folded)) return unclear(scale[0], "qualified-yes");
  return unclear(noWords.has(folded) && scale.includes("no") ? "no" : undefined);
}

const denied = /^[\s,.:;()/?!-]*(?:niet|geen|nee|neen|not|none|no)(?![\p{L}\p{N}])/u;

/** A folded text without a label ("antwoord: ") or the number of an option before it ("1. ", "a) "), brackets around it or the mark of a footnote behind it. */
function undecorated(folded: string): string {
  return folded.replace(/^(?:antwoord|antw\.|reactie|answer|response)\s*[:=-]?\s*(?=\S)/u, "").replace(/^(?:\(?(?:\d{1,2}|[a-z])[.):]|[-•*–])\s*/u, "").replace(/^[[<{]+|[\]>}]+$/g, "").replace(/\s*(?:\*+|[¹²³†‡]|\^?\d)$/u, "").trim();
}

/** Whether a text has a label in it, as whole words. */
function holds(text: string, label: string): boolean {
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && begins(text.slice(at), label)) return true;
  }
  return false;
}

/** Whether a text starts with a label, as whole words. */
function begins(text: string, label: string): boolean {
  return text.startsWith(label) && !/[\p{L}\p{N}]/u.test(text.charAt(label.length));
}

function readYesNo(content: CellContent): ValueReading {
  if (content.kind === "boolean") return understood(content.boolean ? "yes" : "no");
  if (content.kind === "number") return content.number === 1 ? unclear("yes") : content.number === 0 ? unclear("no") : unclear();
  const folded = foldText(contentText(content));
  if (yesWords.has(folded)) return understood("yes");
  if (noWords.has(folded)) return understood("no");
  // "Ja / nee" is the question, not an answer to it.
  if (startsYes.test(folded)) return unclear(/(?<![\p{L}\p{N}])(?:nee|no)(?![\p{L}\p{N}])/u.test(folded) ? undefined : "yes", "qualified-yes");
  if (/^(?:nee|no)\b.*(?<![\p{L}\p{N}])(?:ja|yes)(?![\p{L}\p{N}])/su.test(folded)) return unclear();
  if (notApplicable.test(folded)) return unclear();
  const bare = undecorated(folded);
  if (bare !== folded && yesWords.has(bare)) return unclear("yes");
  if (bare !== folded && noWords.has(bare)) return unclear("no");
  if (startsNo.test(folded) || likelyNo.test(folded)) return unclear("no");
  return unclear(likelyYes.test(folded) ? "yes" : undefined);
}

function readNumber(content: CellContent, expectation: { language: Language; unit?: string; currency?: string }): ValueReading {
  const percentAsked = isPercent(expectation.unit);
  if (content.kind === "boolean") return unclear();
  if (content.kind === "number") {
    // A cell that once held a date keeps its format, and shows "24" as a day of 1900.
    if (content.format === "date" || content.format === "month") return unclear(content.number < firstDay ? sheetNumber(content.number) : undefined);
    // The sheet shows another unit or currency than is asked.
    const shown: NumberReading = content.shows ? readNumberText(`1 ${content.shows}`, expectation) : { certain: true, value: 1 };
    if (!shown.certain) return unclear(shown.likely === 1 ? sheetNumber(content.number) : undefined);
    if (content.format === "percent") return percentAsked ? understood(round(content.number * 100)) : unclear();
    // A program may have kept "95 %" as 0.95: below one it can be either.
    if (percentAsked && content.number > 0 && content.number <= 1) return unclear(round(content.number * 100));
    return understood(sheetNumber(content.number));
  }
  const reading = readNumberText(contentText(content), expectation);
  // The same as text, when nothing says that it is per cent.
  if (reading.certain && percentAsked && reading.value > 0 && reading.value <= 1 && /^[\d.,\s]+$/.test(contentText(content))) return unclear(round(reading.value * 100));
  return reading.certain ? understood(reading.value) : unclear(reading.likely);
}

function readDate(content: CellContent): ValueReading {
  if (content.kind === "boolean") return unclear();
  if (content.kind === "number") {
    const date = serialDate(content.number, content.date1904);
    // Who types "2026" into a cell for dates gets a day of 1905.
    if (content.format === "date" && content.number < firstDay) return unclear();
    if (content.format === "date" && date) return understood(date);
    // Who typed "mrt-27" named no day; the program made it the first.
    if (content.format === "month") return unclear(date ?? undefined);
    // A bare number is a day number when it lies where dates of our time lie (1982–2119); 2026 is more likely a year.
    const figures = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(String(content.number));
    const written = figures === null ? null : isoDate(Number(figures[1]), Number(figures[2]), Number(figures[3]));
    if (written !== null) return unclear(written);
    const plausible = content.format === "general" && content.number >= 30_000 && content.number < 80_000;
    return plausible && date ? understood(date) : unclear(undefined, content.format === "date" ? "out-of-range" : undefined);
  }
  const reading = readDateText(contentText(content));
  return reading.certain ? understood(reading.value) : unclear(reading.likely);
}

/** One row of a returned workbook as an answer, and what there is to say about its value. */
export interface RowReading {
  answer: Answer;
  reading: ValueReading;
}

/**
 * A reading of which something else makes uncertain that it is this question's answer: the value is only offered, and
 * kept in the comment as it was written.
 */
export function asUncertain({ answer, reading }: RowReading, code: UnclearCode, written: string): RowReading {
  if (reading.kind === "blank") return { answer, reading };
  const likely = reading.kind === "understood" ? reading.value : reading.likely;
  const comment = reading.kind === "understood" ? [answer.comment, written].filter((text) => text !== "").join("\n") : answer.comment;
  return { answer: { ...answer, value: null, comment }, reading: likely === undefined ? { kind: "unclear", code } : { kind: "unclear", code, likely } };
}

/** Reads one question's cells. What is not understood for certain is kept in the comment, word for word. */
export function readRow(
  requirement: { id: string; answer: EditionAnswer },
  cells: { answer: CellContent | null; comment: string; evidence: string },
  context: ValueContext,
): RowReading {
  const reading = readValue(cells.answer, requirement.answer, context);
  const kept = reading.kind === "unclear" ? contentText(cells.answer) : "";
  return {
    reading,
    answer: {
      comment: kept === "" ? cells.comment : [cells.comment, kept].filter((text) => text !== "").join("\n"),
      evidence: cells.evidence,
      requirement: requirement.id,
      value: reading.kind === "understood" ? reading.value : null,
    },
  };
}
