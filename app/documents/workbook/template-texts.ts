import { type Edition, type EditionRequirement, type EditionVendor, walkEditionCriteria } from "~/domain/edition/edition";
import { normaliseText } from "~/domain/edition/fingerprint.server";
import { languages } from "~/domain/language";
import { foldText } from "~/domain/responses/fold-text";
import type { ValueContext } from "~/domain/responses/read-value";
import { answerScaleKeys } from "~/domain/requirements/answer-type";
import { scaleLabel, scaleMeaning } from "~/i18n/answer-labels";
import { translator } from "~/i18n/translate";

import { type Column, columns, identitySheetName, questionSheets, questionText, referenceLine, referencePatterns } from "./layout";
import { isOwnLine } from "./own-lines";
import { startFacts, startSteps } from "./write-start-sheet";

/** What the template says, by which the reader tells the buyer's words from the vendor's. */
export interface TemplateTexts {
  /** Requirements by id; by reference as written or as programs change it; and by text, with or without note, where it is no other's nor a title. */
  byId: ReadonlyMap<string, EditionRequirement>;
  byReference(text: string): EditionRequirement | undefined;
  byText(text: string): EditionRequirement | undefined;
  /** Columns by their heading, folded, in all languages. */
  headings: ReadonlyMap<string, Column>;
  /** Marks in the mandatory column and in the status column, folded, in all languages. */
  mandatoryMarks: ReadonlySet<string>;
  statusMarks: ReadonlySet<string>;
  /** Every other text of the template, folded. */
  fixed: ReadonlySet<string>;
  /** What the labels of the scale mean, as stands beside them on the first sheet; and what rows of its progress table begin with; folded. */
  meanings: ReadonlySet<string>;
  progress: ReadonlySet<string>;
  /** Label of the fact that names the vendor, folded. */
  vendorLabel: string;
  values: ValueContext;
  /** What stands in page headers and footers: names of sheets, organisation and title; and how codes of edition and vendor stand there. */
  margins: ReadonlySet<string>;
  reference: RegExp;
}

/** Collects what the template of an edition says; with the vendor, also where it names the vendor. */
export function templateTexts(edition: Edition, vendor: EditionVendor | null): TemplateTexts {
  const t = translator(edition.language);
  const facts = startFacts(t, edition, vendor);
  const sheets = questionSheets(edition);
  const everyLanguage = languages.map(translator);
  // Only needed where ids and references are gone.
  let unique: Map<string, EditionRequirement> | null = null;
  const byCode = new Map(edition.requirements.map((requirement) => [requirement.code, requirement]));
  let folded: Map<string, EditionRequirement | null> | null = null;
  const fixed = [
    edition.title, edition.organisation, edition.code, edition.addendum?.text ?? "",
    ...(vendor ? [referenceLine(t, edition, vendor)] : []),
    ...facts.flatMap(({ label, text }) => [label, text]),
    ...startSteps(t, edition).map((step, index) => `${index + 1}.  ${step}`),
    ...(["progress", "steps", "scale"] as const).map((key) => t(`workbook.heading.${key}`)),
    ...(["dimension", "asked", "answered", "mandatoryOpen", "share", "total"] as const).map((key) => t(`workbook.progress.${key}`)),
    ...edition.scale.flatMap(({ key }) => [scaleLabel(t, key), scaleMeaning(t, key)]),
    ...walkEditionCriteria(edition.criteria).map(({ title }) => title),
    ...sheets.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === "group" ? [row.title] : []))),
  ];
  const texts: TemplateTexts = {
    byId: new Map(edition.requirements.map((requirement) => [requirement.id, requirement])),
    byReference(text) {
      return byCode.get(text) ?? (text.length > longestReference ? undefined : (folded ??= foldedCodes(edition)).get(foldText(text)) ?? undefined);
    },
    byText(text) {
      return isTemplateText(text, texts) ? undefined : (unique ??= uniqueTexts(edition)).get(normaliseText(text));
    },
    headings: new Map(everyLanguage.flatMap((each) => columns.map((column): [string, Column] => [foldText(each(`workbook.column.${column}`)), column]))),
    mandatoryMarks: new Set([...mandatoryMarks(true), ...mandatoryMarks(false)]),
    statusMarks,
    fixed: new Set(fixed.filter((text) => text !== "").map(foldText)),
    meanings: new Set(edition.scale.map(({ key }) => foldText(scaleMeaning(t, key)))),
    progress: new Set([t("workbook.progress.total"), ...edition.criteria.map(({ title }) => title), ...sheets.map(({ name }) => name)].map(foldText)),
    vendorLabel: foldText(t("workbook.fact.vendor")),
    values: {
      language: edition.language,
      scale: edition.scale.map(({ key }) => key),
      scaleLabels: new Map(everyLanguage.flatMap((each) => answerScaleKeys.map((key): [string, typeof key] => [foldText(scaleLabel(each, key)), key]))),
    },
    margins: new Set([
      edition.organisation, edition.title, identitySheetName, ...sheets.map(({ name }) => name),
      ...everyLanguage.flatMap((each) => [each("workbook.sheet.start"), each("workbook.sheet.beside"), each("outcome.workbook.sheet"), each("workbook.creator")]),
    ].map((text) => text.trim())),
    reference: footerPattern(edition),
  };
  return texts;
}

