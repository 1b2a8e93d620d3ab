import { beforeAll, describe, expect, it, vi } from "vitest";

import { exampleEdition } from "../../../support/edition";
import { filledAnswers } from "../../../support/filled-answers";
import { PartEditor, ReturnedWorkbook, told } from "../../../support/returned-workbook";

vi.setConfig({ testTimeout: 30_000 });

/** Sheet "Openheid", whose first question stands in row 5. */
const sheet = "xl/worksheets/sheet3.xml";
const edition = exampleEdition({ requirements: 24 });
const filled = filledAnswers(edition);
const expected = edition.requirements.map(({ id }) => filled.find((each) => each.requirement.id === id)!.expected);
const [first] = filled.filter((each) => each.sheet === "Openheid");
const returned = new ReturnedWorkbook(edition, filled);
let bytes: Uint8Array;
beforeAll(async () => { bytes = await returned.filled(); });

const drawing = (content: string) => `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>4</xdr:row></xdr:from>${content}</xdr:twoCellAnchor></xdr:wsDr>`;
const note = (author: string, text: string) => `<comments><authors><author>${author}</author></authors><commentList><comment ref="E5" authorId="0"><text><r><t>${text}</t></r></text></comment></commentList></comments>`;

describe("what lies on the cells", () => {
  it.each<[name: string, edit: (parts: PartEditor) => PartEditor, issues: string[], comment?: string]>([
    ["a note, as Excel writes it", (parts) => parts.put("xl/comments9.xml", note("Jan", "Jan:&#10;alleen in de cloud")).relate(sheet, { n: { type: "comments", target: "../comments9.xml" } }),
      ["cell-note · Openheid!E5 · Jan:\nalleen in de cloud"], "Jan:\nalleen in de cloud"],
    ["a threaded comment, and the note that stands for it", (parts) => parts
      .put("xl/comments9.xml", note("tc={1}", "[Threaded comment]&#10;&#10;Your version of Excel allows you to read this.&#10;&#10;Comment:&#10;    Zie bijlage"))
      .put("xl/threadedComments/t1.xml", '<ThreadedComments><threadedComment ref="E5" personId="{p}" id="{1}"><text>Zie bijlage</text></threadedComment></ThreadedComments>')
      .put("xl/persons/person.xml", '<personList><person displayName="Zoë de Boer" id="{p}"/></personList>')
      .relate("xl/workbook.xml", { p: { type: "person", target: "persons/person.xml" } })
      .relate(sheet, { n: { type: "comments", target: "../comments9.xml" }, t: { type: "threadedComment", target: "../threadedComments/t1.xml" } }),
      ["cell-note · Openheid!E5 · Zoë de Boer: Zie bijlage"], "Zoë de Boer: Zie bijlage"],
    ["a text box", (parts) => parts
      .put("xl/drawings/d1.xml", drawing('<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Tekstvak 1"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>Let op: prijs volgt</a:t></a:r></a:p></xdr:txBody></xdr:sp>'))
      .relate(sheet, { d: { type: "drawing", target: "../drawings/d1.xml" } }), ["beside-template · Openheid!E5 · Let op: prijs volgt"]],
    ["a picture", (parts) => parts
      .put("xl/media/foto.png", "x").put("xl/drawings/d1.xml", drawing('<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Afbeelding 1"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="i"/></xdr:blipFill></xdr:pic>'))
      .relate("xl/drawings/d1.xml", { i: { type: "image", target: "../media/foto.png" } }).relate(sheet, { d: { type: "drawing", target: "../drawings/d1.xml" } }),
      ["picture · Openheid!E5 · Afbeelding 1 (foto.png)"]],
    ["an embedded file", (parts) => parts
      .put("xl/embeddings/prijzen.docx", "x").edit(sheet, (xml) => xml.replace("</worksheet>", '<oleObjects><oleObject progId="Word.Document.12" shapeId="1" r:id="o"><objectPr><anchor><from><col>4</col><row>4</row></from></anchor></objectPr></oleObject></oleObjects></worksheet>'))
      .relate(sheet, { o: { type: "package", target: "../embeddings/prijzen.docx" } }), ["embedded-file · Openheid!E5 · Word.Document.12 (prijzen.docx)"]],
    ["a picture that no sheet shows", (parts) => parts.put("xl/media/los.png", "x"), ["picture · los.png"]],
    ["a damaged part with notes", (parts) => parts.put("xl/comments9.xml", "<comments><auth").relate(sheet, { n: { type: "comments", target: "../comments9.xml" } }), ["damaged-part · Openheid! · xl/comments9.xml"]],
  ])("%s", (_, edit, issues, comment) => {
    const reading = returned.read(edit(new PartEditor(bytes)).zip());
    expect(reading.issues.map(told)).toEqual(issues);
    expect(reading.answers).toEqual(expected.map((answer) => (comment && answer.requirement === first.requirement.id ? { ...answer, comment: `${answer.comment}\n${comment}` } : answer)));
  });

  it("and behind a comment with a validation's tag in it nothing is left out", () => {
    const trick = new PartEditor(bytes).edit(sheet, (xml) => xml.replace("<sheetData>", "<!-- <dataValidations> --><sheetData>").replace("</worksheet>", "<!-- </dataValidations> --></worksheet>")).zip();
    expect(returned.read(trick).answers).toEqual(expected);
  });
});
