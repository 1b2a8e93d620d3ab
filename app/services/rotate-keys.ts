import { rewrapKeys } from "~db/sealed-payloads";

import { change } from "./context.server";
import type { Context } from "./context.server";
import { keyFrom } from "./keys.server";
import { bidKeyPurpose, vaultOf } from "./sealing";

/**
 * Wraps the keys of all vendors under the secret that is in force now, which were wrapped under an earlier one. Sealed bids
 * are not touched. Throws `UserError` "bid-key" when the earlier secret is not the one; then nothing changes.
 */
export async function rotateKeys(context: Context, earlier: Uint8Array): Promise<{ rewrapped: number; left: number }> {
  return change(context, { selection: null, action: "keys-rotate" }, async ({ trx, record }) => {
    const done = await rewrapKeys(trx, () => keyFrom(earlier, bidKeyPurpose), vaultOf(context));
    await record({ subject: "bid-keys", after: done });
    return done;
  });
}
