import type { Language } from "../../domain/language";
import type { EmptyParts, ResultDocument, ResultSources } from "../../domain/results/sources";
import { translator } from "../../i18n/translate";
import { headingNumbers } from "../document-model";
import type { Block, Cover, DocumentModel } from "../document-model";
import { designParts } from "./design";
import { evaluationParts } from "./evaluation";
import { migrationParts } from "./migration";
import { namedMembers } from "./phase-blocks";
import { processParts } from "./processes";
import { note, plainText, resultWriter, strongText } from "./result-part";
import type { HeadingNumber, ResultPart, Writer } from "./result-part";
import { rolloutParts } from "./rollout";
import { strategyParts } from "./strategy";

const parts: Record<ResultDocument, (w: Writer) => ResultPart[]> = {
  strategy: strategyParts, migration: migrationParts, processes: processParts, design: designParts, rollout: rolloutParts, evaluation: evaluationParts,
};

/** The parts of a document in their order, the empty ones too. */
function resultParts(document: ResultDocument, sources: ResultSources, language: Language): ResultPart[] {
  return parts[document](resultWriter(sources, language));
}

/** A document that the guide names, from what was filled in. */
export function resultModel(document: ResultDocument, sources: ResultSources, language: Language, empty: EmptyParts): DocumentModel {
  const w = resultWriter(sources, language);
  const { t, s: { selection } } = w;
  const number = headingNumbers();
  const all = parts[document](w);
  const shown = empty === "mark" ? all : all.filter(({ filled }) => filled);
  const kind = t(`results.document.${document}.title`);
  return {
    language,
    title: `${kind}: ${selection.name}`,
    author: selection.organisation,
    subject: t(`results.document.${document}.about`),
    date: `${sources.day}T00:00:00.000Z`,
    running: { left: kind, right: selection.name },
    cover: { kind, title: selection.name, organisation: selection.organisation, facts: coverFacts(w) },
    contents: shown.length > 0 ? { title: t("documents.contents"), depth: 2 } : null,
    blocks: shown.length > 0 ? shown.flatMap((part) => partBlocks(w, part, empty, number)) : [{ type: "heading", level: 1, number: null, text: kind }, plainText(t("results.nothing"))],
  };
}

function coverFacts({ s: { members, day: today }, t, day }: Writer): Cover["facts"] {
  const carrying = namedMembers(members).filter(({ role }) => role === "owner" || role === "sponsor" || role === "leader");
  return [
    { label: t("results.asOf"), value: day(today) },
    ...carrying.map(({ role, name, position }) => ({ label: t(`interface.phases.roles.role.${role}`), value: [name, position].filter(Boolean).join(", ") })),
  ];
}

function partBlocks({ t }: Writer, part: ResultPart, empty: EmptyParts, number: HeadingNumber): Block[] {
  const heading = number(1, t(`results.part.${part.key}.title`));
  if (!part.filled) return [heading, strongText(t("results.toFill")), note(t(`results.part.${part.key}.about`))];
  return [heading, ...part.blocks(number), ...(empty === "mark" && part.open.length > 0 ? [strongText(t("results.toFill")), { type: "list" as const, ordered: false, items: part.open }] : [])];
}

export function resultTitle(document: ResultDocument, language: Language): string {
  return translator(language)(`results.document.${document}.title`);
}

/** What a document will hold, part by part, and what it still lacks: for a page. */
export function resultOutline(document: ResultDocument, sources: ResultSources, language: Language) {
  const t = translator(language);
  return resultParts(document, sources, language).map(({ key, place, filled, summary, open }) => ({
    key, title: t(`results.part.${key}.title`), about: t(`results.part.${key}.about`), place, filled, summary, open,
  }));
}
