import type { AddressInfo } from "node:net";

import { SMTPServer } from "smtp-server";

/** A mail that a server took, decoded as far as tests read it. */
export interface TakenMail {
  from: string;
  to: string;
  subject: string;
  text: string;
}

export interface MailServer {
  url: string;
  mails: TakenMail[];
  /** Waits for the next mail to an address. */
  next: (to: string) => Promise<TakenMail>;
  /** What the server answers to the next mails: an SMTP status, or null to take them. */
  refuse: (status: number | null) => void;
  stop: () => Promise<void>;
}

/** A real mail server on a free port. */
export async function mailServer(): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const read = new Set<TakenMail>();
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => done(refusal === null ? null : Object.assign(new Error("refused"), { responseCode: refusal })),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({ ...decoded(Buffer.concat(chunks).toString("utf8")), from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "", to: session.envelope.rcptTo[0].address });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    next: async (to) => {
      for (let wait = 0; wait < 300; wait += 1) {
        const mail = mails.find((one) => one.to === to && !read.has(one));
        if (mail) {
          read.add(mail);
          return mail;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`no mail to ${to}; there are mails to ${mails.map((mail) => mail.to).join(", ") || "nobody"}`);
    },
    refuse: (status) => (refusal = status),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Subject and text of a message in one part. */
function decoded(raw: string): { subject: string; text: string } {
  const [head, ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const field = (name: string) => new RegExp(`^${name}: ((?:.|\r\n[ \t])*)`, "im").exec(head)?.[1] ?? "";
  const subject = field("Subject").replace(/\r\n[ \t]/g, "").replace(/=\?utf-8\?([qb])\?([^?]*)\?=\s*/gi, (_, kind: string, text: string) =>
    kind.toLowerCase() === "b" ? Buffer.from(text, "base64").toString() : quotedPrintable(text.replaceAll("_", " ")));
  const encoding = field("Content-Transfer-Encoding").toLowerCase();
  const text = encoding.includes("base64") ? Buffer.from(body, "base64").toString() : encoding.includes("quoted") ? quotedPrintable(body) : body;
  return { subject, text: text.replaceAll("\r\n", "\n") };
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return /[\u0100-\uffff]/.test(bytes) ? bytes : Buffer.from(bytes, "latin1").toString("utf8");
}
