import { describe, expect, it } from "vitest";

import { requestLanguage } from "~/i18n/request-language";

const asked = (headers: Record<string, string>) => requestLanguage(new Request("http://localhost/", { headers }));

describe("the language of a page", () => {
  it("is the one that the reader chose, whatever the browser prefers", () => {
    expect(asked({ Cookie: "theme=dark; language=en", "Accept-Language": "nl-NL,nl;q=0.9" })).toBe("en");
  });

  it("is what the browser prefers most of the languages that there are", () => {
    expect(asked({ "Accept-Language": "de-DE,de;q=0.9,en;q=0.8,nl;q=0.7" })).toBe("en");
    expect(asked({ "Accept-Language": "en;q=0.3, nl-BE;q=0.9" })).toBe("nl");
    expect(asked({ "Accept-Language": "en;q=0, fr" })).toBe("nl");
  });

  it("is Dutch when nothing is said, or the cookie holds something else", () => {
    expect(asked({})).toBe("nl");
    expect(asked({ Cookie: "language=xx" })).toBe("nl");
  });
});
