import type { ReactNode } from "react";

import { GuestHeader } from "../answer/guest-header";

/** A page on the way in: one narrow column, nothing that leads elsewhere. */
export function EntryPage({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <>
      <GuestHeader name={null} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-md px-5 py-12 outline-none">
        <h1>{title}</h1>
        {lead ? <p className="mt-2 text-muted">{lead}</p> : null}
        <div className="mt-7 grid gap-6">{children}</div>
      </main>
    </>
  );
}
