import { RefusedFile } from "./refused-file";

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, index) => bytes[index] === byte);

/** Names in OLE files are UTF-16. */
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/** Whether a file is a zip file or plain text, by its first bytes; whatever else it is, is refused by name. */
export function zipOrText(bytes: Uint8Array): "zip" | "text" {
  if (bytes.length === 0) throw new RefusedFile("not-a-workbook", "empty");
  if (startsWith(bytes, 0x50, 0x4b)) return "zip";
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new RefusedFile(buffer.includes(encryptedPackage) ? "encrypted" : "legacy-xls");
  const head = buffer.subarray(0, 4096);
  if (head.subarray(0, 1024).includes("%PDF-")) throw new RefusedFile("pdf");
  const image = startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff) || head.toString("latin1", 0, 4) === "GIF8";
  if (image) throw new RefusedFile("not-a-workbook", "image");

  const archive = startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) || head.toString("latin1", 0, 4) === "Rar!";
  if (archive) throw new RefusedFile("not-a-workbook", "archive");

  const text = asText(head);
  if (text === null) throw new RefusedFile("not-a-workbook", "binary");
  if (/^\s*<(?:!doctype html|html|table|head|meta)/i.test(text)) throw new RefusedFile("not-a-workbook", "html");
  if (/^\s*(?:<\?xml|<office:document|<Workbook)/i.test(text)) throw new RefusedFile("not-a-workbook", kindOfXml(text));
  if (/^\s*\{\\rtf/.test(text)) throw new RefusedFile("not-a-workbook", "rtf");
  if (/^[A-Z][\w-]+: /.test(text) && /^(?:MIME-Version|Content-Type): /im.test(text)) throw new RefusedFile("not-a-workbook", "mail");
  return "text";
}

/** Formats of spreadsheets that are one XML file. */
function kindOfXml(text: string): "fods" | "excel-xml" | "xml" {
  if (/office:document\b/.test(text)) return "fods";
  return /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/i.test(text) ? "excel-xml" : "xml";
}

function asText(head: Buffer): string | null {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
  if (head.includes(0)) return null;
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  const strange = [...text].filter((c) => c < " " && !"\t\r\n\f".includes(c)).length;
  return strange === 0 ? text : null;
}

/** Refuses a zip file that holds something else than an Excel workbook, naming what it is. Names are lower case. */
export function refuseUnlessWorkbook(names: ReadonlySet<string>, mimetype: () => string): void {
  const some = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  if (names.has("mimetype") && mimetype().includes("opendocument")) {
    throw new RefusedFile("not-a-workbook", "zip");
  }
  if (some(/(?:^|\/)index\.zip$/) || some(/\.iwa$/)) throw new RefusedFile("numbers");
  if (names.has("encryptedpackage")) throw new RefusedFile("encrypted");
  if (names.has("[content_types].xml")) {
    if (names.has("xl/workbook.bin")) throw new RefusedFile("not-a-workbook", "xlsb");
    if (some(/^xl\//)) return;
    if (some(/^word\//)) throw new RefusedFile("not-a-workbook", "word");
    if (some(/^ppt\//)) throw new RefusedFile("not-a-workbook", "presentation");
    if (names.has("_rels/.rels")) return;
  }
  if (some(/^xl\/workbook\.xml$/)) return;
  throw new RefusedFile("not-a-workbook", "zip");
}
