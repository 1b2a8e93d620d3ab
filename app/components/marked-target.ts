import { useLocation } from "@remix-run/react";
import { useEffect } from "react";

/** Marks what the address names: a browser does so by itself only for pages that it loads, not where the router goes there. */
export function useMarkedTarget(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const target = hash ? document.getElementById(hash.slice(1)) : null;
    target?.setAttribute("data-target", "");
    return () => target?.removeAttribute("data-target");
  }, [hash, key]);
}
