/**
 * What a row of cash flows is worth. `flows[t]` is the net amount at the end of year t; `flows[0]` is what is paid and
 * received at the start. Rates are shares: 0.08 is 8 % a year.
 */

/** Net present value: Σ flows[t] ÷ (1 + rate)^t. Rate above −1. */
export function netPresentValue(flows: readonly number[], rate: number): number {
  return flows.reduceRight((later, flow) => flow + later / (1 + rate), 0);
}

/** The flows as they are worth today, each discounted on its own. */
export function discounted(flows: readonly number[], rate: number): number[] {
  return flows.map((flow, year) => flow / (1 + rate) ** year);
}

/**
 * Internal rate of return: the rate above −1 at which the net present value is 0. Null where there is no such rate, or
 * more than one, because then none of them says what the money earns.
 */
export function internalRateOfReturn(flows: readonly number[]): number | null {
  const roots = positiveRoots(flows);
  return roots.length === 1 ? 1 / roots[0] - 1 : null;
}

/**
 * Years until everything paid has come back for good: the moment after which the running total never falls below 0
 * again, within a year in proportion to that year's flow. 0 where it never is below; null where it does not come back.
 */
export function paybackPeriod(flows: readonly number[]): number | null {
  const totals = runningTotals(flows);
  const last = totals.findLastIndex((total) => total < 0);
  if (last === -1) return 0;
  if (last === totals.length - 1) return null;
  return last + -totals[last] / flows[last + 1];
}

/** The sum of all flows up to each year. */
export function runningTotals(flows: readonly number[]): number[] {
  let total = 0;
  return flows.map((flow) => (total += flow));
}

/**
 * All distinct x > 0 with Σ coefficients[k]·x^k = 0, increasing. Between two neighbouring extremes of a polynomial there
 * is at most one root, and the extremes are the roots of its derivative: so it is solved from the lowest degree up.
 */
function positiveRoots(coefficients: readonly number[]): number[] {
  const degree = coefficients.findLastIndex((coefficient) => coefficient !== 0);
  if (degree < 1) return [];
  const value = (x: number) => coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
  // A touch of rounding at an extreme must count as touching the axis.
  const scale = Math.max(...coefficients.map(Math.abs));
  const signAt = (x: number) => {
    const v = value(x);
    return Math.abs(v) <= 1e-12 * scale * Math.max(1, x ** degree) ? 0 : Math.sign(v);
  };
  const extremes = positiveRoots(coefficients.slice(1, degree + 1).map((coefficient, index) => coefficient * (index + 1)));
  // Cauchy: no root is larger than 1 plus the largest ratio to the leading coefficient.
  const end = 1 + Math.max(...coefficients.slice(0, degree).map((coefficient) => Math.abs(coefficient / coefficients[degree])));
  const roots: number[] = [];
  const places = [0, ...extremes.filter((x) => x < end), end];
  for (let i = 1; i < places.length; i++) {
    const [low, high] = [places[i - 1], places[i]];
    if (i < places.length - 1 && signAt(high) === 0) roots.push(high);
    else if ((low === 0 ? Math.sign(value(low)) : signAt(low)) * signAt(high) < 0) roots.push(bisect(value, low, high));
  }
  return roots;
}

function bisect(value: (x: number) => number, low: number, high: number): number {
  const rising = value(high) > 0;
  for (let step = 0; step < 200 && high - low > 0; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (value(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
