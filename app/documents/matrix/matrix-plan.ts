import type { RankingOptions, VendorResponse } from "../../domain/decision/edition-ranking";
import { rankEdition } from "../../domain/decision/edition-ranking";
import { isPriceCriterion } from "../../domain/decision/edition-tree";
import type { EditionRankedOffer, EditionRanking } from "../../domain/decision/types";
import type { Edition, EditionCriterion, EditionRequirement } from "../../domain/edition/edition";
import { translator } from "../../i18n/translate";
import type { Translate } from "../../i18n/translate";
import { columnLetter, quotedSheet } from "./formulas";

/** One row of the tree; it has the same number on the sheets with weights, answers, marks, values and contributions. */
export interface MatrixRow {
  kind: "criterion" | "requirement" | "price";
  /** Number of the row on its sheets. */
  row: number;
  depth: number;
  /** Row of the criterion that it stands under; null at the top. */
  parent: number | null;
  /** Rows directly under it. */
  children: number[];
  criterion: EditionCriterion | null;
  requirement: EditionRequirement | null;
}

export const sheetKeys = ["ranking", "weights", "answers", "marks", "values", "contributions", "knockOuts", "prices", "settings"] as const;
export type SheetKey = (typeof sheetKeys)[number];

/** Where everything stands in the workbook, decided before anything is written, so that formulas can point anywhere. */
export interface MatrixPlan {
  edition: Edition;
  ranking: EditionRanking;
  responses: ReadonlyMap<string, VendorResponse>;
  options: RankingOptions;
  t: Translate;
  /** In order of rank; the offer at a place has the same column on every sheet with a column for each offer. */
  offers: EditionRankedOffer[];
  rows: MatrixRow[];
  /** Rows of the top level. */
  top: number[];
  firstRow: number;
  lastRow: number;
  /** Rows under the matrix on the sheet with values. */
  total: number;
  low: number;
  high: number;
  mandatory: EditionRequirement[];
  /** The row of a requirement. */
  rowOf: ReadonlyMap<string, number>;
  /** The name of a sheet, and a reference to a cell or range on it. */
  name: (sheet: SheetKey) => string;
  at: (sheet: SheetKey, reference: string) => string;
}

/** Row of the column headings on every sheet; title and explanation stand above it. */
export const headRow = 5;
/** The first column of an offer on the sheets of the matrix, on the knock-outs and on the prices. */
export const firstOffer = { matrix: 4, knockOuts: 4, prices: 7 } as const;
/** First row of the offers on the first sheet. */
export const firstRanked = headRow + 1;

/** Letter of the column of the offer at a place, from 0. */
export function offerColumn(place: number, sheet: keyof typeof firstOffer = "matrix"): string {
  return columnLetter(firstOffer[sheet] + place);
}

/** Rows of the knock-outs: one per mandatory requirement, then how many failed and are open, then the waivers. */
export function knockOutRows({ mandatory }: Pick<MatrixPlan, "mandatory">): { first: number; last: number; failed: number; open: number; firstWaiver: number } {
  const first = headRow + 1;
  const last = headRow + mandatory.length;
  return { first, last, failed: last + 2, open: last + 3, firstWaiver: last + 7 };
}

/** Lays the workbook out over an edition and what vendors answered. */
export function planMatrix(edition: Edition, responses: readonly VendorResponse[], options: RankingOptions): MatrixPlan {
  const t = translator(edition.language);
  const ranking = rankEdition(edition, responses, options);
  const rows: MatrixRow[] = [];
  const rowOf = new Map<string, number>();
  const firstRow = headRow + 1;
  const add = (row: Omit<MatrixRow, "row" | "children">): MatrixRow => {
    const added = { ...row, row: firstRow + rows.length, children: [] };
    rows.push(added);
    return added;
  };
  const walk = (criteria: readonly EditionCriterion[], depth: number, parent: number | null): number[] =>
    criteria.map((criterion) => {
      const own = add({ kind: "criterion", depth, parent, criterion, requirement: null });
      if (isPriceCriterion(edition, criterion)) {
        own.children.push(add({ kind: "price", depth: depth + 1, parent: own.row, criterion: null, requirement: null }).row);
        return own.row;
      }
      for (const requirement of edition.requirements.filter((each) => each.criterion === criterion.id)) {
        const leaf = add({ kind: "requirement", depth: depth + 1, parent: own.row, criterion: null, requirement });
        rowOf.set(requirement.id, leaf.row);
        own.children.push(leaf.row);
      }
      own.children.push(...walk(criterion.children ?? [], depth + 1, own.row));
      return own.row;
    });
  const top = walk(edition.criteria, 0, null);
  const lastRow = firstRow + rows.length - 1;
  const name = (sheet: SheetKey) => t(`outcome.matrix.sheet.${sheet}`);
  return {
    edition, ranking, options, t, rows, top, firstRow, lastRow, rowOf, name,
    total: lastRow + 2, low: lastRow + 3, high: lastRow + 4,
    responses: new Map(responses.map((response) => [response.vendor.id, response])),
    offers: ranking.offers,
    mandatory: edition.requirements.filter(({ mandatory }) => mandatory),
    at: (sheet, reference) => `${quotedSheet(name(sheet))}!${reference}`,
  };
}

/** Rows of the settings: points per answer in the order of the scale, and the rules for what is missing. */
export const settingRows = { firstScale: headRow + 1, lastScale: headRow + 6, nullCounts: headRow + 9, closed: headRow + 10 } as const;
