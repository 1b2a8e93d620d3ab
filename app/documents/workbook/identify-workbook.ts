import type { EditionVendor } from "~/domain/edition/edition";
import { contentText } from "~/domain/responses/read-value";
import type { Refusal } from "~/domain/responses/reading";

import { clarificationKey, identityMark, identitySheetName, referencePatterns } from "./layout";
import type { OpenedSheet } from "./open-sheet";
import { openWorkbook } from "./open-workbook";
import type { OpenedWorkbook } from "./opened-workbook";

/** What a workbook says that it is; null where it does not tell. */
export interface Identity {
  editionId: string | null;
  editionCode: string | null;
  selectionId: string | null;
  vendorId: string | null;
  vendorCode: string | null;
  /** The clarification that it answers, as the hidden sheet has it. */
  clarificationId: string | null;
  /** The vendor as the hidden sheet has it. */
  vendor: EditionVendor | null;
  /** Vendor and edition codes on the visible sheets. */
  visibleVendorCodes: string[];
  visibleEditionCodes: string[];
}

/** The hidden sheet that says what the workbook is, under whatever name it has now. */
export function isIdentitySheet(sheet: OpenedSheet): boolean {
  // Its mark may be among the texts that are lost.
  if (sheet.name === identitySheetName && sheet.state !== "visible") return true;
  return sheet.rows.slice(0, markRows).some(({ cells }) => contentText(cells[0].content) === identityMark);
}

/** Rows in which the mark is looked for: some programs put a title above it. */
const markRows = 3;

/** Rows at the top of a sheet in which the reference line is looked for. */
const topRows = 15;

/** Edition and vendor by the hidden sheet or, when that is gone, by the codes in sight. */
export function identify(workbook: OpenedWorkbook): Identity {
  const hidden = workbook.sheets.find(isIdentitySheet);
  const line = (key: string): string[] => {
    const row = hidden?.rows.find(({ cells }) => contentText(cells[0].content) === key);
    return row ? row.cells.slice(1).map((cell) => contentText(cell.content)) : [];
  };
  const [editionId, editionCode, , selectionId] = line("edition");
  const [vendorId, vendorCode, name, packageName] = line("vendor");

  const references = workbook.sheets.flatMap((sheet) => (isIdentitySheet(sheet) ? [] : sheet.rows.slice(0, topRows).flatMap(({ cells }) =>
    cells.flatMap(({ content }) => {
      if (content.kind !== "text") return [];
      const found = referencePatterns.map((pattern) => pattern.exec(content.text)?.groups).find(Boolean);
      return found ? [found] : [];
    }))));
  return {
    editionId: editionId || null,
    editionCode: editionCode || references[0]?.edition || null,
    selectionId: selectionId || null,
    vendorId: vendorId || null,
    vendorCode: vendorCode || references[0]?.vendor || null,
    clarificationId: line(clarificationKey)[0] || null,
    vendor: vendorId && vendorCode ? { id: vendorId, code: vendorCode, name: name ?? "", package: packageName ?? "" } : null,
    visibleVendorCodes: [...new Set(references.map(({ vendor }) => vendor))],
    visibleEditionCodes: [...new Set(references.map(({ edition }) => edition))],
  };
}

export type Identification = ({ ok: true } & Identity) | { ok: false; refusal: Refusal };

/** Opens a workbook only to see what it is. See `openWorkbook` for what it refuses. */
export function identifyWorkbook(bytes: Uint8Array): Identification {
  const opening = openWorkbook(bytes);
  return opening.ok ? { ok: true, ...identify(opening.workbook) } : opening;
}
