import { useBeforeUnload } from "@remix-run/react";
import { useCallback, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "~/i18n/text-context";

import { useAsksBeforeLeaving } from "./saves-before-leaving";

/** Around a form that only its button saves: who leaves with changes in it is asked first. */
export function AsksBeforeLeaving({ children }: { children: ReactNode }) {
  const { t } = useText();
  const [changed, setChanged] = useState(false);
  useAsksBeforeLeaving(t("interface.shell.leave"), changed);
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => {
    if (changed) event.preventDefault();
  }, [changed]));
  return <div className="contents" onChange={() => setChanged(true)} onSubmitCapture={() => setChanged(false)}>{children}</div>;
}
