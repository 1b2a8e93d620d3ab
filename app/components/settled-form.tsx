import { useEffect, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";

import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import { baseName, takeName } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";

import { Button } from "./button";
import { AnswerProblem } from "./callout";
import { ConflictChoice, LoadedFields } from "./edit-conflict";
import { Icon } from "./icons";
import { TypedFields, typedBase } from "./typed-fields";
import { useFormAutosave } from "./use-form-autosave";
import type { SaveState } from "./use-saved-values";

/** Posted with what was saved by itself, so that the action stays on the page. */
export const autosaved = "autosave";

/** What the fields of a form begin with. */
export interface FormStart {
  value: <T>(field: string) => T;
  problems: FieldProblems;
}

interface SettledFormProps {
  /** What is saved, by field; field names are those that `settle` knows. */
  fields: Fields;
  /** What the form holds, by field. */
  read: (form: FormData) => Fields;
  answer: FormAnswer | undefined;
  action?: string;
  /** Nothing can be changed. */
  readOnly?: boolean;
  label: (field: string) => string;
  show: (field: string, value: unknown) => string;
  children: (start: FormStart) => ReactNode;
}

/**
 * A form that saves by itself and never writes over what others changed meanwhile: where both changed the same field, one
 * chooses. Without JavaScript its button saves. Inputs inside are uncontrolled; give it a key of the lines that it shows.
 */
export function SettledForm(props: SettledFormProps) {
  // Once one chose theirs, the form begins anew from what is saved.
  const [round, setRound] = useState(0);
  return <Fielded key={round} {...props} answer={round === 0 ? props.answer : undefined} onChosen={() => setRound((n) => n + 1)} />;
}

function Fielded({ fields, read, answer, action, readOnly = false, label, show, children, onChosen }: SettledFormProps & { onChosen: () => void }) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const refused = answer && !answer.ok ? answer.conflict : undefined;
  const [start] = useState<Fields>(refused ? { ...fields, ...refused.yours } : fields);
  // What this form started from, or saved last: what differs from it is a change of one's own.
  const [base, setBase] = useState<Fields>(refused ? refused.base : (typedBase(answer) ?? fields));
  const known = useRef(base);
  const sent = useRef<{ yours: Fields; chose: boolean } | null>(null);
  /** A button that acts on a line, pressed while the form was being saved. */
  const acting = useRef<HTMLButtonElement | null>(null);
  const { fetcher, soon, now, saving, offline } = useFormAutosave(() => {
    if (!form.current) return null;
    const data = new FormData(form.current);
    data.set("intent", "save");
    data.set(autosaved, "1");
    data.set(baseName, JSON.stringify(known.current));
    sent.current = { yours: read(data), chose: [...data.keys()].some((name) => name.startsWith(takeName(""))) };
    return data;
  }, action, (said) => {
    const saved = sent.current;
    sent.current = null;
    if (!said.ok || !saved) return;
    known.current = { ...known.current, ...saved.yours };
    setBase(known.current);
    if (saved.chose) onChosen();
  });
  // With JavaScript, Enter and the button save as everything else does; only what acts on a line is posted as a form.
  const submitted = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const acts = button instanceof HTMLButtonElement && button.value !== "save";
    if (acts && !saving) return;
    event.preventDefault();
    // What is being saved comes first, so that what is posted with the line is told from what was there before.
    if (acts) acting.current = button;
    soon();
    now();
  };
  useEffect(() => {
    const button = acting.current;
    if (saving || !button) return;
    acting.current = null;
    if (fetcher.data?.ok) form.current?.requestSubmit(button);
  });
  const latest = fetcher.data ?? answer;
  const problems: FieldProblems = latest && !latest.ok ? latest.fields : {};
  const conflict = latest && !latest.ok ? latest.conflict : undefined;
  return (
    <fetcher.Form ref={form} method="post" action={action} autoComplete="off" onSubmit={submitted} onChange={readOnly ? undefined : soon} onBlur={readOnly ? undefined : now} noValidate>
      {/* The first button of a form is what Enter presses: saving, and not a button that acts on a line. */}
      {readOnly ? null : <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.intake.save.button")}</button>}
      <LoadedFields fields={base} />
      <fieldset disabled={readOnly} className="grid min-w-0 gap-section">
        {conflict ? <ConflictChoice conflict={conflict} label={label} show={show} /> : <AnswerProblem answer={latest && !latest.ok && !offline ? latest : undefined} />}
        <TypedFields answer={answer}>{children({ value: <T,>(field: string) => start[field] as T, problems })}</TypedFields>
        {readOnly ? null : <SavingStrip state={offline ? "offline" : saving ? "saving" : latest ? (latest.ok ? "saved" : latest.conflict ? "disputed" : "failed") : "idle"} />}
      </fieldset>
    </fetcher.Form>
  );
}

/** How saving goes, at the foot of a form that saves by itself. */
export function SavingStrip({ state }: { state: SaveState | "disputed" }) {
  const { t } = useText();
  return (
    <div className="no-print sticky bottom-0 z-10 flex min-h-control flex-wrap items-center gap-x-5 gap-y-1 border-t border-strong-line bg-page py-2 text-sm">
      <noscript><Button type="submit" name="intent" value="save" look="primary">{t("interface.intake.save.button")}</Button></noscript>
      <p role="status" className={state === "failed" || state === "offline" || state === "disputed" ? "text-problem" : state === "saved" ? "inline-flex items-center gap-1.5 text-success" : "save-strip-note text-muted"}>
        {state === "saved" ? <Icon name="check" /> : null}
        {state === "offline" ? t("interface.intake.save.offline") : state === "saving" ? t("interface.shell.saving") : state === "saved" ? t("interface.intake.save.saved") : state === "failed" ? t("interface.conflict.unsaved") : state === "disputed" ? t("interface.conflict.disputed") : t("interface.intake.save.idle")}
      </p>
      {state === "failed" ? <Button type="submit" name="intent" value="save">{t("interface.intake.save.retry")}</Button> : null}
    </div>
  );
}
