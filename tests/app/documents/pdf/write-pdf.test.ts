import { describe, expect, it } from "vitest";

import { requestPdf } from "~/documents/request/request";

import { smallEdition } from "../../../support/document-edition";
import { exampleEdition } from "../../../support/edition";

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("the PDF of a request", () => {
  it("has the same bytes for the same edition", async () => {
    const edition = exampleEdition({ requirements: 60 });
    expect(Buffer.compare(await requestPdf(edition), await requestPdf(structuredClone(edition)))).toBe(0);
  });

  it("is dated by the edition, tagged, in the language of the edition, and says that it is PDF/UA", async () => {
    const text = latin(await requestPdf(smallEdition({ publishedAt: "2026-11-02T09:00:00Z" })));
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    expect(text).toContain("(D:20261102090000Z)");
    expect(text).toContain("/Marked true");
    expect(text).toContain("/Lang (nl-NL)");
    expect(text).toContain("/DisplayDocTitle true");
    expect(text).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  it("keeps its metadata well-formed when names hold characters of XML", async () => {
    const text = latin(await requestPdf(smallEdition({ organisation: "Jansen & <Zn>" })));
    expect(text).toContain("<rdf:li>Jansen &amp; &lt;Zn&gt;</rdf:li>");
  });
});
