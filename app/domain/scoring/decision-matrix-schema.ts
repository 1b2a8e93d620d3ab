import { z } from "zod";

/** A place in the input, from the top: ["criteria", 0, "weight"]. */
export type MatrixPath = readonly (string | number)[];

/** What is wrong with a decision matrix, and where: a JSON path such as `criteria[0].children[1].weight`. */
export interface MatrixProblem {
  path: string;
  message: string;
}

export interface MatrixCriterion {
  id: string;
  weight: number;
  children?: MatrixCriterion[];
  /** Leaves only: the ends of the scale of its scores; without it scores are on 0–100. */
  scale?: { min: number; max: number };
  /** Leaves only: whether a high ("max", the default) or a low score is good. */
  direction?: "max" | "min";
  /** Leaves only: the lowest value, 0–100 after scale and direction, that does not exclude. */
  mandatory?: { atLeast: number };
}

const number = z.number();
const idSchema = z
  .string()
  .min(1, "an id must not be empty")
  .refine((id) => id !== "__proto__", 'an id cannot be "__proto__"');

const criterionSchema: z.ZodType<MatrixCriterion> = z.strictObject({
  id: idSchema,
  weight: number,
  get children() {
    return z.array(criterionSchema).optional();
  },
  scale: z.strictObject({ min: number, max: number }).optional(),
  direction: z.enum(["max", "min"]).optional(),
  mandatory: z.strictObject({ atLeast: number }).optional(),
});

const scoreSchema = z.union([number, z.tuple([number, number]), z.null()], {
  error: (issue) => `expected a number, a range [low, high] or null; found ${show(issue.input)}`,
});
export type MatrixScore = z.infer<typeof scoreSchema>;

/** A hundred times what two decimals need; more would only keep a computer busy. */
const mostSamples = 10_000_000;

const found = (expected: string) => (issue: { input?: unknown }) => `${expected}; found ${show(issue.input)}`;

const robustnessSchema = z.strictObject({
  samples: z.int().min(1, { error: found("expected at least 1 sample") }).max(mostSamples, { error: found(`expected at most ${mostSamples} samples`) }).optional(),
  seed: z.int().optional(),
  weights: z
    .union([z.enum(["free", "ordinal"]), z.record(z.string(), z.tuple([number, number]))], {
      error: (issue) => `expected "free", "ordinal" or {"CRITERION": [low, high]}; found ${show(issue.input)}`,
    })
    .optional(),
});
export type MatrixRobustness = z.infer<typeof robustnessSchema>;

/** The shape of a decision matrix; what its parts say to each other is checked by `matrixProblems`. */
const decisionMatrixSchema = z.strictObject({
  criteria: z.array(criterionSchema).min(1, "expected at least one criterion; found none"),
  alternatives: z
    .array(z.strictObject({ id: idSchema, scores: z.record(z.string(), scoreSchema) }))
    .min(1, "expected at least one alternative; found none"),
  robustness: robustnessSchema.optional(),
});
export type DecisionMatrix = z.infer<typeof decisionMatrixSchema>;

/** Criteria nest no deeper than this, so that no input can exhaust the stack. */
const deepestNesting = 50;

/** Checks the shape of unknown input; every problem names its place. */
export function readDecisionMatrix(input: unknown): { matrix: DecisionMatrix } | { problems: MatrixProblem[] } {
  const tooDeep = nestingProblem(input);
  if (tooDeep) return { problems: [tooDeep] };
  const result = decisionMatrixSchema.safeParse(input, { error: describe });
  if (result.success) return { matrix: result.data };
  return {
    problems: result.error.issues.map((issue) => ({ path: jsonPath(issue.path as MatrixPath), message: issue.message })),
  };
}

/** Writes a place as people write it in JavaScript: `alternatives[2].scores["tco.price"]`; the top is `$`. */
export function jsonPath(path: MatrixPath): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(key)) text += text ? `.${key}` : key;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text || "$";
}

function nestingProblem(input: unknown): MatrixProblem | null {
  let level = childrenOf(input, "criteria");
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepestNesting) return { path: "criteria", message: `criteria nest deeper than ${deepestNesting} levels` };
    level = level.flatMap((node) => childrenOf(node, "children"));
  }
  return null;
}

function childrenOf(node: unknown, key: "criteria" | "children"): unknown[] {
  const list = (node as Record<string, unknown> | null | undefined)?.[key];
  return Array.isArray(list) ? list : [];
}

/** What zod expects, in words that fit JSON. */
const kinds: Record<string, string> = {
  number: "a finite number", int: "a whole number", string: "a text", array: "a list", object: "an object", record: "an object",
};

/** Messages in the tone of the command line; undefined leaves zod's own or the schema's. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing; expected ${kinds[issue.expected] ?? issue.expected}`
        : `expected ${kinds[issue.expected] ?? issue.expected}; found ${show(issue.input)}`;
    case "unrecognized_keys":
      return `has no member ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}; check the spelling or leave it out`;
    case "invalid_value":
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}; found ${show(issue.input)}`;
    default:
      return undefined;
  }
}

/** What was found, short enough for a message. */
function show(input: unknown): string {
  if (typeof input === "number" || input === undefined) return String(input);
  const text = JSON.stringify(input) ?? typeof input;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
