import { Link, useNavigate } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";

import { useText } from "~/i18n/text-context";

/**
 * A question that needs an answer before the work goes on. It belongs to an address: render it when the page's URL asks
 * for it (`?confirm=publish`), so that it works without JavaScript; `closeTo` is the address without it. `actions` hold
 * the button that does it; the way back is added here.
 */
export function Dialog({ title, closeTo, closeLabel, actions, children }: { title: string; closeTo: string; closeLabel?: string; actions: ReactNode; children: ReactNode }) {
  const { t } = useText();
  const ref = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const opener = document.activeElement;
    // Rendered open for readers without JavaScript; with it, the rest of the page steps back.
    dialog.removeAttribute("open");
    dialog.showModal();
    // A dialog that is taken away gives the focus back to nobody by itself.
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected && (!document.activeElement || document.activeElement === document.body)) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={ref} open aria-labelledby={id} className="p-6" onCancel={(event) => { event.preventDefault(); navigate(closeTo, { preventScrollReset: true }); }}>
      <h2 id={id}>{title}</h2>
      <div className="mt-2 grid gap-3">{children}</div>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Link to={closeTo} preventScrollReset className="button">{closeLabel ?? t("interface.shell.cancel")}</Link>
        {actions}
      </div>
    </dialog>
  );
}
