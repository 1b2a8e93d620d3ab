/** A4 in points, and the room that the running heads leave. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 82, bottom: 70 } as const;
export const contentWidth = page.width - page.left - page.right;
export const contentBottom = page.height - page.bottom;

/** Colours of documents; texts have a contrast of at least 4.5:1 on white and on `band`. */
export const colours = {
  ink: "#1b2430",
  grey: "#55606e",
  accent: "#1f4f7a",
  line: "#d5dbe2",
  strongLine: "#7d8896",
  band: "#eef2f6",
} as const;
