/**
 * Weights from an order of importance: the rank-order centroid, which is the middle of all weights in that order. The k-th
 * of n gets (1/k + … + 1/n) ÷ n.
 *
 * @param order ids, the most important first; those in one list are as important as each other and share their places
 * @returns weights by id, 0–1, which add up to 1
 * @throws RangeError for an empty list and a doubled id
 */
export function rankOrderCentroid(order: readonly (readonly string[])[]): Record<string, number> {
  const count = order.reduce((total, level) => total + level.length, 0);
  if (count === 0 || order.some((level) => level.length === 0)) throw new RangeError("expected at least one criterion at every place of the order");
  const weightAt = (place: number) => {
    let weight = 0;
    for (let k = count; k >= place; k--) weight += 1 / k;
    return weight / count;
  };
  const weights = new Map<string, number>();
  let place = 1;
  for (const level of order) {
    const together = level.reduce((total, _, i) => total + weightAt(place + i), 0);
    for (const id of level) {
      if (weights.has(id)) throw new RangeError(`"${id}" has more than one place in the order`);
      weights.set(id, together / level.length);
    }
    place += level.length;
  }
  return Object.fromEntries(weights);
}

/**
 * Weights from swings: what it is worth to go from the worst to the best on each criterion, as points against the most
 * valued swing, which has 100.
 *
 * @param points 0–100 by criterion
 * @returns weights by criterion, 0–1, which add up to 1
 * @throws RangeError for points off 0–100, and where no criterion has 100
 */
export function swingWeights(points: Readonly<Record<string, number>>): Record<string, number> {
  const swings = Object.entries(points);
  for (const [id, given] of swings) if (!(given >= 0 && given <= 100)) throw new RangeError(`"${id}": expected points 0–100; found ${given}`);
  if (!swings.some(([, given]) => given === 100)) throw new RangeError("expected 100 points for the swing that is worth most");
  const total = swings.reduce((sum, [, given]) => sum + given, 0);
  return Object.fromEntries(swings.map(([id, given]) => [id, given / total]));
}
