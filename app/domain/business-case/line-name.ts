/** What a new line is called until somebody names it. */
export const newLineName = "…";
