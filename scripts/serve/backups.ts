import { backupIfDue } from "~/services/scheduled-backups";
import type { BackupPlan } from "~/services/scheduled-backups";

import type { Logger } from "./log";

/** How often the clock is looked at. */
const lookMs = 60_000;

/** Makes the backups of a plan while the server runs. `stop` waits for the one that is being made. */
export function keepBackups(plan: BackupPlan, log: Logger): { stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= backupIfDue(plan, new Date())
      .then((outcome) => {
        if (outcome.made !== null) log.info({ backup: outcome.made, removed: outcome.removed.length }, "backup made");
      })
      .catch((error: unknown) => log.error({ err: error }, "backup failed"))
      .finally(() => (running = null));
  };
  look();
  const timer = setInterval(look, Math.min(lookMs, plan.every));
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
