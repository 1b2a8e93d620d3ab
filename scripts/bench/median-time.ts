/** The middle one of an odd number of figures. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Median milliseconds of an odd number of runs, after runs that do not count. */
export function medianTime(run: () => unknown, { warmUp, runs }: { warmUp: number; runs: number }): number {
  for (let i = 0; i < warmUp; i += 1) run();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}
