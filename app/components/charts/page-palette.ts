import type { ChartPalette } from "~/charts/chart";

const fills = [1, 2, 3, 4, 5];

/** The colours of charts on pages, which follow light and dark. */
export const pagePalette: ChartPalette = {
  text: "var(--ink)", muted: "var(--muted)", grid: "var(--line)", surface: "var(--page)",
  fills: fills.map((fill) => `var(--fill-${fill})`), onFill: fills.map((fill) => `var(--on-fill-${fill})`),
};
