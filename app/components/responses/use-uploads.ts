import { useNavigate, useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";

import { uploadLimits } from "~/domain/responses/upload-limits";

/** One file on its way: its bytes travel, the server reads it, and then it has a preview or was not taken in. */
export interface Sending {
  key: number;
  name: string;
  size: number;
  state: "waiting" | "sending" | "reading" | "done" | "too-large" | "failed";
  /** Share of the bytes that has left, 0–1. */
  sent: number;
  /** Where its preview is, once it was read. */
  preview: string | null;
}

/**
 * Sends files to the form's own address, one request each and one after the other, and keeps how far each is. A single
 * file leads on to its preview; of several the page shows the outcome as rows.
 */
export function useUploads(action: string, field: string): { sendings: Sending[]; send: (files: readonly File[]) => void } {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const keys = useRef(0);
  const queue = useRef(Promise.resolve());

  const send = (files: readonly File[]) => {
    const added = files.map((file): Sending => ({
      key: ++keys.current, name: file.name, size: file.size, state: file.size > uploadLimits.file ? "too-large" : "waiting", sent: 0, preview: null,
    }));
    setSendings((list) => [...list.filter((one) => one.state !== "done"), ...added]);
    const update = (key: number, change: Partial<Sending>) => setSendings((list) => list.map((one) => (one.key === key ? { ...one, ...change } : one)));
    queue.current = queue.current.then(async () => {
      const previews: string[] = [];
      for (const [index, { key, state }] of added.entries()) {
        if (state === "too-large") continue;
        update(key, { state: "sending" });
        const preview = await sendFile(action, field, files[index], (change) => update(key, change));
        update(key, preview === null ? { state: "failed" } : { state: "done", preview });
        if (preview !== null) previews.push(preview);
      }
      if (added.length === 1 && previews.length === 1) navigate(previews[0]);
      else revalidate();
    });
  };
  return { sendings, send };
}

/** Sends one file; gives the path of its preview, to which the server redirects, or null when it was not taken in. */
function sendFile(action: string, field: string, file: File, onChange: (change: Partial<Sending>) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const form = new FormData();
    form.append(field, file);
    // Not fetch: that does not tell how much has left.
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.upload.addEventListener("progress", ({ loaded, total }) => onChange({ sent: loaded / Math.max(total, 1) }));
    request.upload.addEventListener("load", () => onChange({ state: "reading", sent: 1 }));
    request.addEventListener("readystatechange", () => {
      if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
      const { pathname } = new URL(request.responseURL || action, location.href);
      resolve(request.status === 200 && pathname !== new URL(action, location.href).pathname ? pathname : null);
    });
    request.addEventListener("error", () => resolve(null));
    request.addEventListener("abort", () => resolve(null));
    request.send(form);
  });
}
