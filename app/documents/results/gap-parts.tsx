import { renderToStaticMarkup } from "react-dom/server";

import { DependencyGraph, dependencyGraphHeight } from "../../charts/dependency-graph";
import { SituationBars, shownSituations, situationBarsHeight } from "../../charts/situation-bars";
import { itemsOfKind } from "../../domain/content/pack";
import { impactSubjects, releases } from "../../domain/gaps/gap";
import type { Release } from "../../domain/gaps/gap";
import type { Gap } from "../../domain/gaps/resolve-gaps";
import type { Block, CellPart, Figure } from "../document-model";
import { chartWidth, printPalette } from "../report/figures";
import { levelBlocks } from "./levels";
import { byFunction, functionTitle, gapName, itemTexts } from "./names";
import { capital, cell, note, oneLine, plainText, strongText, table, when } from "./result-part";
import type { ResultPart, Writer } from "./result-part";
import { wishListBlocks } from "./wish-lists";

const releaseText = ({ t }: Writer, release: Release | null) => t(`interface.gaps.release.${release ?? "none"}`);
const openGaps = ({ s: { gaps } }: Writer) => gaps.gaps.filter(({ state }) => state === "open");

/** The present situation against the desired one, per main function. */
export function situationPart(w: Writer): ResultPart {
  const { s: { gaps: { situation } }, t } = w;
  const titleOf = functionTitle(w);
  const rows = situation.map(({ function: id, wishes }) => ({
    id, title: titleOf(id), counts: { "in-place": wishes["in-place"].length, gap: wishes.gap.length, unknown: wishes.unknown.length, surplus: wishes.surplus.length },
  }));
  const total = (which: (typeof shownSituations)[number]) => rows.reduce((sum, { counts }) => sum + counts[which], 0);
  const wished = total("in-place") + total("gap") + total("unknown");
  const situations = { "in-place": t("interface.gaps.situation.in-place"), gap: t("interface.gaps.situation.gap"), unknown: t("interface.gaps.situation.unknown"), surplus: t("interface.gaps.situation.surplus") };
  const figure = (): Figure => {
    const title = t("interface.gaps.situation.title");
    const description = rows.map(({ title: name, counts }) => `${name}: ${shownSituations.map((one) => `${situations[one]} ${counts[one]}`).join(", ")}`).join("; ");
    const labels = { title, description, situations };
    return {
      type: "figure", width: chartWidth, height: situationBarsHeight({ rows, labels, width: chartWidth }), alternative: `${title}. ${description}.`, caption: title,
      svg: renderToStaticMarkup(<SituationBars rows={rows} palette={printPalette} width={chartWidth} labels={labels} />),
    };
  };
  return {
    key: "situation", place: "intake", filled: wished + total("surplus") > 0,
    summary: wished > 0 ? t("results.situation.count", { count: wished, used: total("in-place"), gap: total("gap") }) : "",
    open: when(total("unknown"), `${t("interface.gaps.unknown", { count: total("unknown") })}.`),
    blocks: (number) => [
      plainText(t(total("unknown") > 0 ? "results.situation.textUnknown" : "results.situation.text", { wished, used: total("in-place"), gap: total("gap"), unknown: total("unknown") })),
      figure(),
      table(t("interface.gaps.situation.title"), [[t("interface.gaps.column.function"), 28], ...shownSituations.map((one): [string, number, "right"] => [capital(situations[one]), 18, "right"])],
        rows.map(({ title, counts }) => [title, ...shownSituations.map((one) => String(counts[one]))])),
      ...wishListBlocks(w, number),
      ...levelBlocks(w, "wish", itemsOfKind(w.s.pack, "wish").map(({ id, text }) => ({ id, name: w.of(text) })), number),
    ],
  };
}

/** Every open gap with where it leads, its impact on people, way of working, information and means, and its release. */
export function gapsPart(w: Writer): ResultPart {
  const { t } = w;
  const open = openGaps(w);
  const rated = open.filter(({ impact }) => impactSubjects.some((subject) => impact[subject].level !== null || impact[subject].text !== ""));
  const nameOf = gapName(w);
  const titleOf = functionTitle(w);
  return {
    key: "gaps", place: "gaps", filled: open.length > 0, summary: open.length > 0 ? t("results.gaps.count", { count: open.length, rated: rated.length }) : "",
    open: [...when(open.length - rated.length, t("results.open.impact", { count: open.length - rated.length })), ...when(open.filter(({ owner }) => owner === "").length, t("results.open.gapOwner", { count: open.filter(({ owner }) => owner === "").length }))],
    blocks: (number) => [
      ...byFunction(w, open, ({ functions }) => functions[0] ?? null).flatMap(({ function: id, things }): Block[] => [
        number(2, titleOf(id)),
        table(t("results.gaps.summary", { function: titleOf(id) }),
          [[t("interface.gaps.column.gap"), 40], [t("interface.gaps.field.impact"), 40], [t("interface.gaps.column.release"), 20]],
          things.map((gap) => [gapCell(w, gap, nameOf), impactCell(w, gap), cell([releaseText(w, gap.release), gap.owner])])),
      ]),
      ...levelBlocks(w, "gap", open.map((gap) => ({ id: gap.id, name: nameOf(gap) })), number),
    ],
  };
}

