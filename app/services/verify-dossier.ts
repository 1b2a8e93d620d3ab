import type { DossierCheck } from "~/documents/dossier/verify-dossier";

/** Checks a dossier by its bytes alone; see `verifyDossier`. */
export async function checkDossier(bytes: Uint8Array): Promise<DossierCheck> {
  const { verifyDossier } = await import("~/documents/dossier/verify-dossier");
  return verifyDossier(bytes);
}
