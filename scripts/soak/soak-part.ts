/** What a part may use of the command line. A part takes these and nothing else from outside, so that a run can be repeated. */
export interface SoakOptions {
  /** How many cases to try; null for what the part itself takes as a soak. */
  runs: number | null;
  /** By which the part draws its cases; the same seed and runs try the same cases. */
  seed: number;
  /** Progress for people, one line each; goes to standard error. */
  say: (line: string) => void;
}

/** What a part found. A part that cannot run here (a program or right is missing) says so by throwing an `InputError`. */
export interface SoakResult {
  ok: boolean;
  /** Cases that were tried. */
  runs: number;
  /** One line for people: what held, or the first thing that did not, with what is needed to see it again. */
  line: string;
}

/** Something that has to hold however often it is tried, tried often. */
export interface SoakPart {
  /** As named on the command line. */
  name: string;
  /** What it tries, for people. */
  title: string;
  run: (options: SoakOptions) => Promise<SoakResult>;
}
