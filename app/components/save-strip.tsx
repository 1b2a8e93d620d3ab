import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { useText } from "~/i18n/text-context";

import { Button } from "./button";
import { useProblemText } from "./callout";
import { Icon } from "./icons";
import type { SavedValues } from "./use-saved-values";

/**
 * The form of a page that saves by itself. Without JavaScript Enter and its Save button post it; with it, neither does
 * anything. The hidden button is first, so that Enter in a row never presses a button that acts on a whole group.
 */
export function SavedForm({ children }: { children: ReactNode }) {
  const { t } = useText();
  return (
    <Form method="post" autoComplete="off" preventScrollReset className="grid min-w-0 gap-section" onSubmit={(event) => event.preventDefault()}>
      <button type="submit" hidden>{t("interface.intake.save.button")}</button>
      {children}
    </Form>
  );
}

/** The strip that stays at the foot of a page that saves by itself: how saving goes, undo, and the counts given to it. */
export function SaveStrip({ save, children }: { save: Pick<SavedValues<unknown>, "state" | "problem" | "retry" | "undo">; children?: ReactNode }) {
  const { t } = useText();
  const problemText = useProblemText();
  const { state, problem, retry, undo } = save;
  return (
    <div className="no-print sticky bottom-0 z-10 flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-strong-line bg-page py-2 text-sm">
      <noscript><Button type="submit" look="primary">{t("interface.intake.save.button")}</Button></noscript>
      <div role="status" className={`flex min-h-control flex-wrap items-center gap-x-3 ${state === "idle" && !undo ? "max-sm:absolute" : ""}`}>
        {undo ? (
          <span className="flex flex-wrap items-center gap-x-2">
            {undo.text}
            <Button type="button" look="quiet" icon="undo" onClick={undo.run}>{t("interface.shell.undo")}</Button>
          </span>
        ) : null}
        {state === "saving" ? <span className="text-muted">{t("interface.shell.saving")}</span> : null}
        {state === "saved" ? <span className="inline-flex items-center gap-1.5 text-success"><Icon name="check" />{t("interface.intake.save.saved")}</span> : null}
        {state === "idle" && !undo ? <span className="save-strip-note text-muted max-sm:hidden">{t("interface.intake.save.idle")}</span> : null}
        {state === "offline" ? <span className="inline-flex items-center gap-1.5 text-problem"><Icon name="problem" />{t("interface.intake.save.offline")}</span> : null}
        {state === "failed" ? (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-problem">
            <span className="inline-flex items-center gap-1.5"><Icon name="problem" />{problem ? problemText(problem) : t("interface.error.general")}</span>
            <Button type="button" onClick={retry}>{t("interface.intake.save.retry")}</Button>
          </span>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 sm:ml-auto">{children}</div>
    </div>
  );
}
