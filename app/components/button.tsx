import { Link } from "@remix-run/react";
import type { LinkProps } from "@remix-run/react";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";

import { Icon } from "./icons";
import type { IconName } from "./icons";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

function classes(look: ButtonLook, more = ""): string {
  return `button ${look === "secondary" ? "" : `button-${look}`} ${more}`;
}

interface Face {
  look?: ButtonLook;
  icon?: IconName;
  children: ReactNode;
}

/** A button. `pending` says that its work runs; it then does nothing, and its text should say what is going on. */
export function Button({ look = "secondary", icon, pending = false, className, children, ...rest }: Face & { pending?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} className={classes(look, className)} aria-disabled={pending || undefined} aria-busy={pending || undefined} onClick={pending ? (event) => event.preventDefault() : rest.onClick}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** A link to another page that looks like a button. */
export function LinkButton({ look = "secondary", icon, className, children, ...rest }: Face & LinkProps) {
  return (
    <Link {...rest} className={classes(look, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  );
}

/** A link to a file that is made on request. */
export function DownloadButton({ look = "secondary", className, children, ...rest }: Omit<Face, "icon"> & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a download {...rest} className={classes(look, className)}>
      <Icon name="download" />
      {children}
    </a>
  );
}
