import { sha256 } from "../edition/fingerprint.server";

/**
 * A number for every vendor of a round, 1, 2, …, in an order that tells nothing of codes, names or who was invited first,
 * and stays the same as long as the same vendors take part.
 */
export function bidderNumbers(roundId: string, vendorIds: readonly string[]): Map<string, number> {
  const keyed = vendorIds.map((id) => ({ id, key: sha256(`bidder ${roundId} ${id}`) }));
  return new Map(keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }, index) => [id, index + 1]));
}