function gapCell(w: Writer, gap: Gap, nameOf: ReturnType<typeof gapName>): CellPart[] {
  const { t } = w;
  const textOf = itemTexts(w);
  const others = gap.covers.filter((wish) => gap.title !== "" || wish !== gap.covers[0]);
  return [
    { text: nameOf(gap), tone: "strong" },
    ...(gap.present ? [{ text: t("results.gaps.now", { text: oneLine(gap.present) }) }] : []),
    ...(gap.desired ? [{ text: t("results.gaps.then", { text: oneLine(gap.desired) }) }] : []),
    ...others.map((wish) => ({ text: `– ${textOf(wish) ?? wish}`, tone: "note" as const })),
    ...(gap.note ? [{ text: oneLine(gap.note), tone: "note" as const }] : []),
  ];
}

function impactCell({ t }: Writer, { impact }: Gap): CellPart[] {
  return impactSubjects.filter((subject) => impact[subject].level !== null || impact[subject].text !== "").flatMap((subject): CellPart[] => {
    const { level, text } = impact[subject];
    const name = t(`interface.gaps.impact.${subject}`);
    return [{ text: level === null ? name : `${name}: ${t(`interface.gaps.level.${level}`).toLowerCase()}` }, ...(text ? [{ text: oneLine(text), tone: "note" as const }] : [])];
  });
}

/** What needs what, drawn and in a table, with what cannot be right about it. */
export function dependenciesPart(w: Writer): ResultPart {
  const { s: { gaps: { preconditions, problems } }, t } = w;
  const textOf = itemTexts(w);
  const nameOf = gapName(w);
  const open = openGaps(w);
  const byId = new Map(open.map((gap) => [gap.id, gap]));
  const pairs = open.flatMap((gap) => gap.needs.gaps.flatMap((id) => (byId.has(id) ? [{ gap, need: byId.get(id)! }] : [])));
  const conditionOf = new Map(preconditions.map((one) => [one.id, one.item ? (textOf(one.item.id) ?? one.id) : one.text]));
  const waiting = open.filter(({ needs }) => needs.preconditions.some((id) => conditionOf.has(id)));
  const name = (id: string) => (byId.has(id) ? nameOf(byId.get(id)!) : id);
  const wrong = [
    ...problems.cycles.map((cycle) => t("results.dependencies.cycle", { gaps: [...cycle, cycle[0]].map(name).join(" → ") })),
    ...problems.late.map((one) => t("results.dependencies.late", { gap: name(one.gap), needs: name(one.needs), release: releaseText(w, one.release).toLowerCase(), needsRelease: releaseText(w, one.needsRelease).toLowerCase() })),
  ];
  return {
    key: "dependencies", place: "gaps#dependencies", filled: pairs.length + waiting.length > 0, summary: pairs.length + waiting.length > 0 ? t("results.dependencies.count", { count: pairs.length, preconditions: waiting.length }) : "",
    open: wrong,
    blocks: () => [
      ...(pairs.length > 0 ? [
        graphFigure(w, open, pairs),
        table(t("results.part.dependencies.title"), [[t("interface.gaps.column.gap"), 36], [t("interface.gaps.column.release"), 14], [t("interface.gaps.column.needs"), 36], [t("interface.gaps.column.release"), 14]],
          pairs.map(({ gap, need }) => [nameOf(gap), releaseText(w, gap.release), nameOf(need), releaseText(w, need.release)])),
      ] : []),
      ...(waiting.length > 0 ? [table(t("results.dependencies.waiting"), [[t("interface.gaps.column.gap"), 45], [t("results.dependencies.waiting"), 55]],
        waiting.map((gap) => [nameOf(gap), gap.needs.preconditions.flatMap((id) => (conditionOf.has(id) ? [{ text: `– ${conditionOf.get(id)!}` }] : []))]))] : []),
      ...wrong.map(strongText),
    ],
  };
}

