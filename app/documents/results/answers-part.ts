import { toneOf } from "../../domain/readiness/answer-kinds";
import type { ReadinessQuestion, ReadinessSection } from "../../domain/readiness/readiness-state";
import type { MessageKey } from "../../i18n/translate";
import type { Block, CellPart } from "../document-model";
import { oneLine, table, when } from "./result-part";
import type { HeadingNumber, PartKey, ResultPart, Writer } from "./result-part";

/** What a part holds beside the answers to questions. */
interface More {
  filled: boolean;
  summary: string;
  blocks: ResultPart["blocks"];
  place: string;
  open?: string[];
}

const wasAnswered = ({ tone, answer }: ReadinessQuestion) => tone !== null || answer.text !== "" || answer.note !== "" || answer.who !== "" || answer.due !== null;

/** The answers to questions of some sections of the checklist, a table for each section, behind what else the part holds. */
export function answersPart(w: Writer, key: PartKey, ids: readonly string[], more: More | null = null): ResultPart {
  const { s: { readiness }, t } = w;
  const sections = ids.flatMap((id) => readiness.sections.filter((section) => section.id === id));
  const asked = sections.flatMap(({ questions }) => questions);
  const told = asked.filter(wasAnswered).length;
  const toDo = sections.find(({ questions }) => !questions.every(wasAnswered)) ?? sections[0];
  return {
    key, place: more?.place ?? (toDo ? `readiness/${toDo.id}` : "readiness"), filled: told > 0 || (more?.filled ?? false),
    summary: [...(more?.summary ? [more.summary] : []), ...when(told, t("results.count.answers", { count: told, of: asked.length }))].join("; "),
    open: [...(more?.open ?? []), ...when(asked.length - told, t("results.open.answers", { count: asked.length - told }))],
    blocks: (number) => [...(more?.filled ? more.blocks(number) : []), ...sections.flatMap((section) => sectionBlocks(w, section, number))],
  };
}

function sectionBlocks(w: Writer, { title, questions }: ReadinessSection, number: HeadingNumber): Block[] {
  const { t, of } = w;
  const told = questions.filter(wasAnswered);
  if (told.length === 0) return [];
  return [number(2, of(title)), table(of(title), [[t("results.column.question"), 48], [t("results.column.answer"), 52]], told.map((one) => [of(one.item.text), answerCell(w, one)]))];
}

function answerCell({ t, plain, day }: Writer, { kind, answer }: ReadinessQuestion): CellPart[] {
  const chosen = kind.shape === "options" && toneOf(kind, answer.value) !== null ? t(`interface.readiness.option.${kind.options}.${answer.value!}` as MessageKey) : "";
  const counted = kind.shape === "number" && answer.number !== null ? `${plain(answer.number)} ${t(`interface.readiness.unit.${kind.unit}`)}` : "";
  const work = "sheet" in kind && kind.sheet ? [answer.who, answer.due === null ? "" : day(answer.due), answer.who || answer.due ? t(`interface.readiness.state.${answer.state}`) : ""].filter(Boolean).join(", ") : "";
  return [
    ...[chosen, counted, oneLine(answer.text)].filter(Boolean).map((text) => ({ text })),
    ...[work, oneLine(answer.note)].filter(Boolean).map((text) => ({ text, tone: "note" as const })),
  ];
}
