import { expect, test } from "vitest";

import { uploadedFiles } from "~/services/uploaded-files.server";

async function request(form: FormData, headers: Record<string, string> = {}): Promise<Request> {
  const made = new Request("http://localhost/", { method: "POST", body: form });
  const body = new Uint8Array(await made.arrayBuffer());
  return new Request("http://localhost/", { method: "POST", body, headers: { "Content-Type": made.headers.get("Content-Type")!, "Content-Length": String(body.byteLength), ...headers } });
}

test("gives every file with its name and bytes as they were sent", async () => {
  const form = new FormData();
  form.append("files", new File([new Uint8Array([80, 75, 3, 4, 0, 255])], "antwoord – één.xlsx"));
  form.append("files", new File([], "leeg.xlsx"));
  form.append("other", new File(["x"], "other.xlsx"));
  form.append("files", "no file");
  expect(await uploadedFiles(await request(form), "files")).toEqual({
    ok: true,
    files: [{ fileName: "antwoord – één.xlsx", bytes: new Uint8Array([80, 75, 3, 4, 0, 255]) }, { fileName: "leeg.xlsx", bytes: new Uint8Array() }],
  });
});

test("says why it takes nothing in", async () => {
  const one = new FormData();
  one.append("files", new File(["x"], "x.xlsx"));
  const none = new FormData();
  none.append("files", new File([], ""));
  const large = new FormData();
  large.append("files", new File(["x"], "small.xlsx"));
  large.append("files", new File([new Uint8Array(25_000_001)], "large.xlsx"));
  expect(await uploadedFiles(await request(none), "files")).toEqual({ ok: false, why: "none" });
  expect(await uploadedFiles(await request(large), "files")).toEqual({ ok: false, why: "too-large" });
  expect(await uploadedFiles(await request(one, { "Content-Length": "100000001" }), "files")).toEqual({ ok: false, why: "too-large" });
  expect(await uploadedFiles(await request(one, { "Content-Type": "multipart/form-data; boundary=another" }), "files")).toEqual({ ok: false, why: "broken" });
});
