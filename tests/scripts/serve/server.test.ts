import { Agent, request as httpRequest } from "node:http";
import type { ClientRequest, IncomingMessage, Server } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";

import { createReadableStreamFromReadable } from "@remix-run/node";
import express from "express";
import { afterEach, describe, expect, test } from "vitest";

import { doors } from "../../../scripts/serve/doors";
import { createHttpServer } from "../../../scripts/serve/http-server";
import { limits } from "../../../scripts/serve/limits";
import { securityHeaders } from "../../../scripts/serve/security-headers";
import { gracefulStop } from "../../../scripts/serve/stop";

const most = { ...limits, form: 1_000, files: 5_000, formTime: 300, headersTime: 400, grace: 3_000 };
let server: Server;
let running: ReturnType<typeof gracefulStop>;
let port: number;

/** The doors before a page that says how many bytes it was sent. */
async function open(baseUrl?: string, larger: Partial<typeof most> = {}): Promise<void> {
  const app = express();
  const within = { ...most, ...larger };
  server = createHttpServer((request, response) => app(request, response), within);
  running = gracefulStop(server, most.grace);
  app.use(securityHeaders(baseUrl?.startsWith("https:") ?? false));
  app.use(doors({ listensOn: "127.0.0.1", baseUrl, limits: within, stopping: running.stopping }));
  // As a page that sends somebody away before it looks at the form.
  app.post("/away", (request, response) => {
    createReadableStreamFromReadable(request);
    response.redirect("/sign-in");
  });
  app.all("*", (request, response) => {
    let size = 0;
    request.on("data", (chunk: Buffer) => (size += chunk.length));
    request.on("end", () => response.send(`${size}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
}

afterEach(() => running.stop());

function begin(headers: Record<string, string | number>, path = "/"): { request: ClientRequest; answer: Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }> } {
  const request = httpRequest({ port, host: "127.0.0.1", path, method: "POST", headers, agent: false });
  const answer = new Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.on("data", (data: Buffer) => (text += data.toString()));
      response.on("end", () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    });
  });
  return { request, answer };
}

function send(headers: Record<string, string | number>, body = "", path = "/") {
  const { request, answer } = begin({ "Content-Length": body.length, "Content-Type": "application/x-www-form-urlencoded", ...headers }, path);
  request.end(body);
  return answer;
}

const files = { "Content-Type": "multipart/form-data; boundary=x" };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("what does not pass the doors is told why", () => {
  test.each([
    ["another site", { Origin: "https://evil.example", "Accept-Language": "en" }, "a=1", "/", 403, /sent from another site/],
    ["a form that is too large", { "Accept-Language": "en" }, "x".repeat(1_001), "/", 413, /form may have at most/],
    ["files that are too large", { ...files, "Accept-Language": "en" }, "x".repeat(5_001), "/", 413, /files are too large/],
    ["an address that is too long", {}, "", `/${"x".repeat(9_000)}`, 414, /adres is te lang/],
    ["an address that cannot be decoded", {}, "", "/answer/%E0%A4%A", 400, /niet leesbaar/],
    ["an address with a NUL in it", {}, "", "/selections/%00?user=1", 400, /niet leesbaar/],
    ["an address with a NUL behind the question mark", {}, "", "/selections?actor=a%00b", 400, /niet leesbaar/],
    ["an address of another site", {}, "", "http://evil.example/selections", 400, /niet leesbaar/],
    ["what no form sends", { "Content-Type": "text/plain", "Accept-Language": "en" }, "{}", "/", 400, /no form of Shortlist/],
    ["a foreign name for this machine", { Host: "evil.example" }, "", "/", 421, /localhost/],
  ])("%s", async (_what, headers, body, path, status, words) => {
    await open();
    const answer = await send(headers, body, path);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(words);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    const page = await send({ ...headers, Accept: "text/html" }, body, path);
    expect(page.text).toMatch(/^<!doctype html>.*<h1>/);
    expect(page.text).not.toContain("<script");
  });

  test("a body without a size", async () => {
    await open();
    const { request, answer } = begin({ "Transfer-Encoding": "chunked" });
    request.end("a=1");
    expect((await answer).status).toBe(411);
  });

  test("what is in order passes: a form, files, and a page behind a link whose origin is hidden", async () => {
    await open();
    expect(await send({}, "a=1")).toMatchObject({ status: 200, text: "3" });
    expect(await send(files, "x".repeat(5_000))).toMatchObject({ status: 200, text: "5000" });
    expect(await send({ Origin: "null", "Sec-Fetch-Site": "same-origin" }, "a=1")).toMatchObject({ status: 200 });
  });

  test("by https, browsers are told to come back by https only", async () => {
    await open("https://shortlist.example");
    expect((await send({}, "a=1")).headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
  });
});

test("a large form that no page read does not hold up the next request on its connection", async () => {
  await open(undefined, { form: 2_000_000 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (path: string, body: string) => new Promise<number>((resolve, reject) => {
    const request = httpRequest({ port, host: "127.0.0.1", path, method: "POST", agent, timeout: 2_000, headers: { "Content-Length": body.length, "Content-Type": "application/x-www-form-urlencoded" } }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode!));
    });
    request.on("timeout", () => request.destroy(new Error("no answer"))).on("error", reject).end(body);
  });
  expect(await post("/away", "x".repeat(1_500_000))).toBe(302);
  expect(await post("/", "a=1")).toBe(200);
  agent.destroy();
});

describe("slow clients", () => {
  test("a form that does not come whole is answered and cut off", async () => {
    await open();
    const { request, answer } = begin({ "Content-Length": 100, "Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "en" });
    request.write("a=");
    const { status, text } = await answer;
    expect(status).toBe(408);
    expect(text).toMatch(/took too long/);
  });

  test("headers that never end cost the server a connection for less than a second or two", async () => {
    await open();
    const socket: Socket = connect(port, "127.0.0.1");
    const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    socket.on("data", () => undefined).on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n");
    const drip = setInterval(() => socket.writable && socket.write("X-A: b\r\n"), 50);
    await closed;
    clearInterval(drip);
  }, 5_000);
});

describe("a graceful stop", () => {
  test("answers the upload that is coming in, takes nothing new, and ends", async () => {
    await open();
    const { request, answer } = begin({ ...files, "Content-Length": 4_000 });
    request.write("x".repeat(1_000));
    await pause(100);
    const stopped = running.stop();
    await expect(send({}, "a=1")).rejects.toThrow(/ECONNREFUSED|socket hang up|ECONNRESET/);
    for (let part = 0; part < 3; part += 1) {
      await pause(100);
      request.write("x".repeat(1_000));
    }
    request.end();
    expect(await answer).toMatchObject({ status: 200, text: "4000" });
    await expect(send({}, "a=1")).rejects.toThrow(/ECONNREFUSED/);
    expect(await stopped).toBe(true);
  });

  test("waits for nobody longer than the grace", async () => {
    await open();
    const { request, answer } = begin({ ...files, "Content-Length": 4_000 });
    request.write("x");
    await pause(100);
    const began = performance.now();
    const [whole] = await Promise.all([running.stop(), expect(answer).rejects.toThrow()]);
    expect(whole).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(2_500);
  });
});
