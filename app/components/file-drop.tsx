import { useId, useRef, useState } from "react";

import { useText } from "~/i18n/text-context";

import { Icon } from "./icons";

/** A file input in a place to drop files on. Without JavaScript it is the input alone. */
export function FileDrop({ name, label, hint, accept, multiple = false, onFiles }: { name: string; label: string; hint?: string; accept?: string; multiple?: boolean; onFiles?: (files: File[]) => void }) {
  const { t } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [names, setNames] = useState<string[]>([]);
  const take = (files: FileList | null) => {
    const list = [...(files ?? [])];
    setNames(list.map((file) => file.name));
    if (list.length > 0) onFiles?.(list);
  };
  return (
    <div
      className={`rounded-md border border-dashed px-5 py-5 ${over ? "border-accent bg-accent-wash" : "border-strong-line"}`}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const all = event.dataTransfer.files;
        if (!input.current || all.length === 0) return;
        const transfer = new DataTransfer();
        for (const file of multiple ? [...all] : [all[0]]) transfer.items.add(file);
        input.current.files = transfer.files;
        take(transfer.files);
      }}
    >
      <label htmlFor={id} className="flex items-center gap-2 font-medium">
        <Icon name="upload" className="text-muted" />
        {label}
      </label>
      {hint ? <p id={`${id}-hint`} className="mt-0.5 text-sm text-muted">{hint}</p> : null}
      <input
        ref={input} id={id} type="file" name={name} accept={accept} multiple={multiple} required aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => take(event.currentTarget.files)}
        className="mt-3 block w-full text-sm file:mr-3 file:min-h-control file:rounded-md file:border file:border-strong-line file:bg-raised file:px-3 file:font-medium file:text-ink hover:file:bg-band"
      />
      <p role="status" className="sr-only">{names.length > 0 ? t("interface.shell.filesChosen", { names: names.join(", ") }) : ""}</p>
    </div>
  );
}
