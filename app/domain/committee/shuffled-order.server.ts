import { sha256 } from "../edition/fingerprint.server";

/**
 * Vendors in an order of an evaluator's own for each requirement, so that none profits from always standing first. The
 * same evaluator finds the same order again: it follows from the SHA-256 of evaluator, requirement and vendor.
 */
export function shuffledOrder<T extends { vendorId: string }>(vendors: readonly T[], evaluator: string, requirement: string): T[] {
  const keys = new Map(vendors.map(({ vendorId }) => [vendorId, sha256([evaluator, requirement, vendorId].join("\u0000"))]));
  return [...vendors].sort((a, b) => (keys.get(a.vendorId)! < keys.get(b.vendorId)! ? -1 : 1));
}
