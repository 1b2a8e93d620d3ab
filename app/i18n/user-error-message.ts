import type { UserError } from "../domain/user-error";
import type { MessageKey, Translate } from "./translate";

/** The message of an error that a user can put right. */
export function userErrorMessage(t: Translate, error: Pick<UserError, "code" | "values">): string {
  return t(`interface.error.${error.code}` as MessageKey, error.values);
}
