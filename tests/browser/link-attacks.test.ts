import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { loadAttachments } from "~/services/attachments";
import { withdrawOffer } from "~/services/change-offers";
import { eraseVendor } from "~/services/erase-vendor";
import { closeReading } from "~/services/import-response";
import { moveRound } from "~/services/move-round";
import { eraseRespondent } from "~/services/respondents/erase-respondent";
import { renewRespondentLink, revokeRespondentLink, withdrawRespondent } from "~/services/respondents/invite-respondents";
import { sessionCookie } from "~/services/session.server";
import { createUploadLink, revokeUploadLink } from "~/services/upload-links";

import { freePort } from "../../scripts/bench/free-port";
import { builtPages, serve } from "../../scripts/load/served";
import type { Served } from "../../scripts/load/served";
import { routeRules } from "../app/routes/route-rules";
import { filesForm, linkWorld, pdf, secretsBut, tokenOf, Visitor } from "../support/link-world";
import type { LinkedVendor, LinkWorld } from "../support/link-world";
import { listRoutes } from "../support/route-list";
import { returnedWorkbook } from "../support/service-selection";

/** Attacks on the links of vendors and respondents, with nothing but HTTP, against the built product as it is served. */
let folder: string;
let served: Served;
let world: LinkWorld;
/** All that the server ever said. */
let said = "";
const visitor = () => new Visitor(served.url);

beforeAll(async () => {
  await builtPages();
  folder = mkdtempSync(join(tmpdir(), "shortlist-links-"));
  const database = join(folder, "shortlist.db");
  world = await linkWorld(database);
  // Each visitor comes from an address of its own, as behind a proxy.
  served = serve(await freePort(), database, { LOG_LEVEL: "debug", TRUST_PROXY: "loopback" });
  for (const stream of [served.process.stdout, served.process.stderr]) stream!.on("data", (data: Buffer) => (said += data.toString()));
  await served.answers();
}, 300_000);
afterAll(async () => {
  await served?.end("SIGKILL");
  await world?.machine.db.destroy();
  await closeReading();
  rmSync(folder, { recursive: true, force: true });
});

const trail = async () => (await world.machine.db.selectFrom("audit_head").select("seq").executeTakeFirstOrThrow()).seq;
const actionsSince = async (seq: number) => (await world.machine.db.selectFrom("audit").select(["action", "actor_id", "selection_id"]).where("seq", ">", seq).orderBy("seq").execute());

/** Everything that can be read behind a vendor's link, with the ids of `of`. */
const vendorReads = (token: string, of: LinkedVendor) => [
  `/answer/${token}`, `/answer/${token}.data`, `/answer/${token}.data?_routes=routes%2Fanswer-page`, `/answer/${token}/questions`, `/answer/${token}/questions.data?_routes=routes%2Fanswer-questions`,
  `/answer/${token}/reports/${of.upload}`, `/answer/${token}/reports/${of.upload}.data?_routes=routes%2Fanswer-report`, ...["receipt.pdf", "receipt.json", "repaired.xlsx", "original"].map((name) => `/answer/${token}/reports/${of.upload}/${name}`),
  `/answer/${token}/attachments/${of.attachment}`, `/answer/${token}/clarifications/${of.clarification}`, `/answer/${token}/clarifications/${of.clarification}/workbook.xlsx`,
  ...["request.pdf", "request.docx", "workbook.xlsx", "prices.xlsx", "questions.pdf"].map((name) => `/answer/${token}/files/${name}`),
];
const respondentReads = (token: string) => [`/respond/${token}`, `/respond/${token}.data`, `/respond/${token}.data?_routes=routes%2Frespond`, ...["checklist.pdf", "checklist.xlsx"].map((name) => `/respond/${token}/files/${name}`)];

