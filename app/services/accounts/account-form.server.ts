import { z } from "zod";

import { emailSchema } from "~/domain/access/account";

import { preferenceCookies } from "../preferences";
import { requestContext } from "../context.server";
import { guardedCookie, sessionCookie, sessionToken } from "../session.server";
import { askEmailChange } from "./change-email";
import { decryptText, encryptText } from "./encrypted-text";
import { visitorOf } from "./entry.server";
import { profileSchema, saveProfile } from "./profile";
import { abandonSecondFactor, beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from "./second-factor";
import { endOtherSessions, ownId } from "./sessions";
import { changePassword } from "./set-password";

const secret = z.string().min(1).max(1000);

/** What the forms on the page of one's own account post. */
export const accountFormSchema = z.discriminatedUnion("intent", [
  profileSchema.extend({ intent: z.literal("profile") }),
  z.object({ intent: z.literal("password"), present: secret, password: secret }),
  z.object({ intent: z.literal("email"), email: emailSchema, present: secret }),
  z.object({ intent: z.literal("factor-begin"), present: secret }),
  z.object({ intent: z.enum(["factor-renew", "factor-remove"]), present: secret, code: z.string().trim().min(1).max(40) }),
  z.object({ intent: z.literal("factor-confirm"), code: z.string().trim().min(1).max(20) }),
  z.object({ intent: z.literal("factor-abandon") }),
  z.object({ intent: z.literal("end-session"), session: z.string().max(64) }),
]);

/** What the page says after a form did its work; `codes`: new recovery codes are shown. */
export const formDones = ["saved", "password", "removed", "ended", "email", "codes"] as const;

/** What a form did: cookies to set, and what the page then says. */
interface Carried {
  headers: Headers;
  done: (typeof formDones)[number] | null;
}

/**
 * The cookie in which new recovery codes go to the page that shows them. That page is a request of its own: the session that
 * asked has ended when they are made, and a browser without JavaScript has no other way to keep them. It is encrypted.
 */
const codesCookie = () => guardedCookie("codes", 10 * 60);
const codesAbout = (userId: string) => `recovery codes ${userId}`;

/** The recovery codes that were made just now for who asks; null when there are none. */
export async function madeCodes(request: Request): Promise<string[] | null> {
  const kept = z.string().safeParse(await codesCookie().parse(request.headers.get("Cookie"))).data;
  const text = kept === undefined ? null : decryptText("second-factor", codesAbout(ownId(await requestContext(request))), kept);
  return text === null ? null : z.array(z.string()).parse(JSON.parse(text));
}

/** Headers that take the codes away from a browser that still has them: whoever looks at something else has seen them. */
export async function withoutCodes(request: Request): Promise<Headers> {
  const cookie = codesCookie();
  const headers = new Headers();
  if ((await cookie.parse(request.headers.get("Cookie"))) !== null) headers.append("Set-Cookie", await cookie.serialize("", { maxAge: 0 }));
  return headers;
}

/** Does what a form on the page of one's own account asks. */
export async function carryOutAccount(request: Request, form: z.infer<typeof accountFormSchema>): Promise<Carried> {
  const context = await requestContext(request);
  const { agent } = visitorOf(request);
  const headers = new Headers();
  const renewed = async (token: string) => headers.append("Set-Cookie", await sessionCookie().serialize(token));
  const did = (done: Carried["done"] = null): Carried => ({ headers, done });
  const shown = async (codes: readonly string[]) => {
    headers.append("Set-Cookie", await codesCookie().serialize(encryptText("second-factor", codesAbout(ownId(context)), JSON.stringify(codes))));
    return did("codes");
  };
  switch (form.intent) {
    case "profile":
      await saveProfile(context, form);
      for (const cookie of preferenceCookies({ language: form.language })) headers.append("Set-Cookie", cookie);
      return did("saved");
    case "password":
      await renewed((await changePassword(context, form, agent)).token);
      return did("password");
    case "email":
      await askEmailChange(context, form);
      return did("email");
    case "factor-begin":
      await beginSecondFactor(context, form.present);
      return did();
    case "factor-abandon":
      await abandonSecondFactor(context);
      return did();
    case "factor-confirm": {
      const { codes, token } = await confirmSecondFactor(context, form.code, agent);
      await renewed(token);
      return shown(codes);
    }
    case "factor-renew":
      return shown((await renewRecoveryCodes(context, { password: form.present, code: form.code })).codes);
    case "factor-remove":
      await renewed((await removeSecondFactor(context, { password: form.present, code: form.code }, agent)).token);
      return did("removed");
    case "end-session":
      await endOtherSessions(context, await sessionToken(request), form.session);
      return did("ended");
  }
}
