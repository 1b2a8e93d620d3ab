/** What one measurement gave: milliseconds, a limit, and where there is one a reference run side by side. */
export interface BenchResult {
  name: string;
  /** Median of the runs, after warming up. */
  milliseconds: number;
  /** What it may take at most: milliseconds, or as a multiple of the reference where there is one. */
  limit: number;
  reference?: { name: string; milliseconds: number };
  /** How many times the reference it takes, where that was measured round by round; else from the two medians. */
  ratio?: number;
  megabytes?: number;
  megabytesLimit?: number;
}
