import type { Context } from "../context.server";
import type { MailSettings } from "./send-mail";
import { sendWaitingMails } from "./send-mail";
import { sweepAccounts } from "./sweep";

const mailEveryMs = 2_000;
const sweepEveryMs = 60 * 60 * 1000;

/**
 * Sends mail and clears away what is over, until the given function is called; that waits for what is under way. Any
 * number of processes may do so on one database. `report` hears what failed.
 */
export function startBackgroundWork(context: Pick<Context, "db" | "now">, mail: MailSettings | null, report: (what: string, error: unknown) => void): () => Promise<void> {
  let stopped = false;
  const repeat = (what: string, everyMs: number, work: () => Promise<unknown>) => {
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve();
    const once = () => {
      running = work()
        .catch((error: unknown) => report(what, error))
        .then(() => {
          if (!stopped) timer = setTimeout(once, everyMs).unref();
        });
    };
    once();
    return async () => {
      clearTimeout(timer);
      await running;
    };
  };
  const stops = [
    repeat("clearing away", sweepEveryMs, () => sweepAccounts(context)),
    ...(mail ? [repeat("mail", mailEveryMs, () => sendWaitingMails(context, mail))] : []),
  ];
  return async () => {
    stopped = true;
    await Promise.all(stops.map((stop) => stop()));
  };
}
