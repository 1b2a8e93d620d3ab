import type { Context } from "~/services/context.server";
import { addUser } from "~/services/accounts/manage-users";
import { asUser, beginSession } from "~/services/accounts/sessions";
import { receiveAttachment } from "~/services/attachments";
import { addClarificationQuestion, sendClarification } from "~/services/clarification-drafts";
import { moveRound } from "~/services/move-round";
import { openContext } from "~/services/open-context";
import { askQuestion } from "~/services/own-questions";
import { receiveThroughLink } from "~/services/receive-through-link";
import { inviteRespondents } from "~/services/respondents/invite-respondents";
import { asRespondent, requireRespondentLink } from "~/services/respondents/open-link";
import { saveOwnAnswers } from "~/services/respondents/own-checklist";
import { receiveOwnChecklist } from "~/services/respondents/receive-checklist";
import { sessionCookie } from "~/services/session.server";
import { createUploadLink } from "~/services/upload-links";
import { setQuestionPeriod } from "~/services/vendor-questions";
import { emptyAnswer } from "~/domain/respondents/own-answer";

import { publishedSelection, returnedWorkbook } from "./service-selection";

/** A vendor with a link, and everything of it that an address or a form can name. */
export interface LinkedVendor {
  id: string;
  token: string;
  linkId: string;
  upload: string;
  attachment: string;
  clarification: string;
  /** A word that stands in what it sent and nowhere else: whoever sees it sees this vendor's. */
  secret: string;
}

export interface LinkedRespondent {
  id: string;
  token: string;
  upload: string;
  secret: string;
}

export interface LinkedSelection {
  id: string;
  edition: string;
  requirement: string;
  vendors: [LinkedVendor, LinkedVendor];
  respondents: [LinkedRespondent, LinkedRespondent];
}

export interface LinkWorld {
  machine: Context;
  lead: Context;
  leadCookie: string;
  leadToken: string;
  /** Being answered; another one like it; and one whose bids are open, in which the vendors were asked to clarify. */
  own: LinkedSelection;
  other: LinkedSelection;
  opened: LinkedSelection;
}

export const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n% ${text}\n1 0 obj\n<<>>\nendobj\n`);
export const tokenOf = (path: string) => path.split("/").at(-1)!;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Three selections with vendors and respondents who hold links and have sent things, in a database that a server is to be started on. */
export async function linkWorld(database: string): Promise<LinkWorld> {
  const machine = await openContext(database);
  const user = await addUser(machine, { email: "lead@voorbeeld.example", name: "Lea Leider", language: "nl" }, { administrator: true, mayCreate: true });
  const leadToken = await beginSession(machine.db, machine, user.id, "a test");
  const lead = asUser(machine, user);
  const own = await selection(lead, "Eigen");
  const other = await selection(lead, "Andere");
  const opened = await selection(lead, "Geopend");
  for (const stage of ["closed", "opened"] as const) await moveRound(lead, opened.id, stage, null, 0);
  for (const vendor of opened.vendors) {
    await addClarificationQuestion(lead, opened.id, vendor.id, { requirementId: opened.requirement, text: `Wat bedoelt u met ${vendor.secret}?` });
    vendor.clarification = (await sendClarification(lead, opened.id, vendor.id, { due: `${inDays(20).toISOString().slice(0, 10)}T12:00` })).id;
  }
  return { machine, lead, leadToken, leadCookie: (await sessionCookie().serialize(leadToken)).split(";")[0]!, own, other, opened };
}

async function selection(lead: Context, name: string): Promise<LinkedSelection> {
  const { id, edition, vendors } = await publishedSelection(lead, name, `${inDays(30).toISOString().slice(0, 10)}T17:00`);
  await setQuestionPeriod(lead, id, { closes: `${inDays(10).toISOString().slice(0, 10)}T12:00` });
  const linked = await Promise.all(vendors.map(async (vendor, index): Promise<LinkedVendor> => {
    const secret = `Geheim${name}Bod${index}`;
    const { token, linkId } = await createUploadLink(lead, id, vendor, { expiresAt: inDays(60) });
    const bytes = await returnedWorkbook(lead, id, vendor, (code) => (code.startsWith("W") ? "Standaard" : null), () => secret);
    const { uploadId } = await receiveThroughLink(lead, token, { fileName: `${secret}.xlsx`, bytes, receivedAt: lead.now() });
    await askQuestion(lead, token, { text: `Vraag van ${secret}?`, receivedAt: lead.now() });
    const { id: attachment } = await receiveAttachment(lead, token, { fileName: `${secret}.pdf`, bytes: pdf(secret), receivedAt: lead.now() }, null);
    return { id: vendor, token, linkId, upload: uploadId, attachment, clarification: "none", secret };
  }));
  const { links } = await inviteRespondents(lead, id, { people: "Anna\nBas", language: "nl", lastDay: inDays(30).toISOString().slice(0, 10) });
  const asked = await Promise.all(links.map(async ({ respondentId, path }, index): Promise<LinkedRespondent> => {
    const secret = `Geheim${name}Mening${index}`;
    const context = asRespondent(lead, await requireRespondentLink(lead, tokenOf(path)));
    await saveOwnAnswers(context, id, [{ ...emptyAnswer("sd.wish.1"), selected: true, remark: secret }]);
    const { uploadId } = await receiveOwnChecklist(context, id, { fileName: `${secret}.csv`, bytes: new TextEncoder().encode("x") });
    return { id: respondentId, token: tokenOf(path), upload: uploadId, secret };
  }));
  const [first, second] = linked;
  const [anna, bas] = asked;
  return { id, edition: edition.id, requirement: edition.requirements.find(({ answer }) => answer.type === "scale")!.id, vendors: [first!, second!], respondents: [anna!, bas!] };
}

/** Words by which it shows that somebody sees what is another's. */
export function secretsBut(world: LinkWorld, own: LinkedVendor | LinkedRespondent): RegExp {
  const all = [world.own, world.other, world.opened].flatMap(({ vendors, respondents }) => [...vendors, ...respondents]);
  return new RegExp(all.filter((one) => one !== own).map(({ secret }) => secret).join("|"));
}

/** What a browser does: keeps cookies, says where it comes from, follows nothing by itself. Each counts as an address of its own. */
export class Visitor {
  private static number = 0;
  private readonly address = `198.51.100.${(Visitor.number += 1)}`;
  readonly jar = new Map<string, string>();
  constructor(private readonly url: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.send(path, { headers });
  }

  async post(path: string, body: URLSearchParams | FormData, headers: Record<string, string> = {}): Promise<Answered> {
    // In one piece, so that a door that answers before the end of it is heard.
    const form = new Response(body);
    return this.send(path, { method: "POST", body: await form.bytes(), headers: { Origin: this.url, "Content-Type": form.headers.get("Content-Type")!, ...headers } });
  }

  private async send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answered> {
    const cookies = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(this.url + path, {
      redirect: "manual", ...init,
      headers: { Accept: "text/html", "Accept-Language": "nl", "X-Forwarded-For": this.address, ...(cookies ? { Cookie: cookies } : {}), ...init.headers },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      this.jar.set(name!, value!);
    }
    return { status: answer.status, headers: answer.headers, location: answer.headers.get("Location") ?? "", text: await answer.text() };
  }
}

export interface Answered {
  status: number;
  headers: Headers;
  location: string;
  text: string;
}

/** A form with files. */
export function filesForm(field: string, ...files: { name: string; bytes: Uint8Array | string }[]): FormData {
  const form = new FormData();
  for (const { name, bytes } of files) form.append(field, new Blob([bytes as BlobPart]), name);
  return form;
}
