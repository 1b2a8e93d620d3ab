import { useEffect, useRef, useState } from "react";

import { Button } from "~/components/button";
import { FileDrop } from "~/components/file-drop";

import { SendingList } from "./sending-list";
import { useSendings } from "./use-sendings";

/**
 * Where files come in. Without JavaScript it is a plain form; with it files are sent as soon as they are chosen, with
 * their progress, and what broke off can be sent again.
 */
export function UploadForm({ action, field, limit, multiple = false, linked = true, accept, label, hint, submit, problemText, onEnd }: {
  action: string;
  field: string;
  /** The most bytes of one file. */
  limit: number;
  multiple?: boolean;
  /** Whether a file that was taken in has a page of its own. */
  linked?: boolean;
  accept: string;
  label: string;
  hint: string;
  submit: string;
  problemText: (problem: string) => string;
  /** Gets where the files that were taken in led to, and how many were sent together. */
  onEnd: (taken: string[], sent: number) => void;
}) {
  const { sendings, send, again } = useSendings({ action, field, limit, onEnd });
  const form = useRef<HTMLFormElement>(null);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <>
      <form ref={form} method="post" action={action} encType="multipart/form-data" className="grid gap-3">
        <FileDrop
          name={field} multiple={multiple} accept={accept} label={label} hint={hint}
          onFiles={(files) => {
            send(files);
            // So that the same file can be chosen once more.
            form.current?.reset();
          }}
        />
        {live ? null : <div><Button type="submit" look="primary" icon="upload">{submit}</Button></div>}
      </form>
      <SendingList sendings={sendings} linked={linked} again={again} problemText={problemText} />
    </>
  );
}
