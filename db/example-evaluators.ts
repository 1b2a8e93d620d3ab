import type { Language } from "~/domain/language";

import { setAssignedCriteria, setRoles } from "./members";
import type { Db } from "./schema";
import { exampleMaker, insertUser } from "./users";

/**
 * A fictional evaluator of the worked example: a member who declared no conflict of interest, without an e-mail address
 * and so without a way to sign in.
 */
export async function insertExampleEvaluator(
  db: Db, selectionId: string, evaluator: { id: string; name: string; language: Language; criteria: readonly string[]; at: string },
): Promise<void> {
  const { id, name, language, criteria, at } = evaluator;
  await insertUser(db, { id, email: null, name, language, administrator: false, mayCreate: false, createdAt: at, createdBy: exampleMaker });
  await setRoles(db, selectionId, id, ["evaluator"], at);
  await setAssignedCriteria(db, selectionId, id, criteria);
  await db.insertInto("declaration").values({ selection_id: selectionId, user_id: id, number: 1, state: "clear", text_hash: null, at, by: id }).execute();
}
