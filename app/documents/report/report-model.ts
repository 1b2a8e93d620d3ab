import type { EditionRanking } from "../../domain/decision/types";
import type { Edition } from "../../domain/edition/edition";
import { editionHash } from "../../domain/edition/fingerprint.server";
import type { Language } from "../../domain/language";
import { formatDate } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import { headingNumbers } from "../document-model";
import type { Block, DocumentModel } from "../document-model";
import { criteriaBlocks } from "./criteria-section";
import { chartWidth, printPalette, profileFigure, rankingFigure } from "./figures";
import { knockOutBlocks } from "./knock-outs";
import { costBlocks, decisionBlocks, trustBlocks, weightingBlocks } from "./outcome-sections";
import type { ReportExtras } from "./outcome-sections";
import { contributionsTable, isExcluded, outcomeParagraphs, rankingTable, weightsText } from "./offers";
import { differenceBlocks, offerBlocks } from "./requirements";

/** Small charts an offer fill a page; of more offers the criteria tell the same. */
const profilesShown = 8;

/**
 * The ranking of an edition as a report: outcome, mandatory requirements, contributions, differences, and strong and
 * weak points per offer.
 *
 * @param extras what is told beside the ranking: the decision, and how far the outcome can be trusted
 * @param state ISO instant of the state that is reported, shown on the cover and set as the date of the file; the
 *   date of publication when absent, since documents do not read the clock
 */
export function reportModel(edition: Edition, ranking: EditionRanking, language: Language = edition.language, state?: string, extras: ReportExtras = {}): DocumentModel {
  const t = translator(language);
  const number = headingNumbers();
  const blocks: Block[] = [
    number(1, t("report.chapter.outcome")),
    ...outcomeParagraphs(edition, ranking, language),
    rankingTable(edition, ranking, language),
    { type: "paragraph", tone: "note", text: t("report.outcome.note", { weights: weightsText(edition, ranking, language) }) },
    ...(ranking.offers.every(isExcluded) ? [] : [rankingFigure(edition, ranking, language)]),
    ...(extras.decision ? decisionBlocks(edition, ranking, extras.decision, language, number) : []),
    ...knockOutBlocks(edition, ranking, language, number),
    number(1, t("report.chapter.contributions")),
    { type: "paragraph", text: t("report.contributions.text") },
    contributionsTable(edition, ranking, language),
    ...(ranking.offers.length <= profilesShown ? [profileFigure(edition, ranking, language)] : []),
    ...criteriaBlocks(edition, ranking, language, printPalette, chartWidth),
    ...costBlocks(edition, ranking, language, number, printPalette, chartWidth),
    ...differenceBlocks(edition, ranking, language, number),
    ...offerBlocks(edition, ranking, language, number),
    ...(extras.trust ? trustBlocks(ranking, extras.trust, language, number, printPalette, chartWidth) : []),
    number(1, t("report.chapter.method")),
    { type: "paragraph", text: t("report.method.total") },
    { type: "paragraph", text: t("report.method.missing") },
    { type: "paragraph", text: t("report.method.knockOuts") },
    { type: "paragraph", text: t("report.method.ranks") },
    ...weightingBlocks(edition, language),
    number(1, t("report.chapter.authenticity")),
    { type: "paragraph", text: t("report.authenticity.text", { code: edition.code }), keepWithNext: true },
    { type: "paragraph", tone: "code", text: editionHash(edition) },
  ];
  const day = (iso: string) => formatDate(language, iso, edition.timeZone);
  return {
    language,
    title: `${t("report.kind")}: ${edition.title}`,
    author: edition.organisation,
    subject: t("report.subject", { title: edition.title }),
    date: state ?? edition.publishedAt,
    running: { left: `${t("report.kind")}: ${edition.title}`, right: edition.code },
    cover: {
      kind: t("report.kind"),
      title: edition.title,
      organisation: edition.organisation,
      facts: [
        { label: t("report.cover.edition"), value: edition.code },
        { label: t("report.cover.published"), value: day(edition.publishedAt) },
        ...(state ? [{ label: t("report.cover.date"), value: day(state) }] : []),
        { label: t("report.cover.offers"), value: String(ranking.offers.length) },
      ],
    },
    contents: { title: t("documents.contents"), depth: 2 },
    blocks,
  };
}
