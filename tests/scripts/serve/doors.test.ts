import { describe, expect, test } from "vitest";

import { EnvironmentError, readEnvironment } from "~/services/environment";

import { bodyProblem } from "../../../scripts/serve/limits";
import { describeFault, withoutPersonalData } from "../../../scripts/serve/log";
import { isOwnHost, mayChange } from "../../../scripts/serve/origin";
import { nameOf } from "../../../scripts/serve/request-log";
import { routeFinder } from "../../../scripts/serve/route-finder";

const here = { method: "POST", origin: undefined, fetchSite: undefined, reached: "https://shortlist.example", baseUrl: undefined };

describe("where a request that changes something comes from", () => {
  test.each([
    ["a page of the product", { origin: "https://shortlist.example", fetchSite: "same-origin" }, true],
    ["a page of the product, in a browser without Sec-Fetch-Site", { origin: "https://shortlist.example" }, true],
    ["a page that hides its address, such as one behind a link", { origin: "null", fetchSite: "same-origin" }, true],
    ["a program", {}, true],
    ["another site", { origin: "https://evil.example", fetchSite: "cross-site" }, false],
    ["another site, in a browser without Sec-Fetch-Site", { origin: "https://evil.example" }, false],
    ["the same name on another port", { origin: "https://shortlist.example:8443", fetchSite: "same-site" }, false],
    ["the same name without https", { origin: "http://shortlist.example" }, false],
    ["a neighbour under the same domain", { fetchSite: "same-site" }, false],
    ["a page in a sandbox", { origin: "null", fetchSite: "cross-site" }, false],
    ["nobody knows", { origin: "null" }, false],
  ])("%s", (_what, headers, allowed) => {
    expect(mayChange({ ...here, ...headers })).toBe(allowed);
    expect(mayChange({ ...here, ...headers, method: "GET" })).toBe(true);
  });

  test("behind a proxy that keeps its own name for the product, BASE_URL says where people are", () => {
    const behind = { ...here, reached: "http://10.0.0.5:3000", origin: "https://shortlist.example", fetchSite: "same-origin" };
    expect(mayChange(behind)).toBe(false);
    expect(mayChange({ ...behind, baseUrl: "https://shortlist.example/" })).toBe(true);
  });

  test("a server that listens on its own machine is reached by that machine's names only", () => {
    const own = { listensOn: "127.0.0.1", baseUrl: undefined };
    for (const host of ["localhost:3000", "127.0.0.1", "[::1]:3000"]) expect(isOwnHost(host, own), host).toBe(true);
    for (const host of ["evil.example", "localhost.evil.example:3000", "127.0.0.1.evil.example", undefined]) expect(isOwnHost(host, own), host).toBe(false);
    expect(isOwnHost("shortlist.example", { ...own, listensOn: "0.0.0.0" })).toBe(true);
  });
});

test("a body is read only where its size is known and no larger than its kind may be", () => {
  const most = { form: 100, files: 1_000 };
  expect(bodyProblem({ "content-length": "100", "content-type": "application/x-www-form-urlencoded" }, most)).toBeNull();
  expect(bodyProblem({ "content-length": "101" }, most)).toBe("form-too-large");
  for (const type of [undefined, "text/plain", "application/json"]) expect(bodyProblem({ "content-length": "10", "content-type": type }, most)).toBe("form");
  expect(bodyProblem({ "content-length": "1000", "content-type": "multipart/form-data; boundary=x" }, most)).toBeNull();
  expect(bodyProblem({ "content-length": "1001", "content-type": "Multipart/Form-Data; boundary=x" }, most)).toBe("files-too-large");
  expect(bodyProblem({ "transfer-encoding": "chunked" }, most)).toBe("length");
  expect(bodyProblem({}, most)).toBeNull();
});

describe("the log", () => {
  test("holds no mail address, password, query or token, wherever in a message they stand", () => {
    const said = withoutPersonalData(
      "cannot reach postgres://shop:hunter2@db/x for jan.de.vries@voorbeeld.example at /answer/Zk3vXq9_LmN0pQrStUvWxYz12345 (https://a.example/reset?token=abc123)",
    );
    for (const secret of ["hunter2", "jan.de.vries", "Zk3vXq9", "abc123"]) expect(said).not.toContain(secret);
    expect(said).toContain("cannot reach");
  });

  test("keeps of a fault its type, code, place and causes, and none of what a driver hangs on it", () => {
    const fault = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (email)=(jan@voorbeeld.example) already exists", parameters: ["jan@voorbeeld.example"], cause: new TypeError("for jan@voorbeeld.example") });
    const told = describeFault(fault);
    expect(told).toMatchObject({ type: "Error", message: "duplicate key", code: "23505", cause: { type: "TypeError", message: "for [mail address]" } });
    expect(JSON.stringify(told)).not.toContain("jan@");
    expect((told.stack as string[])[0]).toMatch(/^at /);
  });

  test("names the route instead of the address", () => {
    const routesOf = routeFinder({ routes: {
      root: { id: "root" },
      "routes/answer": { id: "routes/answer", parentId: "root", path: "answer/:token" },
      "routes/answer-page": { id: "routes/answer-page", parentId: "routes/answer", index: true },
    } });
    // Twice, for the second time is from memory.
    for (let time = 0; time < 2; time += 1) {
      expect(nameOf("/answer/SECRET", routesOf)).toBe("routes/answer-page");
      expect(nameOf("/answer/SECRET.data", routesOf)).toBe("routes/answer-page");
      expect(nameOf("/elsewhere/SECRET", routesOf)).toBe("none");
      expect(nameOf("/%E0%A4%A", routesOf)).toBe("none");
    }
    expect(routesOf("/answer/SECRET.data")).toEqual(["routes/answer", "routes/answer-page"]);
  });
});

describe("settings", () => {
  test("of a server are read into what they mean", () => {
    expect(readEnvironment({ TRUST_PROXY: "1", BACKUP_EVERY: "12h", BACKUP_KEEP: "30", BASE_URL: "https://shortlist.example" }))
      .toMatchObject({ TRUST_PROXY: 1, BACKUP_EVERY: 43_200_000, BACKUP_KEEP: 30 });
    expect(readEnvironment({ TRUST_PROXY: "loopback, 10.0.0.0/8, fd00::/8" }).TRUST_PROXY).toEqual(["loopback", "10.0.0.0/8", "fd00::/8"]);
    expect(readEnvironment({})).toMatchObject({ BACKUP_EVERY: 86_400_000, BACKUP_KEEP: 14 });
  });

  test.each([
    ["TRUST_PROXY", "true"], ["TRUST_PROXY", "10.0.0.0/40"], ["BASE_URL", "https://shop.example/shortlist"], ["BASE_URL", "ftp://x"],
    ["BACKUP_EVERY", "daily"], ["BACKUP_KEEP", "0"], ["LOG_LEVEL", "loud"], ["PORT", "99999"],
  ])("that cannot be used are named with what was found: %s=%s", (name, value) => {
    const read = () => readEnvironment({ [name]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(new RegExp(`${name}: found "${value}"`));
  });

  test("that are secrets are not shown when they are wrong", () => {
    expect(() => readEnvironment({ DATABASE_URL: "mysql://shop:hunter2@db/x" })).toThrow(/found "mysql:\/\/shop:…@db\/x"/);
  });
});
