import type { Edition } from "../../domain/edition/edition";
import { editionHash } from "../../domain/edition/fingerprint.server";
import { formatDate, formatInstant } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import { headingNumbers, paragraphs } from "../document-model";
import type { Block, Cover, DocumentModel, Heading } from "../document-model";
import { answeringBlocks } from "./answering";
import { changeBlocks } from "./changes";
import { evaluationBlocks } from "./evaluation";
import { priceBlocks } from "./prices";
import { requirementBlocks } from "./requirement-tables";

/**
 * The published RFI or RFP as a document, in the edition's language; the same for PDF and Word.
 *
 * @param previous the edition that this one is an addendum to; with it, a chapter says what has changed
 */
export function requestModel(edition: Edition, previous: Edition | null = null): DocumentModel {
  const t = translator(edition.language);
  const kind = t(`documents.cover.kind.${edition.kind}`);
  const number = headingNumbers();
  const blocks: Block[] = [
    ...introductionBlocks(edition, number),
    ...(previous ? changeBlocks(edition, previous, number) : []),
    ...objectiveBlocks(edition, number),
    ...planningBlocks(edition, number),
  ];
  const answering = number(1, t("documents.chapter.answering"));
  const answeringSections = answeringBlocks(edition, number);
  const evaluation = number(1, t("documents.chapter.evaluation"));
  const { blocks: evaluationSections, knockOutSection } = evaluationBlocks(edition, number);
  blocks.push(
    answering, ...answeringSections(knockOutSection), evaluation, ...evaluationSections,
    ...priceBlocks(edition, number),
    { type: "pageBreak" }, number(1, t("documents.chapter.requirements")), ...requirementBlocks(edition, number),
    { type: "heading", level: 1, number: null, text: t("documents.chapter.authenticity") },
    { type: "paragraph", text: t("documents.authenticity.text", { code: edition.code, date: formatDate(edition.language, edition.publishedAt, edition.timeZone) }) },
    { type: "paragraph", tone: "code", text: editionHash(edition) },
  );
  return {
    language: edition.language,
    title: `${kind}: ${edition.title}`,
    author: edition.organisation,
    subject: t("documents.subject", { kind, software: edition.software }),
    date: edition.publishedAt,
    running: { left: edition.title, right: edition.code },
    cover: requestCover(edition, kind),
    contents: { title: t("documents.contents"), depth: 2 },
    blocks,
  };
}

function requestCover(edition: Edition, kind: string): Cover {
  const t = translator(edition.language);
  return {
    kind,
    title: edition.title,
    organisation: edition.organisation,
    facts: [
      { label: t("documents.cover.code"), value: edition.code },
      { label: t("documents.cover.software"), value: edition.software },
      { label: t("documents.cover.date"), value: formatDate(edition.language, edition.publishedAt, edition.timeZone) },
      { label: t("documents.cover.deadline"), value: formatInstant(edition.language, edition.deadline, edition.timeZone) },
      { label: t("documents.cover.contact"), value: [edition.contact.name, edition.contact.email].filter(Boolean).join(", ") },
    ].filter((fact) => fact.value !== ""),
  };
}

type Number = ReturnType<typeof headingNumbers>;

function introductionBlocks(edition: Edition, number: Number): Block[] {
  const t = translator(edition.language);
  const asked = edition.requirements.length;
  const mandatory = edition.requirements.filter((requirement) => requirement.mandatory).length;
  const opening = [
    t("documents.introduction.opening", { organisation: edition.organisation, software: edition.software }),
    t("documents.introduction.size", { count: asked }),
    ...(mandatory > 0 ? [t("documents.introduction.mandatory", { count: mandatory })] : []),
  ].join(" ");
  return [
    number(1, t("documents.chapter.introduction")),
    { type: "paragraph", text: opening },
    ...section(number, t("documents.chapter.background"), edition.introduction),
    ...section(number, t("documents.chapter.scope"), edition.scope),
  ];
}

/** A section with the paragraphs of a typed text, or nothing when the text is empty. */
function section(number: Number, title: string, text: string): Block[] {
  const content = paragraphs(text);
  return content.length === 0 ? [] : [number(2, title), ...content];
}

function objectiveBlocks(edition: Edition, number: (level: Heading["level"], text: string) => Heading): Block[] {
  if (edition.objectives.length === 0) return [];
  const t = translator(edition.language);
  return [
    number(1, t("documents.chapter.objectives")),
    { type: "paragraph", text: t("documents.objectives.opening", { organisation: edition.organisation }) },
    { type: "list", ordered: false, items: edition.objectives },
  ];
}

function planningBlocks(edition: Edition, number: Number): Block[] {
  const t = translator(edition.language);
  return [
    number(1, t("documents.chapter.planning")),
    {
      type: "table",
      summary: t("documents.planning.summary"),
      columns: [{ header: t("documents.planning.step"), width: 3, rowHeader: true }, { header: t("documents.planning.date"), width: 2 }],
      rows: planningRows(edition, t("documents.planning.deadline")),
    },
  ];
}

/** The steps and the deadline in order of date; steps of one day as they were entered, the deadline last of its day. */
function planningRows(edition: Edition, deadline: string) {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: edition.timeZone }).format(new Date(edition.deadline));
  const steps = edition.planning.map(({ label, date }) => ({ date, strong: false, cells: [label, formatDate(edition.language, date)] }));
  const last = { date: day, strong: true, cells: [deadline, formatInstant(edition.language, edition.deadline, edition.timeZone)] };
  return [...steps, last].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).map(({ cells, strong }) => ({ cells, strong }));
}
