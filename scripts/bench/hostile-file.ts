import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from "fflate";

/** A workbook's second sheet, with what is put before the end of its cells so many times. */
function withRepeated(workbook: Uint8Array, unit: string, times: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, content] of Object.entries(unzipSync(workbook))) {
    const entry = new ZipDeflate(name, { level: 1 });
    zip.add(entry);
    if (name !== "xl/worksheets/sheet2.xml") {
      entry.push(content, true);
      continue;
    }
    const [before, after] = strFromU8(content).split("</sheetData>");
    entry.push(strToU8(before));
    const atOnce = Math.max(1, Math.floor(2 ** 18 / unit.length));
    for (let done = 0; done < times; done += atOnce) entry.push(strToU8(unit.repeat(Math.min(atOnce, times - done))));
    entry.push(strToU8(`</sheetData>${after}`), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** Files that ask for as much as the reader allows, or more, made of a workbook that could be anybody's. */
export function hostileFiles(workbook: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const row = (cells: string) => `<row>${cells}</row>`;
  return [
    { name: "blank styled cells, 250 MB unpacked", bytes: withRepeated(workbook, row('<c s="1"/>'.repeat(100)), 240_000) },
    { name: "a million filled cells", bytes: withRepeated(workbook, row("<c><v>1</v></c>".repeat(100)), 10_000) },
    { name: "390,000 filled cells, just allowed", bytes: withRepeated(workbook, row('<c t="str"><v>Ons antwoord</v></c>'.repeat(100)), 3_800) },
    { name: "a part that unpacks to 1 GB", bytes: withRepeated(workbook, " ".repeat(2 ** 16), 2 ** 14) },
    { name: "one cell of 200 MB", bytes: withRepeated(workbook, row(`<c t="str"><v>${"x".repeat(2 ** 20)}</v></c>`), 200) },
  ];
}
