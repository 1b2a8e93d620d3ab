import { z } from "zod";

import { emailSchema } from "~/domain/access/account";

import { preferenceCookies } from "../preferences";
import { requestContext } from "../context.server";
import { sessionCookie, sessionToken } from "../session.server";
import { askEmailChange } from "./change-email";
import { visitorOf } from "./entry.server";
import { profileSchema, saveProfile } from "./profile";
import { abandonSecondFactor, beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from "./second-factor";
import { endOtherSessions } from "./sessions";
import { changePassword } from "./set-password";

const secret = z.string().min(1).max(1000);

/** What the forms on the page of one's own account post. */
export const accountFormSchema = z.discriminatedUnion("intent", [
  profileSchema.extend({ intent: z.literal("profile") }),
  z.object({ intent: z.literal("password"), present: secret, password: secret }),
  z.object({ intent: z.literal("email"), email: emailSchema, present: secret }),
  z.object({ intent: z.enum(["factor-begin", "factor-renew", "factor-remove"]), present: secret }),
  z.object({ intent: z.literal("factor-confirm"), code: z.string().trim().min(1).max(20) }),
  z.object({ intent: z.literal("factor-abandon") }),
  z.object({ intent: z.literal("end-session"), session: z.string().max(64) }),
]);

/** What a form did: cookies to set, codes to show once, and what the page then says. */
interface Carried {
  headers: Headers;
  codes: string[] | null;
  done: "saved" | "password" | "removed" | "ended" | "email" | null;
}

/** Does what a form on the page of one's own account asks. */
export async function carryOutAccount(request: Request, form: z.infer<typeof accountFormSchema>): Promise<Carried> {
  const context = await requestContext(request);
  const { agent } = visitorOf(request);
  const headers = new Headers();
  const renewed = async (token: string) => headers.append("Set-Cookie", await sessionCookie().serialize(token));
  const did = (done: Carried["done"] = null, codes: string[] | null = null): Carried => ({ headers, codes, done });
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
      return did(null, codes);
    }
    case "factor-renew":
      return did(null, (await renewRecoveryCodes(context, form.present)).codes);
    case "factor-remove":
      await renewed((await removeSecondFactor(context, form.present, agent)).token);
      return did("removed");
    case "end-session":
      await endOtherSessions(context, await sessionToken(request), form.session);
      return did("ended");
  }
}
