import type { ReactNode } from "react";

/** The head of a page: what it is, in a line what one does here, and the page's one main action in its fixed place. */
export function PageHeader({ title, lead, action, secondary, children }: { title: ReactNode; lead?: ReactNode; action?: ReactNode; secondary?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-8 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="max-w-2xl min-w-0 grow basis-80">
        <h1>{title}</h1>
        {lead ? <p className="mt-1.5 text-muted">{lead}</p> : null}
        {children}
      </div>
      {action || secondary ? (
        <div className="no-print flex flex-wrap items-center gap-2 max-sm:w-full">
          {secondary}
          {action}
        </div>
      ) : null}
    </header>
  );
}

/** The work of a page, with guidance beside it on wide screens and below it on narrow ones. */
export function PageBody({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  if (!aside) return <div className="grid gap-section">{children}</div>;
  return (
    <div className="grid gap-x-10 gap-y-section xl:grid-cols-[minmax(0,1fr)_18rem] print:grid-cols-1">
      <div className="grid min-w-0 content-start gap-section">{children}</div>
      <aside className="min-w-0">{aside}</aside>
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, lead, action, id, children }: { title: ReactNode; lead?: ReactNode; action?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section id={id} className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-b border-line pb-2">
        <div className="min-w-0">
          <h2>{title}</h2>
          {lead ? <p className="mt-0.5 text-sm text-muted">{lead}</p> : null}
        </div>
        {action ? <div className="no-print">{action}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** What a list says while it is empty: what will stand here, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-md border border-dashed border-strong-line px-6 py-8">
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-prose text-muted">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