/** Everything that can be sent behind a link. */
const vendorForms = (token: string, of: LinkedVendor): [path: string, body: () => URLSearchParams | FormData][] => [
  [`/answer/${token}/workbook`, () => filesForm("file", { name: "a.csv", bytes: "a;b" })],
  [`/answer/${token}/attachments`, () => filesForm("files", { name: "a.pdf", bytes: pdf("a") })],
  [`/answer/${token}/questions`, () => new URLSearchParams({ text: "Mag ik iets weten?" })],
  [`/answer/${token}/clarifications/${of.clarification}`, () => new URLSearchParams({ [`answer.${world.own.requirement}`]: "custom" })],
];
const respondentForms = (token: string): [path: string, body: () => URLSearchParams | FormData][] => [
  [`/respond/${token}`, () => new URLSearchParams({ intent: "done" })],
  [`/respond/${token}`, () => new URLSearchParams({ changes: JSON.stringify({ "sd.wish.2": { item: "sd.wish.2", selected: true, inUse: null, priority: null, impact: null, remark: "x" } }), base: "{}" })],
  [`/respond/${token}`, () => filesForm("file", { name: "a.csv", bytes: "a;b" })],
];

/** What an answer says apart from what differs in every answer. */
const bare = (text: string, token: string) => text.replaceAll(token, "TOKEN").replace(/nonce="[^"]*"|nonce-[^']*|"nonce":"[^"]*"|nonce\\?",\\?"[^"\\]*/g, "").replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID").replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b1[78]\d{11}\b/g, "TIME").replaceAll(encodeURIComponent(token), "TOKEN");

test("a token that never was is answered the same whatever it resembles, and opens nothing", async () => {
  const [{ token, linkId, id }] = world.own.vendors;
  const respond = world.own.respondents[0].token;
  const guesses = (own: string, foreign: string) => [
    "A".repeat(43), randomBytes(32).toString("base64url"), `${own.slice(0, -1)}_`, [...own].reverse().join(""), own.toLowerCase(), createHash("sha256").update(own).digest("base64url"),
    foreign, world.leadToken, "no-such-token", linkId, id, own.slice(0, 42), `${own}A`, `%20${own}`, `${own}%00`, "__proto__", "..%2f..%2fselections",
  ];
  for (const [kind, own, foreign] of [["answer", token, respond], ["respond", respond, token]] as const) {
    const told = new Set<string>();
    for (const guess of guesses(own, foreign)) {
      const answer = await visitor().get(`/${kind}/${guess}`);
      expect([404, 400], `/${kind}/${guess}: ${answer.status}`).toContain(answer.status);
      if (!guess.includes("%")) told.add(bare(answer.text, guess));
      expect(answer.text).not.toMatch(/inkoop@voorbeeld|Voorbeeld BV|Servicedesk|Geheim/);
      const file = await visitor().get(`/${kind}/${guess}/files/${kind === "answer" ? "request" : "checklist"}.pdf`);
      expect([404, 400]).toContain(file.status);
    }
    expect(told.size, [...told].map((text) => text.slice(0, 3000)).join("\n\n")).toBe(1);
  }
});

test("whoever tries addresses is held up after a while, at files, data and forms as at pages, and the trail shows that somebody does", async () => {
  const tries: ((who: Visitor, token: string) => Promise<{ status: number }>)[] = [
    ...["", "/questions", "/files/request.pdf", "/reports/x/receipt.pdf", "/attachments/x", "/clarifications/x/workbook.xlsx", ".data?_routes=routes%2Fanswer-page", "/questions.data?_routes=routes%2Fanswer-questions"]
      .map((rest) => (who: Visitor, token: string) => who.get(`/answer/${token}${rest}`)),
    ...["", "/files/checklist.pdf"].map((rest) => (who: Visitor, token: string) => who.get(`/respond/${token}${rest}`)),
    (who, token) => who.post(`/answer/${token}/questions.data`, new URLSearchParams({ text: "Mag ik iets weten?" })),
    (who, token) => who.post(`/answer/${token}/workbook`, filesForm("file", { name: "a.csv", bytes: "a" })),
    (who, token) => who.post(`/respond/${token}.data`, new URLSearchParams({ intent: "done" })),
  ];
  for (const attempt of tries) {
    const [who, before] = [visitor(), await trail()];
    let held = 0;
    for (let guess = 0; guess < 33 && held === 0; guess += 1) if ((await attempt(who, randomBytes(32).toString("base64url"))).status === 429) held = guess;
    expect(held, String(attempt)).toBeGreaterThan(10);
    expect((await actionsSince(before)).map(({ action }) => action)).toContain("attempts-hold");
    // Who holds a link that is good is not kept out by who guesses beside them.
    expect((await who.get(`/answer/${world.own.vendors[0].token}`)).status).toBe(200);
  }
}, 120_000);

