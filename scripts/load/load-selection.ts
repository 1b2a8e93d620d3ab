import { addUser } from "~/services/accounts/manage-users";
import { asUser, beginSession } from "~/services/accounts/sessions";
import { sessionCookie } from "~/services/session.server";
import { createExample } from "~/services/worked-example/create-example";
import { loadIntake } from "~/services/load-intake";
import { loadRequest } from "~/services/request-draft";
import { openContext } from "~/services/open-context";

/** The selection that a load works on: the worked example, with everything in it that a load can touch. */
export interface LoadSelection {
  id: string;
  /** Wishes of its checklist. */
  wishes: string[];
  vendors: { id: string; name: string; package: string }[];
}

/** The cookie of the session in which the load works; a process works on one selection at a time. */
let cookie = "";

/** Makes it in a database, through the services, led by somebody who is signed in from then on. */
export async function loadSelection(database: string): Promise<LoadSelection> {
  const machine = await openContext(database);
  try {
    const user = await addUser(machine, { email: "load@shortlist.example", name: "Load", language: "nl" }, { administrator: true, mayCreate: true });
    cookie = (await sessionCookie().serialize(await beginSession(machine.db, machine, user.id, "load"))).split(";")[0]!;
    const context = asUser(machine, user);
    const { id } = await createExample(context, "nl", () => {}, { committee: false });
    const intake = (await loadIntake(context, id))!;
    const request = (await loadRequest(context, id))!;
    return {
      id, wishes: intake.wishes.map((wish) => wish.id),
      vendors: request.offers.map((offer) => ({ id: offer.vendorId, name: offer.name, package: offer.package })),
    };
  } finally {
    await machine.db.destroy();
  }
}

/** The headers that a load sends along: where it comes from, as a browser says it, and who it is. */
export function loadHeaders(url: string): Record<string, string> {
  return { Origin: url, Cookie: cookie };
}
