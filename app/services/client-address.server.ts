import type { IncomingHttpHeaders } from "node:http";
import { isIPv6 } from "node:net";

import { environment } from "./environment";

/**
 * The header in which the server entry tells loaders and actions where a request came from, as those do not see the
 * socket. The entry writes it over whatever a client sent under this name.
 */
const header = "x-shortlist-client";

/** What the server entry knows of a request; express fits it. `ip` heeds the setting "trust proxy". */
interface Incoming {
  headers: IncomingHttpHeaders;
  httpVersion?: string;
  ip?: string | undefined;
  socket: { remoteAddress?: string | undefined };
}

/** Headers by which a proxy says for whom it asks. */
const forwarding = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "cf-connecting-ip", "true-client-ip"];

/** Notes on an incoming request where it came from. To be called for every request, before anything answers it. */
export function noteClientAddress(incoming: Incoming): void {
  // HTTP/1.0 is what a proxy speaks that was told nothing (nginx); browsers do not.
  const here = incoming.httpVersion !== "1.0" && isLoopback(incoming.socket.remoteAddress) && !forwarding.some((name) => incoming.headers[name] !== undefined) && isOwnName(incoming.headers.host);
  incoming.headers[header] = `${here ? "here" : "elsewhere"} ${plainAddress(incoming.ip ?? incoming.socket.remoteAddress ?? "")}`;
}

/**
 * The address that a request came from, as it is counted and as far as the proxies in front are trusted; "unknown" where
 * nothing noted it. Of IPv6 it is the network: who has one of its 2^64 addresses has them all.
 */
export function clientAddress(request: Request): string {
  const { address } = noted(request);
  return (isIPv6(address) ? networkOf(address) : address) || "unknown";
}

/** The first half of an IPv6 address, written one way only. */
function networkOf(address: string): string {
  const [before = [], after] = address.replace(/%.*/, "").split("::").map((part) => part.split(":").filter((group) => group !== ""));
  const groups = [...before];
  if (after !== undefined) groups.push(...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after);
  return `${groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/**
 * Whether a request was made on the machine itself: from a loopback address, by no proxy, under a name of the machine's own.
 * Where people come by another name there is a proxy, also where it does not say so.
 */
export function madeOnThisMachine(request: Request, baseUrl = environment().BASE_URL): boolean {
  return noted(request).here && (baseUrl === undefined || isOwnName(new URL(baseUrl).host));
}

function noted(request: Request): { here: boolean; address: string } {
  const value = request.headers.get(header);
  // The development server has no entry of ours; it listens on the machine itself only.
  if (value === null) return process.env.NODE_ENV === "development" ? { here: true, address: "127.0.0.1" } : { here: false, address: "" };
  const [place, address = ""] = value.split(" ");
  return { here: place === "here", address };
}

/** An IPv4 address inside IPv6 as the IPv4 address that it is. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (/^127\.\d+\.\d+\.\d+$/.test(plainAddress(address)) || address === "::1");
}

/** Another name that leads to this machine may be a trick of a page elsewhere (DNS rebinding). */
function isOwnName(host: string | undefined): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host ?? "");
}
