/** Values on 0–100 that differ by no more than this are equal: what is left of a difference is rounding in the computer. */
export const tolerance = 1e-9;
