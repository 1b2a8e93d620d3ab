import { RefusedFile } from "./refused-file";
import { utf16Of } from "./text-encoding";

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, index) => bytes[index] === byte);

/** Names in OLE files, which are UTF-16, and what they tell of the file. */
const oleNames: readonly [name: Buffer, refusal: ConstructorParameters<typeof RefusedFile>][] = ([
  ["EncryptedPackage", ["encrypted"]],
  ["WordDocument", ["not-a-workbook", "word"]],
  ["PowerPoint Document", ["not-a-workbook", "presentation"]],
  ["__properties_version1.0", ["not-a-workbook", "mail"]],
] as const).map(([name, refusal]) => [Buffer.from(name, "utf16le"), [...refusal]]);
const oldWorkbook = [Buffer.from("Workbook", "utf16le"), Buffer.from("Book", "utf16le")];

/** A workbook may hold a document of another kind, so its own name goes first. */
function oleRefusal(file: Buffer): RefusedFile {
  const [encrypted, ...others] = oleNames;
  if (file.includes(encrypted[0])) return new RefusedFile("encrypted");
  const other = oldWorkbook.some((name) => file.includes(name)) ? undefined : others.find(([name]) => file.includes(name));
  return other ? new RefusedFile(...other[1]) : new RefusedFile("legacy-xls");
}

/** What cloud programs put on a disk in place of a document, and shortcuts of Windows and macOS. */
function isShortcut(text: string): boolean {
  return /^\s*\[(?:InternetShortcut|Desktop Entry)\]/i.test(text) || /^\s*\{[^{}]*"(?:url|doc_id|resource_key|open_url)"\s*:/.test(text) || /^\s*<\?xml.*<plist.*<key>URL<\/key>/is.test(text);
}

/** Whether a text is a message as mail programs save it, headers first; these can be long. */
function isMail(text: string): boolean {
  if (/^From \S+ .*\d\d:\d\d/.test(text)) return true;
  return /^[A-Z][\w-]+:[ \t]/i.test(text) && /^(?:MIME-Version|Content-Type|Received|Message-ID|Return-Path|Delivered-To|DKIM-Signature):[ \t]/im.test(text);
}

/** Whether a text is a few lines with an address of a document elsewhere: "our answers: https://…". */
function isAddress(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const words = lines.map((line) => line.replace(/https?:\/\/\S+/gi, ""));
  const isTable = words.some((line) => /[;\t|]/.test(line)) || words.filter((line) => /,\S|,$/.test(line)).length > 1;
  return lines.length <= 30 && /https?:\/\/\S{8}/i.test(text) && !isTable;
}

/** Whether a file is a PDF, whatever it is called. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(0, 1024).includes("%PDF-");
}

/** Whether a file is a zip file or plain text, by its first bytes; whatever else it is, is refused by name. */
export function zipOrText(bytes: Uint8Array): "zip" | "text" {
  if (bytes.length === 0) throw new RefusedFile("not-a-workbook", "empty");
  if (startsWith(bytes, 0x50, 0x4b)) return "zip";
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw oleRefusal(buffer);
  // What Outlook wraps attachments in for who has no Outlook: "winmail.dat".
  if (startsWith(bytes, 0x78, 0x9f, 0x3e, 0x22)) throw new RefusedFile("not-a-workbook", "mail");
  const head = buffer.subarray(0, 4096);
  if (isPdf(bytes)) throw new RefusedFile("pdf");
  const latin = head.toString("latin1", 0, 16);
  const image = startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff) || /^(?:GIF8|RIFF....WEBP|....ftyp(?:hei|mif|avif))/s.test(latin);
  if (image) throw new RefusedFile("not-a-workbook", "image");

  const archive = startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) || latin.startsWith("Rar!");
  if (archive) throw new RefusedFile("not-a-workbook", "archive");

  const text = asText(head);
  if (startsWith(bytes, 0x4c, 0, 0, 0, 1, 0x14, 2, 0) || isShortcut(text ?? "")) throw new RefusedFile("not-a-workbook", "shortcut");
  if (text === null) throw new RefusedFile("not-a-workbook", "binary");
  if (/^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body|style|table)\b/is.test(text)) throw new RefusedFile("not-a-workbook", "html");
  if (/^\s*(?:<\?xml|<office:document|<Workbook)/i.test(text)) throw new RefusedFile("not-a-workbook", kindOfXml(text));
  if (/^\s*\{\\rtf/.test(text)) throw new RefusedFile("not-a-workbook", "rtf");
  if (isMail(text)) throw new RefusedFile("not-a-workbook", "mail");
  if (bytes.length < 20_000 && isAddress(text)) throw new RefusedFile("not-a-workbook", "shortcut");
  return "text";
}

/** Formats of spreadsheets that are one XML file. */
function kindOfXml(text: string): "fods" | "excel-xml" | "xml" {
  if (/office:document\b/.test(text)) return "fods";
  return /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/i.test(text) ? "excel-xml" : "xml";
}

function asText(head: Buffer): string | null {
  const wide = utf16Of(head);
  if (wide) return new TextDecoder(wide).decode(head);
  if (head.includes(0)) return null;
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  const strange = [...text].filter((c) => c < " " && !"\t\r\n\f".includes(c)).length;
  return strange === 0 ? text : null;
}

/** Refuses a zip file that holds something else than an Excel workbook, naming what it is. Names are lower case. */
export function refuseUnlessWorkbook(names: ReadonlySet<string>, mimetype: () => string): void {
  const some = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  if (names.has("mimetype") && mimetype().includes("opendocument")) {
    const kind = /opendocument\.(text|presentation)/.exec(mimetype())?.[1];
    throw new RefusedFile("not-a-workbook", kind === "text" ? "odt" : kind === "presentation" ? "presentation" : "zip");
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
