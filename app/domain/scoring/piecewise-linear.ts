type Points = readonly (readonly [x: number, value: number])[];

/**
 * Straight lines between points [x, value] with x increasing; left of the first and right of the last point their values
 * hold. Null without points and for an x that is not finite.
 */
export function piecewiseLinear(points: Points, x: number): number | null {
  if (points.length === 0 || !Number.isFinite(x)) return null;
  if (x <= points[0][0]) return points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i];
    if (x > x1) continue;
    const [x0, y0] = points[i - 1];
    return x === x1 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return points[points.length - 1][1];
}
