import type { ReactNode } from "react";

import { Icon } from "./icons";
import type { IconName } from "./icons";

export type Tone = "neutral" | "accent" | "success" | "warning" | "problem";

const tones: Record<Tone, string> = {
  neutral: "bg-band text-ink",
  accent: "bg-accent-wash text-accent",
  success: "bg-success-wash text-success",
  warning: "bg-warning-wash text-warning",
  problem: "bg-problem-wash text-problem",
};

const icons: Partial<Record<Tone, IconName>> = { success: "check", warning: "warning", problem: "problem" };

/** A status in a word or two; the words carry the meaning, tone and icon repeat it. `icon={null}` leaves the icon out. */
export function Tag({ tone = "neutral", icon = icons[tone] ?? null, children }: { tone?: Tone; icon?: IconName | null; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1 rounded px-1.5 py-px text-[0.8125rem] leading-5 font-medium whitespace-nowrap ${tones[tone]}`}>
      {icon ? <Icon name={icon} className="size-3.5" /> : null}
      {children}
    </span>
  );
}
