import { UserError } from "~/domain/user-error";

import { environment } from "../environment";

/** Throws `UserError` "provider-only" where passwords let nobody in (OIDC_ONLY). */
export function refuseWhereProviderOnly(): void {
  if (environment().OIDC_ONLY) throw new UserError("provider-only");
}