test("with a link's token, in a cookie or a header, none of the lead's pages, files and forms opens", async () => {
  const [vendor, respondent] = [world.own.vendors[0], world.own.respondents[0]];
  const routes = await listRoutes();
  const before = await trail();
  for (const { token, secret } of [vendor, respondent]) {
    const who = visitor();
    // What the product sets for who comes with the link is kept too.
    await who.get(`/${secret === vendor.secret ? "answer" : "respond"}/${token}`);
    who.jar.set("shortlist-session", (await sessionCookie().serialize(token)).split(";")[0]!.split("=").slice(1).join("="));
    const seen = await trail();
    const wrong: string[] = [];
    for (const { file, address } of routes) {
      const rule = routeRules[file]!;
      if (rule.read === "public" || rule.read === "link" || rule.other === "link" || rule.other === "public") continue;
      const params: Record<string, string> = {
        selectionId: world.own.id, editionId: world.own.edition, vendorId: vendor.id, uploadId: vendor.upload, requirementId: world.own.requirement, respondentId: respondent.id, attachmentId: vendor.attachment, linkId: vendor.linkId,
        format: "pdf", document: "receipt.pdf",
      };
      const path = address.replace(/:(\w+)\??/g, (_, name: string) => params[name] ?? "x").replace("*", "nowhere");
      const headers = { Authorization: `Bearer ${token}`, Referer: `${served.url}/answer/${token}` };
      if (rule.read !== null) {
        for (const at of [path, `${path === "/" ? "/_root" : path}.data`]) {
          const answer = await who.get(at, headers);
          const out = answer.location.startsWith("/sign-in") || (answer.status === 202 && answer.text.includes("/sign-in")) || (answer.status === 404 && (at !== path || /:(document|format)/.test(address)));
          if (!out || /Geheim|Servicedesk|Software/.test(answer.text)) wrong.push(`GET ${at}: ${answer.status} ${answer.location} ${answer.text.slice(0, 80)}`);
        }
      }
      for (const fields of rule.forms?.map((form) => form.fields) ?? [{ intent: "save" }]) {
        const answer = await who.post(path, new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, value.replace(/^:(\w+)$/, (_, id: string) => params[id] ?? "x")])), headers);
        if (!answer.location.startsWith("/sign-in") && ![404, 405].includes(answer.status)) wrong.push(`POST ${path}: ${answer.status} ${answer.location}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await trail()).toBe(seen);
  }
  expect((await actionsSince(before)).map(({ action }) => action).filter((action) => !action.endsWith("link-use"))).toEqual([]);
}, 120_000);

test("behind one link nothing of another vendor or selection shows, whichever id of theirs stands in the address", async () => {
  const opened = world.opened;
  for (const [own, selection] of [[world.own.vendors[0], world.own], [opened.vendors[0], opened]] as const) {
    const who = visitor();
    for (const path of vendorReads(own.token, own)) {
      const answer = await who.get(path);
      expect(answer.text, path).not.toMatch(secretsBut(world, own));
      expect(answer.text, path).not.toMatch(/Twee Software/);
    }
    const others = [selection.vendors[1], ...world.other.vendors, ...(selection === opened ? world.own.vendors : opened.vendors)];
    for (const other of others) {
      for (const path of vendorReads(own.token, other).filter((one) => [other.upload, other.attachment, other.clarification].some((id) => id !== "none" && one.includes(id)))) {
        const answer = await who.get(path);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(answer.text, path).not.toMatch(secretsBut(world, own));
      }
    }
  }
  for (const own of world.own.respondents) {
    for (const path of [...respondentReads(own.token), `/respond/${own.token}/files/${world.own.respondents[1].id}`, `/respond/${own.token}?respondentId=${world.own.respondents[1].id}&names=on`]) {
      expect((await visitor().get(path)).text, path).not.toMatch(secretsBut(world, own));
    }
  }
});

test("a form behind a link acts for who holds it, whatever other ids it names", async () => {
  const [first, second] = world.own.vendors;
  const [anna, bas] = world.own.respondents;
  const who = visitor();
  const names = { vendorId: second.id, selectionId: world.other.id, roundId: "x", linkId: second.linkId, token: second.token, actor: "local-lead", respondentId: bas.id, userId: "local-lead" };
  const answersOf = async (id: string) => JSON.stringify(await world.machine.db.selectFrom("respondent_answer").selectAll().where("respondent_id", "=", id).execute());
  const submissions = async (vendor: string) => (await world.machine.db.selectFrom("submission").select("id").where("vendor_id", "=", vendor).execute()).length;
  const [before, basSaid, counts] = [await trail(), await answersOf(bas.id), await Promise.all([first, second].map(({ id }) => submissions(id)))];

  const question = await who.post(`/answer/${first.token}/questions?${new URLSearchParams(names)}`, new URLSearchParams({ text: "Voor wie is deze vraag?", ...names }));
  expect(question.location).toBe(`/answer/${first.token}/questions?sent=1`);
  // The other vendor's own workbook, sent through this one's link, is kept as this one's and counts for nobody.
  const foreign = await returnedWorkbook(world.lead, world.own.id, second.id, () => "Standaard");
  const sent = await who.post(`/answer/${first.token}/workbook`, (() => { const form = filesForm("file", { name: "van een ander.xlsx", bytes: foreign }); for (const [name, value] of Object.entries(names)) form.append(name, value); return form; })());
  expect(sent.location).toMatch(new RegExp(`^/answer/${first.token}/reports/`));
  expect((await visitor().get(sent.location.replace(first.token, second.token))).status).toBe(404);
  expect(await Promise.all([first, second].map(({ id }) => submissions(id)))).toEqual(counts);

  const anna2 = await who.post(`/respond/${anna.token}`, new URLSearchParams({ changes: JSON.stringify({ "sd.wish.2": { item: "sd.wish.2", selected: true, inUse: null, priority: null, impact: null, remark: "van Anna" } }), base: "{}", ...names }));
  expect(anna2.status).toBe(200);
  for (const uploadId of [bas.upload, first.upload, world.other.respondents[0].upload]) {
    const taken = await who.post(`/respond/${anna.token}`, new URLSearchParams({ intent: "take", uploadId, "cell.0": "desirable" }));
    expect([404, 422]).toContain(taken.status);
  }
  for (const changes of ['{"__proto__":{"item":"sd.wish.1","selected":true}}', '{"x":{"item":"no-such-item","selected":true,"inUse":null,"priority":null,"impact":null,"remark":""}}', "[]", "null", "{", `{"${"a".repeat(5000)}":1}`]) {
    const answer = await who.post(`/respond/${anna.token}`, new URLSearchParams({ changes, base: '{"__proto__":null}' }));
    expect([200, 422], `${changes.slice(0, 40)}: ${answer.status}`).toContain(answer.status);
  }
  expect(await answersOf(bas.id)).toBe(basSaid);
  const actors = new Set((await actionsSince(before)).map(({ actor_id: actor, selection_id: selection }) => `${selection === world.own.id} ${actor}`));
  expect([...actors].sort()).toEqual([`true respondent:${anna.id}`, `true vendor:${first.id}`]);

  // A clarification that the other vendor was asked for.
  const [asked, neighbour] = world.opened.vendors;
  const seen = await trail();
  for (const id of [neighbour.clarification, "x"]) {
    const answer = await who.post(`/answer/${asked.token}/clarifications/${id}`, new URLSearchParams({ [`answer.${world.opened.requirement}`]: "standard" }));
    expect([404, 422], answer.location).toContain(answer.status);
  }
  expect((await actionsSince(seen)).filter(({ action }) => action !== "upload-link-use")).toEqual([]);
});

test("two links used in one browser stay apart, and neither signs anybody in", async () => {
  const who = visitor();
  const [first, second] = world.own.vendors;
  for (const own of [first, second, first]) {
    expect((await who.get(`/answer/${own.token}`)).text).toContain(`${own.secret}.xlsx`);
    expect((await who.get(`/answer/${own.token}/questions`)).text).not.toMatch(secretsBut(world, own));
  }
  const before = await trail();
  await who.post(`/answer/${second.token}/questions`, new URLSearchParams({ text: "Van de tweede?" }));
  expect(new Set((await actionsSince(before)).map(({ actor_id: actor }) => actor))).toEqual(new Set([`vendor:${second.id}`]));
  for (const own of world.own.respondents) expect((await who.get(`/respond/${own.token}`)).text).toContain(own.secret);
  expect([...who.jar.keys()].filter((name) => /session|token|link/.test(name))).toEqual([]);
  // The lead, signed in, is the vendor on the vendor's page and no more than that.
  who.jar.set("shortlist-session", world.leadCookie.split("=").slice(1).join("="));
  expect((await who.get(`/answer/${first.token}/attachments/${second.attachment}`)).status).toBe(404);
});

test("a post from elsewhere is refused behind every link, and changes nothing", async () => {
  const [vendor, respondent] = [world.opened.vendors[0], world.own.respondents[0]];
  const before = await trail();
  for (const [path, body] of [...vendorForms(vendor.token, vendor), ...respondentForms(respondent.token)]) {
    for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }, { Origin: served.url, "Sec-Fetch-Site": "cross-site" }, { Origin: `${served.url}.evil.example` }] as Record<string, string>[]) {
      for (const at of [path, `${path}.data`]) expect([at, headers, (await visitor().post(at, body(), headers)).status]).toEqual([at, headers, 403]);
    }
  }
  expect(await trail()).toBe(before);
});

test("uploads that are too large, too many, disguised or named like paths are refused or made harmless", async () => {
  const [vendor] = world.other.vendors;
  const who = visitor();
  const to = (part: string) => `/answer/${vendor.token}/${part}`;
  const problem = async (part: string, form: FormData) => new URL((await who.post(to(part), form)).location, served.url).searchParams.get("problem");
  const large = new Uint8Array(25_000_001);
  expect(await problem("workbook", filesForm("file", { name: "groot.xlsx", bytes: large }))).toBe("too-large");
  expect(await problem("attachments", filesForm("files", { name: "groot.pdf", bytes: large }))).toBe("too-large");
  expect(await problem("attachments", filesForm("files"))).toBe("none");
  for (const [name, bytes] of [["pagina.html", "<script>alert(1)</script>"], ["plaatje.svg", "<svg onload='alert(1)'/>"], ["factuur.pdf", "<html><script>alert(1)</script>"], ["programma.exe", "MZ"], ["factuur.pdf.html", pdf("x")]] as const) {
    expect(await problem("attachments", filesForm("files", { name, bytes })), name).toBe("attachment-kind");
  }
  // More than all files together may be is refused before it is sent.
  const announced = new Promise<number>((resolve, reject) => {
    const request = httpRequest(served.url + to("workbook"), { method: "POST", headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": 200_000_000, Origin: served.url } }, (response) => { response.resume(); resolve(response.statusCode!); request.destroy(); });
    request.on("error", reject);
    request.flushHeaders();
  });
  expect(await announced).toBe(413);

  const kept = async () => (await loadAttachments(world.lead, world.other.id));
  for (const name of ["../../../etc/passwd.pdf", "C:\\Windows\\win.pdf", "a\r\nSet-Cookie: shortlist-session=x.pdf", 'een"naam;x.pdf', "\u202efdp.exe.pdf", `${"lang".repeat(200)}.pdf`, "%2e%2e%2fx.pdf", "<img src=x onerror=alert(1)>.pdf"]) {
    const before = new Set((await kept()).map(({ id }) => id));
    const sent = await who.post(to("attachments"), filesForm("files", { name, bytes: pdf(name.slice(0, 20)) }));
    expect(sent.location, name).toContain("sent=attachment");
    const { id, fileName } = (await kept()).find((one) => !before.has(one.id))!;
    expect(fileName, name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]/);
    expect(fileName.length).toBeLessThanOrEqual(255);
    const file = await who.get(to(`attachments/${id}`));
    expect([file.status, file.headers.get("Content-Type"), file.headers.get("X-Content-Type-Options"), file.headers.get("Set-Cookie")]).toEqual([200, "application/pdf", "nosniff", null]);
    expect(file.headers.get("Content-Disposition")).toMatch(/^attachment; filename="[^"\r\n/\\]*"; filename\*=UTF-8''[^\s"<>/\\]*$/);
    expect((await visitor().get(`/answer/${world.other.vendors[1].token}/attachments/${id}`)).status).toBe(404);
  }
  expect((await who.get(to(""))).text).not.toMatch(/<img src=x/);
  // What one link sends within an hour has an end, whatever it is and wherever it comes from.
  let sent = 0;
  while (sent < 70 && (await new URL((await visitor().post(to("workbook"), filesForm("file"))).location, served.url).searchParams.get("problem")) !== "too-often") sent += 1;
  expect(sent).toBeGreaterThan(20);
  expect(sent).toBeLessThan(61);
}, 120_000);

test("what links leave behind tells nobody their token: no referrer, no cache, no log", async () => {
  const [vendor, respondent] = [world.own.vendors[0], world.own.respondents[0]];
  for (const path of [...vendorReads(vendor.token, vendor), ...respondentReads(respondent.token)]) {
    const { status, headers, text } = await visitor().get(path, { Referer: `${served.url}/answer/${vendor.token}`, "User-Agent": `x ${vendor.token}` });
    expect([path, headers.get("Cache-Control")]).toEqual([path, expect.stringContaining("no-store")]);
    expect(["no-referrer", "same-origin"], path).toContain(headers.get("Referrer-Policy"));
    if (status === 200 && !path.includes(".data")) expect(headers.get("X-Robots-Tag"), path).toBe("noindex, nofollow");
    // Nothing on the page is fetched from, or leads to, another site.
    expect(text.match(/(?:src|href|action)="(?:https?:)?\/\/[^"]*/g) ?? [], path).toEqual([]);
  }
  // A fault behind a link is told by route and number.
  await visitor().get(`/answer/${vendor.token}/reports/%E0%A4%A`);
  await visitor().get(`/answer/${vendor.token}?x=${vendor.token}`);
  expect(said.length).toBeGreaterThan(10_000);
  const all = [world.own, world.other, world.opened].flatMap(({ vendors, respondents }) => [...vendors, ...respondents]);
  for (const { token, id, secret } of all) for (const word of [token, id, secret, createHash("sha256").update(token).digest("hex")]) expect(said.includes(word), word).toBe(false);
  expect(said).not.toMatch(/198\.51\.100|voorbeeld\.example|Anna|passwd|shortlist-session/);
});

test("an expired, revoked, replaced, withdrawn or erased link shows and takes nothing, wherever it is tried", async () => {
  const { lead, other, opened } = world;
  const [gone, erased] = other.vendors;
  const [anna, bas] = other.respondents;
  const soon = new Date(Date.now() + 3_600_000);
  const earlier = { ...lead, now: () => new Date(Date.now() - 3 * 86_400_000) };
  const dead: { what: string; status: number; of: LinkedVendor; token: string }[] = [];
  await createUploadLink(lead, other.id, gone.id, { expiresAt: soon });
  dead.push({ what: "replaced", status: 410, of: gone, token: gone.token });
  const revoked = await createUploadLink(lead, other.id, gone.id, { expiresAt: soon });
  await revokeUploadLink(lead, other.id, revoked.linkId);
  dead.push({ what: "revoked", status: 410, of: gone, token: revoked.token });
  dead.push({ what: "expired", status: 410, of: gone, token: (await createUploadLink(earlier, other.id, gone.id, { expiresAt: new Date(Date.now() - 86_400_000) })).token });
  await withdrawOffer(lead, other.id, erased.id);
  await eraseVendor(lead, other.id, erased.id, { reason: "Trok zich terug" });
  dead.push({ what: "erased", status: 410, of: erased, token: erased.token });
  const withdrawn = await createUploadLink(lead, other.id, gone.id, { expiresAt: soon });
  await withdrawOffer(lead, other.id, gone.id);
  dead.push({ what: "withdrawn", status: 410, of: gone, token: withdrawn.token });

  const before = await trail();
  for (const { what, status, of, token } of dead) {
    const who = visitor();
    for (const path of vendorReads(token, of)) {
      const answer = await who.get(path);
      const shown = `${what} ${path.replace(token, "…")}: ${answer.status}`;
      expect(/\.data/.test(path) ? [200, 404, 410] : [status, 404], shown).toContain(answer.status);
      expect(answer.text, shown).not.toMatch(/Geheim|Eén Software|Twee Software|Wij zoeken een pakket/);
    }
    for (const [path, body] of vendorForms(token, of)) {
      const answer = await who.post(path, body());
      expect([303, 404, 410, 422], `${what} ${path.replace(token, "…")}: ${answer.status}`).toContain(answer.status);
      expect(answer.location).not.toMatch(/sent=|reports/);
    }
  }
  // The lead has no file of what was erased either.
  const asLead = visitor();
  asLead.jar.set("shortlist-session", world.leadCookie.split("=").slice(1).join("="));
  for (const path of [`uploads/${erased.upload}`, `attachments/${erased.attachment}`]) {
    const answer = await asLead.get(`/selections/${other.id}/${path}`);
    expect([404, 410], `${path}: ${answer.status}`).toContain(answer.status);
    expect(answer.text).not.toContain(erased.secret);
  }

  const { path: renewed } = await renewRespondentLink(lead, other.id, anna.id, soon.toISOString().slice(0, 10) > new Date().toISOString().slice(0, 10) ? soon.toISOString().slice(0, 10) : new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await revokeRespondentLink(lead, other.id, anna.id);
  await eraseRespondent(lead, other.id, bas.id, { reason: "Op verzoek" });
  await withdrawRespondent(lead, opened.id, opened.respondents[0].id);
  const seen = await trail();
  for (const [what, token] of [["replaced", anna.token], ["revoked", tokenOf(renewed)], ["erased", bas.token], ["withdrawn", opened.respondents[0].token]] as const) {
    const who = visitor();
    for (const path of respondentReads(token)) {
      const answer = await who.get(path);
      expect(/\.data/.test(path) ? [200, 404, 410] : [404, 410], `${what} ${path}`).toContain(answer.status);
      expect(answer.text, what).not.toMatch(/Geheim|sd\.wish|Anna|Voorbeeld BV/);
    }
    for (const [path, body] of respondentForms(token)) expect([404, 410, 422], `${what} ${path}`).toContain((await who.post(path, body())).status);
  }
  expect((await actionsSince(before)).filter(({ actor_id: actor }) => /^(vendor|respondent):/.test(actor))).toEqual([]);
  expect((await actionsSince(seen)).map(({ action }) => action)).toEqual([]);
});

test("after the round closed a link still shows what was sent, and takes no attachment, question or answer that counts", async () => {
  const [vendor] = world.own.vendors;
  await moveRound(world.lead, world.own.id, "closed", null, 0);
  const who = visitor();
  expect((await who.get(`/answer/${vendor.token}`)).text).toContain(`${vendor.secret}.xlsx`);
  const counts = async () => (await world.machine.db.selectFrom("submission").select("id").where("vendor_id", "=", vendor.id).execute()).length;
  const [before, submissions] = [await trail(), await counts()];
  expect((await who.post(`/answer/${vendor.token}/attachments`, filesForm("files", { name: "a.pdf", bytes: pdf("laat") }))).location).toContain("problem=round-closed");
  expect((await who.post(`/answer/${vendor.token}/questions`, new URLSearchParams({ text: "Kan dit nog?" }))).status).toBe(422);
  expect((await actionsSince(before)).filter(({ action }) => action !== "upload-link-use")).toEqual([]);
  await who.post(`/answer/${vendor.token}/workbook`, filesForm("file", { name: "laat.xlsx", bytes: await returnedWorkbook(world.lead, world.own.id, vendor.id, () => "Standaard") }));
  expect(await counts()).toBe(submissions);
});
