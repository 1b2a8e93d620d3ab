/** What a returned workbook may ask of the reader. Real ones stay far below. */
export const readingLimits = {
  /** Bytes of the file as received. */
  fileBytes: 50 * 2 ** 20,
  /** Parts in the zip. */
  entries: 10_000,
  /** Bytes of all parts that are read, unpacked. */
  unpackedBytes: 200 * 2 ** 20,
  /** Distinct shared strings, and characters in all of them and in all cells. */
  sharedStrings: 400_000,
  characters: 100_000_000,
  /** Cells with content, in all sheets. */
  cells: 400_000,
  sheets: 500,
} as const;
