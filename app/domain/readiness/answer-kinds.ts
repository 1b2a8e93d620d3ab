/** How an answer reads: well, halfway, weak; told without a judgement; does not apply. */
export const tones = ["good", "half", "weak", "told", "none"] as const;
export type Tone = (typeof tones)[number];

/** The answers to choose from, and how each reads. */
export const optionSets = {
  judgement: { yes: "good", partly: "half", no: "weak", "not-applicable": "none" },
  /** Of the aims and stages of the project. */
  scope: { now: "told", later: "told", not: "told" },
  race: { ahead: "told", "catch-up": "told", both: "told", neither: "told" },
  market: { business: "told", consumers: "told", both: "told" },
  steering: { wholly: "good", partly: "half", not: "weak" },
  working: { well: "good", moderately: "half", badly: "weak" },
  location: { one: "told", several: "told" },
  layers: { "three-tier": "told", "thin-client": "told", "client-server": "told", cloud: "told" },
} as const satisfies Record<string, Readonly<Record<string, Tone>>>;
export type OptionSet = keyof typeof optionSets;

/**
 * How a question is answered: by one of a set, in words, with a number, or as a step to be worked out. `sheet` asks besides
 * who does it, when, and how far that is.
 */
export type AnswerKind =
  | { shape: "options"; options: OptionSet; sheet?: true }
  | { shape: "text" }
  | { shape: "number"; unit: "year" | "weeks" }
  | { shape: "step"; sheet: true };

const words: AnswerKind = { shape: "text" };
const judgement: AnswerKind = { shape: "options", options: "judgement" };
const role: AnswerKind = { shape: "options", options: "judgement", sheet: true };
const step: AnswerKind = { shape: "step", sheet: true };
const scope: AnswerKind = { shape: "options", options: "scope" };
const perYear: AnswerKind = { shape: "number", unit: "year" };

const many = (section: string, from: number, to: number, kind: AnswerKind) => Array.from({ length: to - from + 1 }, (_, index) => [`inv.${section}.${from + index}`, kind] as const);

/** Questions of the sources that ask for something else than yes, partly or no. */
const kinds = new Map<string, AnswerKind>([
  ["inv.1.4", { shape: "options", options: "race" }],
  ["inv.3.5", words],
  ["inv.3.7", words],
  ["inv.3.20", words],
  ...many("5", 1, 4, words),
  ["inv.5.5", { shape: "options", options: "steering" }],
  ["inv.5.6", words],
  ["inv.5.8", { shape: "options", options: "working" }],
  ["inv.5.9", words],
  ["inv.5.10", words],
  ["inv.5.11", { shape: "options", options: "market" }],
  ["inv.5.12", perYear],
  ["inv.5.13", perYear],
  ["inv.5.14", words],
  ["inv.5.15", words],
  ["inv.5.18", words],
  ["inv.5.19", words],
  ["inv.5.20", { shape: "number", unit: "weeks" }],
  ["inv.5.21", words],
  ...many("7", 1, 5, scope),
  ["inv.9.6", words],
  ...many("10", 1, 5, step),
  ...many("11", 1, 11, role),
  ["inv.12.2", words],
  ["inv.12.3", words],
  ["inv.12.4", { shape: "options", options: "location" }],
  ["inv.12.5", { shape: "options", options: "layers" }],
  ...many("12", 6, 10, words),
  ["inv.12.13", words],
  ["inv.13.1", words],
  ["inv.13.3", words],
]);

/** How a question is answered; one that is not known here by yes, partly, no or not applicable. */
export function kindOf(question: string): AnswerKind {
  return kinds.get(question) ?? judgement;
}

/** How a chosen answer reads; null where nothing, or nothing that can be chosen, was chosen. */
export function toneOf(kind: AnswerKind, value: string | null): Tone | null {
  if (kind.shape !== "options" || value === null) return null;
  const options: Readonly<Record<string, Tone>> = optionSets[kind.options];
  return Object.hasOwn(options, value) ? options[value]! : null;
}
