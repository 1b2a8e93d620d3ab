import type { Heading } from "./content/pack";

/** What a page that plans shows beside its own. */
export interface PlanningPage {
  functions: Heading[];
  /** Names to offer as an owner; any other can be typed. */
  names: string[];
  mayChange: boolean;
}
