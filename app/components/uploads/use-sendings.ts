import { useRef, useState } from "react";

import { sendFile } from "./send-file";

/** One file on its way: its bytes travel, the server reads it, and then it was taken in or not. */
export interface Sending {
  key: number;
  file: File;
  state: "waiting" | "sending" | "reading" | "done" | "failed";
  /** Share of the bytes that has left, 0–1. */
  sent: number;
  /** Where the server led to once it was taken in. */
  to: string | null;
  /** Why it was not taken in: what the server said, "too-large", or "broken" where the connection did. */
  problem: string | null;
}

/**
 * Sends files to the address of a form, one request each and one after the other, and keeps how far each is. A file that
 * was not taken in stays in the list and can be sent again. `onEnd` gets where the files that were sent together led to.
 */
export function useSendings({ action, field, limit, onEnd }: {
  action: string;
  field: string;
  /** The most bytes of one file. */
  limit: number;
  onEnd: (taken: string[], sent: number) => void;
}): { sendings: Sending[]; send: (files: readonly File[]) => void; again: (sending: Sending) => void } {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const keys = useRef(0);
  const queue = useRef(Promise.resolve());

  const update = (key: number, change: Partial<Sending>) => setSendings((list) => list.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const run = (added: readonly Sending[]) => {
    queue.current = queue.current.then(async () => {
      const taken: string[] = [];
      for (const { key, file } of added) {
        if (file.size > limit) continue;
        update(key, { state: "sending", sent: 0, problem: null });
        const end = await sendFile(action, field, file, (progress) => update(key, progress));
        update(key, end.ok ? { state: "done", to: end.to } : { state: "failed", problem: end.problem });
        if (end.ok) taken.push(end.to);
      }
      onEnd(taken, added.length);
    });
  };
  return {
    sendings,
    send: (files) => {
      const added = files.map((file): Sending => {
        const large = file.size > limit;
        return { key: ++keys.current, file, state: large ? "failed" : "waiting", sent: 0, to: null, problem: large ? "too-large" : null };
      });
      setSendings((list) => [...list.filter((one) => one.state !== "done"), ...added]);
      run(added);
    },
    again: (sending) => {
      update(sending.key, { state: "waiting", problem: null });
      run([sending]);
    },
  };
}
