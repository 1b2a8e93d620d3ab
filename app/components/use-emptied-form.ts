import { useLocation } from "@remix-run/react";
import { useState } from "react";

import type { FormAnswer } from "~/domain/form-answer";

/**
 * For a form that adds to a list: the key changes once what it posted was added, so that it is empty for the next. What
 * others add meanwhile leaves what is typed in it alone. `answer` is that to this form.
 */
export function useEmptiedForm(answer: FormAnswer | undefined): { key: number; onSubmit: () => void } {
  const { key: place } = useLocation();
  const [postedAt, setPostedAt] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  if (postedAt !== null && postedAt !== place) {
    setPostedAt(null);
    if (!answer || answer.ok) setRound(round + 1);
  }
  return { key: round, onSubmit: () => setPostedAt(place) };
}
