import type { User } from "~db/users";
import { findExample } from "~db/selections";

import type { Context } from "../context.server";
import { asUser } from "./sessions";

/** The path of the worked example for the first administrator: the one that is there, or else one that is made now. */
export async function firstSelection(context: Context, user: User): Promise<string> {
  const kept = await findExample(context.db, user.id);
  if (kept !== null) return `/selections/${kept}`;
  // Loaded when it is asked for: it brings the libraries that write workbooks along.
  const { createExample } = await import("../worked-example/create-example");
  return `/selections/${(await createExample(asUser(context, user), user.language)).id}`;
}
