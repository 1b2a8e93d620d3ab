import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import { Icon } from "./icons";
import type { IconName } from "./icons";

/** A menu that opens under its button, also without JavaScript; Escape and a click elsewhere close it, and so does going on. */
export function Menu({ icon, label, hideLabel = false, children }: { icon: IconName; label: ReactNode; hideLabel?: boolean; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    const close = (event: Event) => {
      if (!menu.current?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        menu.current.querySelector("summary")?.focus();
      } else if (menu.current.contains(event.target as Node)) return;
      menu.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [key]);
  return (
    <details ref={menu} className="relative">
      <summary className="flex h-8 items-center gap-1.5 rounded px-2 text-sm text-muted hover:bg-band">
        <Icon name={icon} />
        <span className={hideLabel ? "sr-only" : "max-w-40 truncate max-sm:sr-only"}>{label}</span>
      </summary>
      <div className="absolute right-0 z-20 mt-1 w-56 rounded-md border border-line bg-raised p-2 shadow-lg">{children}</div>
    </details>
  );
}
