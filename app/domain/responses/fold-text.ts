/** One space for every run of white space, compatibility forms folded, invisible characters gone; case is kept. */
export function plainText(text: string): string {
  // Most texts are plain already.
  if (/^[!-_a-~]+(?: [!-_a-~]+)*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    // Invisible: joiners, marks of direction (as copying from Outlook brings along), selectors of emoji.
    .replace(/[\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE0E\uFE0F\uFEFF\u00AD]/g, "")
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u00B4`]/g, "'")
    .replace(/[\u201C\u201D\u201E\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** The form in which labels are compared: plain, lower case, without quotes or full stops around it. */
export function foldText(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/^['"(]+|['").,;:!]+$/g, "")
    .trim();
}
