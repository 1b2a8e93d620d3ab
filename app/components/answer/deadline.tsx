import { useEffect, useState } from "react";

import { timeLeft } from "~/domain/responses/time-left";
import type { TimeLeft } from "~/domain/responses/time-left";
import { useText } from "~/i18n/text-context";
import type { Text } from "~/i18n/text-context";

/** Until when answers are awaited, in words and with the time that is left by the server's clock. */
export function Deadline({ deadline, timeZone, now, counts = null }: { deadline: string; timeZone: string; now: string; /** Number of the version that counts, which nothing late replaces by itself. */ counts?: number | null }) {
  const text = useText();
  const { t, format } = text;
  const left = timeLeft(useServerClock(now), deadline);
  return (
    <div className={`min-w-0 rounded-md border px-5 py-4 ${left ? "border-line" : "border-warning bg-warning-wash"}`}>
      <p className="text-sm text-muted">{t("interface.answer.deadline.label")}</p>
      <p className="text-xl font-semibold max-sm:text-lg">
        <time dateTime={deadline}>{format.instant(deadline, timeZone)}</time>
        {left ? <span className="text-base font-normal max-sm:block sm:ml-2">({t("interface.answer.deadline.left", { time: timeText(text, left) })})</span> : null}
      </p>
      {left ? null : <p className="mt-1 font-medium">{counts === null ? t("interface.answer.deadline.past") : t("interface.answer.deadline.pastCounts", { number: counts })}</p>}
      <p className="mt-1 text-sm text-muted">{t("interface.answer.deadline.clock", { zone: timeZone })}</p>
    </div>
  );
}

/** The server's time, from what it was when the page was made and how long that is ago; the reader's clock may be wrong. */
function useServerClock(now: string): string {
  const [clock, setClock] = useState(now);
  useEffect(() => {
    const began = performance.now();
    setClock(now);
    const ticking = setInterval(() => setClock(new Date(Date.parse(now) + performance.now() - began).toISOString()), 10_000);
    return () => clearInterval(ticking);
  }, [now]);
  return clock;
}

function timeText({ t }: Text, { days, hours, minutes }: TimeLeft): string {
  const parts = [
    days > 0 ? t("interface.answer.deadline.days", { count: days }) : null,
    hours ? t("interface.answer.deadline.hours", { count: hours }) : null,
    minutes ? t("interface.answer.deadline.minutes", { count: minutes }) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return t("interface.answer.deadline.lessThanMinute");
  return parts.length === 1 ? parts[0] : t("interface.answer.deadline.and", { first: parts[0], second: parts[1] });
}
