import { levels } from "../../domain/phases/level-check";
import type { LevelCheck, LevelSubject } from "../../domain/phases/level-check";
import type { Block, Cell } from "../document-model";
import { oneLine, table } from "./result-part";
import type { HeadingNumber, Writer } from "./result-part";

/** What goals, wishes or gaps mean at the three levels, as far as somebody said or looked; `named` in the order in which they are told. */
export function levelBlocks({ s, t }: Writer, kind: LevelSubject["kind"], named: readonly { id: string; name: string }[], number: HeadingNumber): Block[] {
  const told = named.flatMap(({ id, name }) => {
    const check = s.levels[kind].get(id);
    return check && levels.some((level) => check[level].done || check[level].text !== "") ? [{ name, check }] : [];
  });
  if (told.length === 0) return [];
  const at = (check: LevelCheck, level: (typeof levels)[number]): Cell => {
    const { text, done } = check[level];
    return [...(text ? [{ text: oneLine(text) }] : []), ...(done ? [{ text: t("results.levels.done"), tone: "note" as const }] : [])];
  };
  const title = t("interface.phases.levels.title");
  return [
    number(2, title),
    table(title, [[t(`interface.phases.levels.kind.${kind}`), 25], ...levels.map((level): [string, number] => [t(`interface.phases.levels.level.${level}`), 25])],
      told.map(({ name, check }) => [[{ text: name, tone: "strong" }], ...levels.map((level) => at(check, level))])),
  ];
}
