import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { readEnvironment } from "~/services/environment";
import { keyFrom, readSecret } from "~/services/keys.server";

const folder = mkdtempSync(join(tmpdir(), "shortlist-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the secret of an installation", () => {
  test("comes from the environment when that gives one", () => {
    const SECRET_KEY = randomBytes(32).toString("base64");
    expect(Buffer.from(readSecret({ SECRET_KEY, SECRET_KEY_FILE: join(folder, "unused", "key") })).toString("base64")).toBe(SECRET_KEY);
    expect(() => statSync(join(folder, "unused"))).toThrow();
  });

  test("is made once in a file that only its owner reads", () => {
    const SECRET_KEY_FILE = join(folder, "deep", "secret.key");
    const first = readSecret({ SECRET_KEY_FILE });
    expect(first).toHaveLength(32);
    expect(statSync(SECRET_KEY_FILE).mode & 0o777).toBe(0o600);
    expect(readSecret({ SECRET_KEY_FILE })).toEqual(first);
    expect(readSecret({ SECRET_KEY_FILE: join(folder, "other.key") })).not.toEqual(first);
  });

  test("is never replaced when its file is damaged", () => {
    const SECRET_KEY_FILE = join(folder, "short.key");
    writeFileSync(SECRET_KEY_FILE, "c2hvcnQ=\n");
    expect(() => readSecret({ SECRET_KEY_FILE })).toThrow(/found 5 bytes, expected 32/);
    expect(readFileSync(SECRET_KEY_FILE, "utf8")).toBe("c2hvcnQ=\n");
  });

  test("is not shown when it cannot be used", () => {
    expect(() => readEnvironment({ SECRET_KEY: "hunter2" })).toThrow(/SECRET_KEY: found "…"; expected 32 random bytes/);
  });
});

test("keys of different purposes differ; each is HKDF-SHA256 as RFC 5869 says", () => {
  const secret = Buffer.alloc(32, 7);
  // Computed in Python: HMAC(HMAC("shortlist", secret), "totp" 0x01).
  expect(keyFrom(secret, "totp").toString("hex")).toBe("fb8dcf7f7196ef720d0688f661be4a383d75f091b11130b8d9df503512d55ffe");
  expect(keyFrom(secret, "totp")).not.toEqual(keyFrom(secret, "sealing"));
});
