/** What a returned workbook may ask of the reader. Real ones stay far below. */
export const readingLimits = {
  /** Bytes of the file as received. */
  fileBytes: 50 * 2 ** 20,
  /** Parts in the zip. */
  entries: 10_000,
  /** Bytes of all parts that are read, unpacked. */
  unpackedBytes: 256 * 2 ** 20,
  /** Elements within each other in a part. */
  depth: 100,
  /** Distinct shared strings, and characters in all of them and in all cells. */
  sharedStrings: 400_000,
  characters: 30_000_000,
  /** Cells with content, in all sheets. */
  cells: 400_000,
  sheets: 500,
  /** Merged blocks, links, notes and objects on top of the cells, of all sheets together. */
  extras: 100_000,
} as const;