function graphFigure(w: Writer, open: readonly Gap[], pairs: readonly { gap: Gap; need: Gap }[]): Figure {
  const { t } = w;
  const nameOf = gapName(w);
  const linked = new Set(pairs.flatMap(({ gap, need }) => [gap.id, need.id]));
  const nodes = open.filter(({ id }) => linked.has(id)).map((gap) => ({ id: gap.id, title: nameOf(gap), band: gap.release === null ? releases.length : releases.indexOf(gap.release), needs: gap.needs.gaps }));
  const title = t("interface.gaps.graph.title");
  const description = pairs.map(({ gap, need }) => `${nameOf(gap)} ${t("interface.gaps.problem.needs")} ${nameOf(need)}`).join("; ");
  return {
    type: "figure", width: chartWidth, height: dependencyGraphHeight({ nodes, width: chartWidth }), alternative: `${title}. ${description}.`, caption: `${title}. ${t("interface.gaps.graph.lead")}`,
    svg: renderToStaticMarkup(<DependencyGraph nodes={nodes} palette={printPalette} width={chartWidth} labels={{ title, description, bands: [...releases, null].map((release) => releaseText(w, release)) }} />),
  };
}

/** The releases in order with what each brings, what others need first. */
export function phasingPart(w: Writer): ResultPart {
  const { s: { gaps: { path, preconditions }, implementation }, t, day } = w;
  const nameOf = gapName(w);
  const steps = path.filter(({ gaps }) => gaps.length > 0);
  const without = path.find(({ release }) => release === null)?.gaps.length ?? 0;
  const open = new Set(preconditions.filter(({ state }) => state === "open").map(({ id }) => id));
  return {
    key: "phasing", place: "gaps#path", filled: steps.some(({ release }) => release !== null),
    summary: steps.map(({ release, gaps }) => `${releaseText(w, release)}: ${gaps.length}`).join(", "),
    open: when(without, t("results.open.release", { count: without })),
    blocks: (number) => [
      ...steps.flatMap(({ release, gaps }): Block[] => [
        number(2, releaseText(w, release)),
        { type: "list", ordered: true, items: gaps.map((gap) => {
          const waits = gap.needs.preconditions.filter((id) => open.has(id)).length;
          return [nameOf(gap), ...(waits > 0 ? [`(${t("interface.gaps.path.preconditions", { count: waits })})`] : [])].join(" ");
        }) },
      ]),
      ...(implementation.liveOn ? [note(t("results.live.on", { date: day(implementation.liveOn) }))] : []),
    ],
  };
}

/** What has to be met, by whom and when; what does not apply is left out. */
export function preconditionsPart(w: Writer): ResultPart {
  const { s: { gaps: { preconditions } }, t, of, day } = w;
  const titleOf = functionTitle(w);
  // What nobody said anything about is only the pack's advice.
  const told = preconditions.filter(({ own, state, owner, due, note: text }) => state !== "not-applicable" && (own || state === "met" || owner !== "" || due !== null || text !== ""));
  const silent = preconditions.filter((one) => one.state === "open" && !told.includes(one)).length;
  return {
    key: "preconditions", place: "preconditions", filled: told.length > 0,
    summary: told.length > 0 ? t("results.preconditions.count", { count: told.length, met: told.filter(({ state }) => state === "met").length }) : "",
    open: when(silent, t("results.open.preconditions", { count: silent })),
    blocks: () => [table(t("results.part.preconditions.title"),
      [[t("interface.preconditions.field.text"), 48], [t("interface.preconditions.field.state"), 14], [t("interface.preconditions.field.owner"), 20], [t("interface.preconditions.field.due"), 18]],
      told.map((one) => [
        [{ text: one.item ? of(one.item.text) : one.text }, { text: one.function === null ? t("interface.preconditions.general") : titleOf(one.function), tone: "note" as const }, ...(one.note ? [{ text: oneLine(one.note), tone: "note" as const }] : [])],
        t(`interface.preconditions.state.${one.state}`), one.owner, cell([one.due !== null && day(one.due), one.overdue && t("interface.preconditions.overdue")]),
      ]))],
  };
}

/** What changes for people and in the way of working, from the gaps. */
export function changePart(w: Writer): ResultPart {
  const { t } = w;
  const nameOf = gapName(w);
  const told = openGaps(w).filter(({ impact, desired }) => impact.way.text !== "" || impact.people.text !== "" || impact.information.text !== "" || desired !== "");
  return {
    key: "change", place: "gaps", filled: told.length > 0, summary: told.length > 0 ? t("results.count.changes", { count: told.length }) : "", open: [],
    blocks: () => [table(t("results.part.change.title"), [[t("interface.gaps.column.gap"), 26], [t("results.column.newWay"), 42], [t("results.column.forPeople"), 32]],
      told.map(({ impact, desired, ...gap }) => [
        cell([nameOf(gap)], "strong"),
        [desired, impact.way.text, impact.information.text && `${t("interface.gaps.impact.information")}: ${impact.information.text}`].filter(Boolean).map((text) => ({ text: oneLine(text as string) })),
        oneLine(impact.people.text),
      ]))],
  };
}
