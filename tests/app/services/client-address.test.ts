import { describe, expect, test } from "vitest";

import { clientAddress, madeOnThisMachine, noteClientAddress } from "~/services/client-address.server";

/** The request that a loader gets when one came in from `remoteAddress` with these headers. */
function arrived(remoteAddress: string | undefined, headers: Record<string, string> = {}, ip?: string, httpVersion = "1.1"): Request {
  const incoming = { httpVersion, headers: { host: "localhost:3000", ...headers } as Record<string, string>, socket: { remoteAddress }, ip };
  noteClientAddress(incoming);
  return new Request("http://localhost:3000/", { headers: incoming.headers });
}

describe("a request made on the machine itself", () => {
  test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.8.8"])("comes from %s", (address) => {
    expect(madeOnThisMachine(arrived(address))).toBe(true);
  });
  test.each(["10.0.0.5", "::ffff:10.0.0.5", "fe80::1", "128.0.0.1", undefined])("does not come from %s", (address) => {
    expect(madeOnThisMachine(arrived(address))).toBe(false);
  });
  test.each(["x-forwarded-for", "forwarded", "x-real-ip", "via"])("came through no proxy, as %s would tell", (name) => {
    expect(madeOnThisMachine(arrived("127.0.0.1", { [name]: "203.0.113.9" }))).toBe(false);
  });
  test("asks for a name of the machine's own: a name elsewhere that leads here does not count", () => {
    expect(madeOnThisMachine(arrived("127.0.0.1", { host: "shortlist.example.org" }))).toBe(false);
    expect(madeOnThisMachine(arrived("127.0.0.1", { host: "localhost.example.org:3000" }))).toBe(false);
    expect(madeOnThisMachine(arrived("127.0.0.1", { host: "[::1]:3000" }))).toBe(true);
  });
  test("came through no proxy that says nothing of itself: such a one speaks HTTP/1.0, or people come by another name", () => {
    expect(madeOnThisMachine(arrived("127.0.0.1", {}, undefined, "1.0"))).toBe(false);
    expect(madeOnThisMachine(arrived("127.0.0.1"), "https://shortlist.example.org")).toBe(false);
    expect(madeOnThisMachine(arrived("127.0.0.1"), "http://localhost:3000")).toBe(true);
  });
  test("cannot be claimed by a header", () => {
    expect(madeOnThisMachine(arrived("10.0.0.5", { "x-shortlist-client": "here 127.0.0.1" }))).toBe(false);
    expect(madeOnThisMachine(new Request("http://localhost/", { headers: {} }))).toBe(false);
  });
});

test("the address is that of the socket, or what the trusted proxies say", () => {
  expect(clientAddress(arrived("::ffff:10.0.0.5"))).toBe("10.0.0.5");
  expect(clientAddress(arrived("127.0.0.1", { "x-forwarded-for": "203.0.113.9" }, "203.0.113.9"))).toBe("203.0.113.9");
  expect(clientAddress(arrived("127.0.0.1", { "x-forwarded-for": "203.0.113.9" }, "127.0.0.1"))).toBe("127.0.0.1");
  expect(clientAddress(new Request("http://localhost/"))).toBe("unknown");
});

test("who has one address of an IPv6 network has them all: they count as one, however they are written", () => {
  const counted = ["2001:db8:1:2::1", "2001:db8:1:2:ffff:1:2:3", "2001:0DB8:0001:0002:0:0:0:9"].map((address) => clientAddress(arrived(address)));
  expect(new Set(counted)).toEqual(new Set(["2001:db8:1:2::/64"]));
  expect(clientAddress(arrived("2001:db8:1:3::1"))).toBe("2001:db8:1:3::/64");
  expect(clientAddress(arrived("fe80::1%eth0"))).toBe("fe80:0:0:0::/64");
  expect(clientAddress(arrived("::1"))).toBe("0:0:0:0::/64");
});
