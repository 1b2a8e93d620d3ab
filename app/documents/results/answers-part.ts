import type { Block } from "../document-model";
import { cell, oneLine, table, when } from "./result-part";
import type { PartKey, ResultPart, Writer } from "./result-part";

/** The answers to questions of some sections of the checklist, a table for each section. */
export function answersPart(w: Writer, key: PartKey, sections: readonly string[], more: { filled: boolean; summary: string; blocks: ResultPart["blocks"]; place?: string; open?: string[] } | null = null): ResultPart {
  const { s: { answers, pack }, t } = w;
  const told = answers.filter(({ section, answer, note }) => sections.includes(section) && (answer !== "" || note !== ""));
  const asked = pack.items.filter((item) => item.kind === "question" && sections.includes(item.section ?? "")).length;
  return {
    key, place: more?.place ?? "readiness", filled: told.length > 0 || (more?.filled ?? false),
    summary: [...(more?.summary ? [more.summary] : []), ...when(told.length, t("results.count.answers", { count: told.length, of: asked }))].join("; "),
    open: [...(more?.open ?? []), ...when(asked - told.length, t("results.open.answers", { count: asked - told.length }))],
    blocks: (number) => [...(more?.filled ? more.blocks(number) : []), ...sections.flatMap((section) => sectionBlocks(w, section, number))],
  };
}

function sectionBlocks({ s: { answers, pack }, t, of }: Writer, section: string, number: Parameters<ResultPart["blocks"]>[0]): Block[] {
  const told = answers.filter((one) => one.section === section && (one.answer !== "" || one.note !== ""));
  if (told.length === 0) return [];
  const heading = pack.sections.find(({ id }) => id === section);
  const title = heading ? of(heading.title) : section;
  return [number(2, title), table(title, [[t("results.column.question"), 52], [t("results.column.answer"), 48]], told.map(({ question, answer, note }) => [question, cell([answer || oneLine(note), answer !== "" && note !== "" && oneLine(note)])]))];
}
