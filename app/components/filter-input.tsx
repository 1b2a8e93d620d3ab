import { useId } from "react";

import { Icon } from "./icons";

/** Filters a list while one types; inside a GET form it works without JavaScript by its `name`. `result` says what is left. */
export function FilterInput({ label, value, onChange, name = "q", result }: { label: string; value: string; onChange: (value: string) => void; name?: string; result?: string }) {
  const id = useId();
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="relative w-full max-w-xs">
        <label htmlFor={id} className="sr-only">{label}</label>
        <Icon name="search" className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
        <input id={id} type="search" name={name} value={value} placeholder={label} onChange={(event) => onChange(event.currentTarget.value)} className="input" style={{ paddingLeft: "2.125rem" }} />
      </div>
      <p role="status" className="text-sm text-muted">{result}</p>
    </div>
  );
}
