import type { z } from "zod";

import { isAtOrBelow } from "./guidance";
import { contentPackSchema, leafCriteria, packItemSchema, packManifestSchema, walkCriteria } from "./pack";
import type { ContentPack, PackItem, PackManifest } from "./pack";

/** What can be wrong with a pack: its form, a file of it, a doubled id, a reference to what it does not have, or its texts. */
export const packProblemCodes = [
  "form", "file", "double", "guidance", "emphasis", "criterion-unknown", "criterion-above", "source-unknown", "source-missing", "function-unknown", "section-unknown", "group-unknown",
  "function-missing", "same-text",
] as const;
export type PackProblemCode = (typeof packProblemCodes)[number];

/** One thing wrong with a pack: where it stands and what to do. */
export interface PackProblem {
  file: string;
  /** Id of the item, or its place in the file when it has no id. */
  item: string | null;
  message: string;
  code: PackProblemCode;
  /** What the problem is about: an id, a field, a text. */
  about: string;
}

type Report = (code: PackProblemCode, about: string, message: string) => void;

export type PackCheck = { ok: true; pack: ContentPack } | { ok: false; problems: PackProblem[] };

const explain = (issue: z.core.$ZodIssue) => `${issue.path.join(".") || "item"}: ${issue.message}`;

/**
 * Checks the parsed JSON of a pack's manifest and item files and puts them together. Every problem is reported, not
 * only the first: malformed items, doubled ids, references to functions, groups, sections, criteria or items that the
 * pack does not have, and texts that are the same in both languages.
 */
export function checkPack(manifest: unknown, files: ReadonlyMap<string, unknown>): PackCheck {
  const parsed = packManifestSchema.safeParse(manifest);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((i) => ({ file: "pack.json", item: null, message: explain(i), code: "form", about: i.path.join(".") })) };
  }
  const problems: PackProblem[] = [];
  const items: PackItem[] = [];
  const fileOf = new Map<string, string>();
  for (const file of parsed.data.files) {
    const content = files.get(file);
    if (!Array.isArray(content)) {
      problems.push({ file, item: null, message: content === undefined ? "the file is missing" : "expected a JSON array of items", code: "file", about: file });
      continue;
    }
    content.forEach((raw: unknown, index) => {
      const item = packItemSchema.safeParse(raw);
      const label = nameOf(raw) ?? `item ${index + 1}`;
      if (!item.success) {
        problems.push(...item.error.issues.map((issue) => ({ file, item: label, message: explain(issue), code: "form" as const, about: issue.path.join(".") })));
        return;
      }
      if (fileOf.has(item.data.id)) {
        problems.push({ file, item: item.data.id, message: `the id is used already in ${fileOf.get(item.data.id)}`, code: "double", about: item.data.id });
        return;
      }
      fileOf.set(item.data.id, file);
      items.push(item.data);
    });
  }
  for (const item of items) {
    const report: Report = (code, about, message) => problems.push({ file: fileOf.get(item.id)!, item: item.id, message, code, about });
    checkReferences(parsed.data, fileOf, item, report);
    checkTexts(item, report);
  }
  for (const [place, ids] of Object.entries(parsed.data.guidance)) {
    for (const id of ids.filter((id) => !items.some((item) => isAtOrBelow(item.id, id)))) {
      problems.push({ file: "pack.json", item: null, message: `guidance.${place}: no item has the id "${id}" or one below it`, code: "guidance", about: id });
    }
  }
  for (const problem of emphasisProblems(parsed.data, items)) problems.push({ file: "pack.json", item: null, code: "emphasis", ...problem });
  if (problems.length > 0) return { ok: false, problems };
  const { files: _files, ...head } = parsed.data;
  return { ok: true, pack: contentPackSchema.parse({ ...head, items }) };
}

function emphasisProblems({ emphasis = {}, criteria }: PackManifest, items: readonly PackItem[]): Pick<PackProblem, "about" | "message">[] {
  const known = new Set(walkCriteria(criteria).map((criterion) => criterion.id));
  return Object.entries(emphasis).flatMap(([id, weights]) => [
    ...(items.some((item) => item.id === id && item.kind === "class") ? [] : [{ about: id, message: `emphasis: no class has the id "${id}"` }]),
    ...Object.keys(weights).filter((criterion) => !known.has(criterion)).map((criterion) => ({ about: criterion, message: `emphasis.${id}: criterion "${criterion}" is not in pack.json` })),
  ]);
}

function nameOf(raw: unknown): string | null {
  return typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string" ? raw.id : null;
}

function checkReferences(
  manifest: PackManifest,
  ids: ReadonlyMap<string, string>,
  item: PackItem,
  report: Report,
) {
  if (item.kind === "requirement") {
    if (!leafCriteria(manifest.criteria).some((c) => c.id === item.criterion)) {
      const known = walkCriteria(manifest.criteria).some((c) => c.id === item.criterion);
      report(known ? "criterion-above" : "criterion-unknown", item.criterion, `criterion "${item.criterion}" ${known ? "has criteria below it; name one of those" : "is not in pack.json"}`);
    }
    if (item.source !== null && !ids.has(item.source)) report("source-unknown", item.source, `source "${item.source}" is no item of this pack`);
    if (item.ask === "wish" && item.source === null) report("source-missing", "", `ask "wish" needs a source to follow`);
    return;
  }
  for (const [kind, id, headings] of [
    ["function", item.function, manifest.functions],
    ["section", item.section, manifest.sections],
  ] as const) {
    if (id === undefined) continue;
    const heading = headings.find((h) => h.id === id);
    if (!heading) report(`${kind}-unknown`, id, `${kind} "${id}" is not in pack.json`);
    else if (item.group !== undefined && !heading.groups?.some((g) => g.id === item.group)) {
      report("group-unknown", item.group, `group "${item.group}" is not under ${kind} "${id}" in pack.json`);
    }
  }
  if (["objective", "wish", "precondition"].includes(item.kind) && item.function === undefined) {
    report("function-missing", item.kind, `a ${item.kind} needs a function`);
  }
}

function checkTexts(item: PackItem, report: Report) {
  for (const [field, text] of [["text", item.text], ["note", item.note]] as const) {
    if (text && text.nl === text.en) report("same-text", text.nl, `${field}: Dutch and English are the same ("${text.nl}")`);
  }
}
