import { randomUUID } from "node:crypto";

import type { NextFunction, Request, RequestHandler, Response } from "express";

import { bodyProblem, hasFiles, isReadable } from "./limits";
import type { Limits } from "./limits";
import { isHostName, isOwnHost, mayChange } from "./origin";
import { refuse } from "./refusal";

/** What the doors need to know about where the product stands. */
export interface Place {
  listensOn: string;
  baseUrl: string | undefined;
  limits: Limits;
  stopping: () => boolean;
}

/** All that pages and those who watch the server use. */
const methods = new Set(["GET", "HEAD", "POST"]);

/**
 * What every request passes before a page sees it: it has a number, the server is not stopping, its address is no longer
 * than it may be, it was sent to a name of the product, it comes from a page of the product if it may change something,
 * and its body is no larger and comes no slower than it may. What is refused is refused in words.
 */
export function doors({ listensOn, baseUrl, limits, stopping }: Place): RequestHandler {
  return (request, response, next) => {
    response.locals.requestId = randomUUID();
    response.set("X-Request-Id", response.locals.requestId as string);
    if (stopping()) return refuse(request, response, "stopping");
    if (request.originalUrl.length > limits.address) return refuse(request, response, "address");
    if (!isReadable(request.originalUrl)) return refuse(request, response, "malformed");
    if (!isOwnHost(request.headers.host, { listensOn, baseUrl }) || !isHostName(hostOf(request))) return refuse(request, response, "host");
    if (!mayChange({
      method: request.method, origin: request.headers.origin, fetchSite: request.get("Sec-Fetch-Site"), baseUrl,
      reached: `${request.protocol}://${hostOf(request)}`,
    })) return refuse(request, response, "origin");
    if (!methods.has(request.method)) return refuse(request, response, "form");
    const problem = bodyProblem(request.headers, limits);
    if (problem) return refuse(request, response, problem);
    watchBody(request, response, limits);
    dropUnread(request, response);
    settleHeaders(request);
    next();
  };
}

/** Host and port that the browser asked for: from a proxy if that is trusted, else from the Host header. */
function hostOf(request: Request): string {
  const forwarded = request.get("X-Forwarded-Host")?.split(",")[0]?.trim();
  const trusts = request.app.get("trust proxy fn") as (address: string | undefined, hop: number) => boolean;
  return (forwarded && trusts(request.socket.remoteAddress, 0) ? forwarded : request.headers.host)!.toLowerCase();
}

/** A form that has not come whole in its time is answered and cut off; files have the longer time of the server. */
function watchBody(request: Request, response: Response, { formTime }: Limits): void {
  if (hasFiles(request.headers["content-type"]) || !Number(request.headers["content-length"] ?? 0)) return;
  const watch = setTimeout(() => {
    if (request.complete || response.headersSent) return;
    refuse(request, response, "slow");
    response.once("finish", () => request.socket.destroy());
  }, formTime);
  request.once("end", () => clearTimeout(watch));
  response.once("close", () => clearTimeout(watch));
}

/**
 * What nobody read of a body when the answer has gone out is thrown away, as Node does where nobody began to read: the next
 * request on the connection, which may be somebody else's behind a proxy, would wait behind it.
 */
function dropUnread(request: Request, response: Response): void {
  response.once("finish", () => {
    if (request.complete) return;
    request.removeAllListeners("data");
    request.resume();
  });
}

/**
 * Leaves Remix no header to judge by again: it compares Origin with X-Forwarded-Host from whoever sent it, and takes the
 * Origin `null` of a page that hides its address for an attack.
 */
function settleHeaders(request: Request): void {
  const host = hostOf(request);
  delete request.headers.origin;
  request.headers.host = host;
  request.headers["x-forwarded-host"] = host;
}

/** The last that a request meets: a fault that nothing caught. */
export function lastResort(report: (error: unknown, response: Response) => void) {
  // Express knows this kind of handler by its four parameters.
  return (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    report(error, response);
    if (response.headersSent) response.destroy();
    else response.status(500).type("text/plain").send(`Something went wrong here. Reference: ${String(response.locals.requestId)}\n`);
  };
}
