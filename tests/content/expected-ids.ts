/** Ids of the CRM pack by kind, counted from the two source documents and not from the pack. */

const range = (prefix: string, from: number, to: number, without: readonly number[] = []) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .filter((n) => !without.includes(n))
    .map((n) => `${prefix}.${n}`);

const perFunction = (kind: string, counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([name, count]) => range(`tno.${kind}.${name}`, 1, count));

/** Questions per section of the checklist; sections 4 and 6 are risks and minimum functions. */
const questions: Record<number, number> = { 1: 7, 2: 19, 3: 22, 5: 23, 7: 5, 8: 6, 9: 7, 10: 5, 11: 11, 12: 18, 13: 9, 14: 6, 15: 4 };

export const expectedIds: Record<string, string[]> = {
  objective: perFunction("objective", { data: 7, marketing: 6, sales: 7, service: 6 }),
  wish: range("tno.wish", 1, 117, [85]),
  precondition: perFunction("precondition", { data: 10, marketing: 5, sales: 5, service: 3 }),
  phase: range("tno.phase", 1, 5),
  activity: [4, 6, 2, 4, 4].flatMap((count, i) => range(`tno.phase.${i + 1}.activity`, 1, count)),
  attention: range("tno.attention", 1, 4),
  pitfall: range("tno.pitfall", 1, 3),
  support: range("tno.support", 1, 5),
  tip: range("tno.tip", 1, 2),
  question: [
    ...Object.entries(questions).flatMap(([section, count]) => range(`inv.${section}`, 1, count)),
    ..."abcde".split("").map((letter) => `inv.3.21.${letter}`),
  ],
  risk: range("inv.4", 1, 24),
  "minimum-function": range("inv.6", 1, 9),
  class: range("inv.type", 1, 3),
  architecture: range("inv.architecture", 1, 20),
  "partner-area": range("inv.partner", 1, 6),
  "goal-condition": range("inv.goal", 1, 3),
  benefit: range("inv.benefit", 1, 3),
};

/** Main function per wish, by the printed numbers. */
export const wishFunctions = [
  { function: "data", from: 1, to: 25 },
  { function: "marketing", from: 26, to: 54 },
  { function: "sales", from: 55, to: 91 },
  { function: "service", from: 92, to: 117 },
] as const;
