import { damagePart } from "./damage";
import { fullDiskPart } from "./full-disk";
import { killsPart } from "./kills";
import type { SoakPart } from "./soak-part";

/** Every part of `npm run soak`, in the order in which they run: one a line, each in a file of its own that exports a `SoakPart`. */
export const soakParts: readonly SoakPart[] = [
  damagePart,
  killsPart,
  fullDiskPart,
];
