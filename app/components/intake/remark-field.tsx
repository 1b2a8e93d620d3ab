import { useEffect, useRef, useState } from "react";

import { useText } from "~/i18n/text-context";

/** Room for remarks beside the wishes of a checklist. */
export interface Remarks {
  values: Readonly<Record<string, { remark: string }>>;
  onRemark: (item: string, remark: string) => void;
}

/** Pause after the last letter until a remark is saved. */
const pauseMs = 800;

/** A remark on one wish: folded away while there is none, saved when typing rests or the field is left. */
export function RemarkField({ item, wish, remark, onRemark }: { item: string; wish: string; remark: string } & Pick<Remarks, "onRemark">) {
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(typed);
  latest.current = typed;
  const save = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    if (latest.current !== null && latest.current.trim() !== remark) onRemark(item, latest.current.trim());
    setTyped(null);
  };
  const onLeave = useRef(save);
  onLeave.current = save;
  // What still waits when the row goes out of sight is saved with it.
  useEffect(() => () => {
    if (timer.current) onLeave.current();
  }, []);
  // A phone that shows another page may never come back to this one.
  const typing = typed !== null;
  useEffect(() => {
    if (!typing) return;
    const now = () => onLeave.current();
    addEventListener("pagehide", now);
    document.addEventListener("visibilitychange", now);
    return () => {
      removeEventListener("pagehide", now);
      document.removeEventListener("visibilitychange", now);
    };
  }, [typing]);
  return (
    <details className="mt-1 text-sm" open={remark !== "" || undefined}>
      <summary className="inline-block cursor-pointer text-muted underline decoration-dotted underline-offset-4 hover:text-accent max-sm:py-1.5">
        {t("interface.respondents.own.remark")}<span className="sr-only">: {wish}</span>
      </summary>
      <textarea
        name={`remark.${item}`} rows={2} maxLength={2000} value={typed ?? remark} aria-label={t("interface.intake.ofWish", { column: t("interface.respondents.own.remark"), wish })}
        className="input mt-1 w-full" onBlur={save}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          if (timer.current) clearTimeout(timer.current);
          timer.current = setTimeout(() => onLeave.current(), pauseMs);
        }}
      />
    </details>
  );
}
