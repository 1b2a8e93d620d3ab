/** The most bytes of one attachment, and the most attachments of one vendor in a round. */
export const attachmentLimits = { file: 25_000_000, perVendor: 100 } as const;

interface Kind {
  mediaType: string;
  extensions: readonly string[];
}

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

const plainKinds: readonly (Kind & { starts: readonly (readonly [offset: number, bytes: readonly number[]])[] })[] = [
  { mediaType: "image/png", extensions: ["png"], starts: [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]] },
  { mediaType: "image/jpeg", extensions: ["jpg", "jpeg"], starts: [[0, [0xff, 0xd8, 0xff]]] },
  { mediaType: "image/gif", extensions: ["gif"], starts: [[0, [0x47, 0x49, 0x46, 0x38]]] },
  { mediaType: "image/webp", extensions: ["webp"], starts: [[0, [0x52, 0x49, 0x46, 0x46]], [8, [0x57, 0x45, 0x42, 0x50]]] },
  { mediaType: "image/tiff", extensions: ["tif", "tiff"], starts: [[0, [0x49, 0x49, 0x2a, 0x00]]] },
  { mediaType: "image/tiff", extensions: ["tif", "tiff"], starts: [[0, [0x4d, 0x4d, 0x00, 0x2a]]] },
];

/** Old office files share their first bytes; the name tells which program made it. */
const oleKinds: readonly Kind[] = [
  { mediaType: "application/msword", extensions: ["doc"] },
  { mediaType: "application/vnd.ms-excel", extensions: ["xls"] },
  { mediaType: "application/vnd.ms-powerpoint", extensions: ["ppt"] },
];

/** Office files in a zip, by a name or text that stands uncompressed in it. */
const zipKinds: readonly (Kind & { holds: readonly string[] })[] = [
  { mediaType: `${openXml}.wordprocessingml.document`, extensions: ["docx"], holds: ["[Content_Types].xml", "word/"] },
  { mediaType: `${openXml}.spreadsheetml.sheet`, extensions: ["xlsx"], holds: ["[Content_Types].xml", "xl/"] },
  { mediaType: `${openXml}.presentationml.presentation`, extensions: ["pptx"], holds: ["[Content_Types].xml", "ppt/"] },
  { mediaType: `${openDocument}.text`, extensions: ["odt"], holds: [`mimetype${openDocument}.text`] },
  { mediaType: `${openDocument}.spreadsheet`, extensions: ["ods"], holds: [`mimetype${openDocument}.spreadsheet`] },
  { mediaType: `${openDocument}.presentation`, extensions: ["odp"], holds: [`mimetype${openDocument}.presentation`] },
];

/** What a file chooser offers. */
export const attachmentExtensions: readonly string[] = [
  ...new Set(["pdf", ...[...plainKinds, ...oleKinds, ...zipKinds].flatMap(({ extensions }) => extensions)]),
].map((extension) => `.${extension}`);

/**
 * The media type of an attachment: a PDF, picture or office file by its content, with a name that says the same. Null for
 * anything else, also for a file that is called otherwise than it is: whoever opens it would be misled.
 */
export function attachmentMediaType(fileName: string, bytes: Uint8Array): string | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1].toLowerCase() ?? "";
  return candidates(bytes).find(({ extensions }) => extensions.includes(extension))?.mediaType ?? null;
}

function candidates(bytes: Uint8Array): readonly Kind[] {
  const at = (offset: number, expected: readonly number[]) => expected.every((byte, index) => bytes[offset + index] === byte);
  // Readers accept a PDF whose header stands a little further on, so scanners and mailers add things before it.
  if (latin1(bytes.subarray(0, 1024)).includes("%PDF-")) return [{ mediaType: "application/pdf", extensions: ["pdf"] }];
  if (at(0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oleKinds;
  if (at(0, [0x50, 0x4b, 0x03, 0x04])) {
    const text = latin1(bytes);
    return zipKinds.filter(({ holds }) => holds.every((name) => text.includes(name)));
  }
  return plainKinds.filter(({ starts }) => starts.every(([offset, expected]) => at(offset, expected)));
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** A file name as it may be shown and handed out: without folders and control characters, at most 150 characters, its extension kept. */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)!.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  if (last.length <= 150) return last || "file";
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(last)?.[0] ?? "";
  return last.slice(0, 150 - extension.length) + extension;
}