/** How the footer of a template begins: with the code of the edition and that of a vendor. */
function footerPattern({ code }: Pick<Edition, "code">): RegExp {
  return new RegExp(`^${code.replace(/[.*+?^$()|{}[\]\\/]/g, "\\$&")} · V\\d+$`);
}

/** What the status column can say, also of a prefilled workbook. */
const statuses = ["answered", "open", "mandatory", "understood", "repaired", "unclear", "changed", "new"] as const;

const statusMarks: ReadonlySet<string> = new Set(
  languages.map(translator).flatMap((t) => statuses.map((status) => foldText(t(`workbook.status.${status}`)))),
);

/** Whether a folded text is what the template shows as a question's status. */
export function isStatusMark(folded: string): boolean {
  return statusMarks.has(folded);
}

const marks = {
  yes: new Set(languages.map((language) => translator(language)("workbook.mandatory.yes")).flatMap((mark) => [mark, foldText(mark)])),
  no: new Set(languages.map((language) => translator(language)("workbook.mandatory.no")).flatMap((mark) => [mark, foldText(mark)])),
};

/** How the template marks questions that are mandatory, or are not; as written and folded, in all languages. */
export function mandatoryMarks(mandatory: boolean): ReadonlySet<string> {
  return mandatory ? marks.yes : marks.no;
}

/** Texts that are longer are no reference. */
const longestReference = 60;

/** Requirements by their folded reference: other dashes and spaces, capitals, a full stop behind; null where two would be alike. */
function foldedCodes(edition: Edition): Map<string, EditionRequirement | null> {
  const found = new Map<string, EditionRequirement | null>();
  for (const requirement of edition.requirements) {
    const code = foldText(requirement.code);
    if (code !== "") found.set(code, found.has(code) ? null : requirement);
  }
  return found;
}

function uniqueTexts(edition: Edition): Map<string, EditionRequirement> {
  const found = new Map<string, EditionRequirement | null>();
  for (const requirement of edition.requirements) {
    for (const text of new Set([normaliseText(requirement.text), normaliseText(questionText(requirement))])) {
      found.set(text, found.has(text) ? null : requirement);
    }
  }
  return new Map([...found].flatMap(([text, requirement]) => (requirement ? [[text, requirement]] : [])));
}

/** Whether a question's cell says what was published, with or without its note. */
export function saysQuestion(text: string, requirement: EditionRequirement): boolean {
  const printed = questionText(requirement);
  if (text === printed || text === requirement.text) return true;
  const normal = normaliseText(text);
  return normal === normaliseText(printed) || normal === normaliseText(requirement.text);
}

/** Whether a text, wherever it stands, is one that the template holds besides questions. */
export function isTemplateText(text: string, texts: TemplateTexts): boolean {
  const folded = foldText(text);
  if (folded === "") return true;
  return texts.fixed.has(folded) || texts.headings.has(folded) || /^█+$/.test(folded) || referencePatterns.some((pattern) => pattern.test(text)) || isOwnLine(text);
}
