import { describe, expect, it } from "vitest";

import { preferenceCookies, preferenceFormSchema, readPreferences } from "~/services/preferences";

describe("preferences", () => {
  it("come back as they were chosen", () => {
    const { back: _, ...chosen } = preferenceFormSchema.parse({ language: "en", theme: "dark", density: "compact", back: "/" });
    const cookie = preferenceCookies(chosen).map((line) => line.split(";")[0]).join("; ");
    expect(readPreferences(new Request("http://localhost/", { headers: { Cookie: cookie } }))).toEqual({ language: "en", theme: "dark", density: "compact" });
  });

  it("fall back to the device's colours and comfortable spacing", () => {
    expect(readPreferences(new Request("http://localhost/", { headers: { Cookie: "theme=pink; density=" } }))).toEqual({ language: "nl", theme: "system", density: "comfortable" });
  });

  it("lead back to a page of this site only", () => {
    const backOf = (back: string) => preferenceFormSchema.parse({ back }).back;
    expect(backOf("/selections/1/request?form=draft")).toBe("/selections/1/request?form=draft");
    expect(backOf("https://elsewhere.example/")).toBe("/");
    expect(backOf("//elsewhere.example")).toBe("/");
    expect(backOf("/\\elsewhere.example")).toBe("/");
    // As browsers read them: without tabs and line ends, and with the dots worked out.
    for (const path of ["/\t/elsewhere.example", "/\n/elsewhere.example", "/.//elsewhere.example", "/a/..//elsewhere.example", " //elsewhere.example", 7]) expect(preferenceFormSchema.parse({ back: path }).back).toBe("/");
    expect(backOf("/a\r\nSet-Cookie: x=1")).not.toMatch(/[\r\n]/);
    // A header can carry no letters beyond Latin-1.
    expect(backOf("/zoek?q=ŷ€")).toMatch(/^\/zoek\?q=[\x20-\x7e]+$/);
  });
});
