import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormEvent, ReactNode } from "react";

import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { AnswerProblem } from "../callout";
import { SavingStrip, autosaved } from "../settled-form";
import { useFormAutosave } from "../use-form-autosave";

/**
 * The form of the business case: saves by itself while one types, and in its turn where a line is added or taken out.
 * Its figures hang together, so it is saved as a whole, on the version that it was loaded or last saved at. Give it a key
 * of the lines that it shows.
 */
export function CaseForm({ version, readOnly, children }: { version: number; readOnly: boolean; children: (problems: FieldProblems | null) => ReactNode }) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const waiting = useRef<HTMLButtonElement | null>(null);
  const { fetcher, soon, now, saving, offline } = useFormAutosave(() => {
    if (!form.current) return null;
    const data = new FormData(form.current);
    data.set("intent", "save");
    data.set(autosaved, "1");
    return data;
  });
  const answer = fetcher.data as (FormAnswer & { version?: number }) | undefined;
  const last = useRef(version);
  if (answer?.ok && answer.version !== undefined) last.current = answer.version;
  const submitted = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const acts = button instanceof HTMLButtonElement && /^(add|remove):/.test(button.value);
    if (acts && !saving) return;
    event.preventDefault();
    event.stopPropagation();
    // What is being saved comes first: the version that the line is added to is the next one.
    if (acts) waiting.current = button;
    soon();
    now();
  };
  useEffect(() => {
    if (saving || !waiting.current) return;
    const button = waiting.current;
    waiting.current = null;
    if (answer?.ok) form.current?.requestSubmit(button);
  }, [saving, answer]);
  return (
    <Form ref={form} method="post" id="business-case" autoComplete="off" noValidate className="grid min-w-0 gap-section" onSubmit={submitted} onChange={readOnly ? undefined : soon} onBlur={readOnly ? undefined : now}>
      {/* The first button of a form is what Enter presses: saving, and not adding a line. */}
      {readOnly ? null : <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.money.save")}</button>}
      <input type="hidden" name="version" value={last.current} readOnly />
      {answer && !answer.ok && !offline ? <AnswerProblem answer={answer} /> : null}
      {children(answer && !answer.ok ? answer.fields : null)}
      {readOnly ? null : <SavingStrip state={offline ? "offline" : saving ? "saving" : answer ? (answer.ok ? "saved" : "failed") : "idle"} />}
    </Form>
  );
}
