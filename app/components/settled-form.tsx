import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import { lineOfField, shownLines } from "~/domain/form-lines";
import type { Line } from "~/domain/form-lines";
import type { FieldProblems, FormAnswer } from "~/domain/form-answer";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";

import { Button } from "./button";
import { AnswerProblem } from "./callout";
import { ConflictChoice, LoadedFields } from "./edit-conflict";
import { Icon } from "./icons";
import { TypedFields } from "./typed-fields";
import type { SaveState } from "./use-saved-values";
import { useSettledForm } from "./use-settled-form";

/** What the fields of a form begin with. */
export interface FormStart {
  value: <T>(field: string) => T;
  problems: FieldProblems;
}

interface SettledFormProps<L extends Line> {
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
  /** The lines that are saved, where others can add some or take them out meanwhile; `children` are given those to show. */
  lines?: readonly L[];
  /** The line that a field is of, where fields are not named by `partName`. */
  lineOf?: (field: string) => string | null;
  children: (start: FormStart, lines: readonly L[]) => ReactNode;
}

/**
 * A form that saves by itself and never writes over what others changed meanwhile: where both changed the same field, one
 * chooses. Without JavaScript its button saves. Inputs inside are uncontrolled, and stand in lines that keep their keys.
 */
export function SettledForm<L extends Line = Line>({ fields, read, answer, action, readOnly = false, label, show, lines, lineOf = lineOfField, children }: SettledFormProps<L>) {
  const { t } = useText();
  const work = useSettledForm<readonly L[]>({
    fields, read, answer, action,
    lines: { saved: lines ?? [], lineOf: lines ? lineOf : () => null, shown: (saved, before, { isChanged }) => shownLines(saved, before, isChanged) },
  });
  const { start, problems, conflict } = work;
  return (
    <Form {...work.form} {...(readOnly ? {} : work.saves)} method="post" action={action} autoComplete="off" noValidate>
      {/* The first button of a form is what Enter presses: saving, and not a button that acts on a line. */}
      {readOnly ? null : <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.intake.save.button")}</button>}
      <LoadedFields fields={work.base} />
      <fieldset key={work.round} disabled={readOnly} className="grid min-w-0 gap-section">
        {conflict ? <ConflictChoice conflict={conflict} label={label} show={show} /> : <AnswerProblem answer={work.refused} />}
        <TypedFields answer={work.typed}>{children({ value: <T,>(field: string) => start[field] as T, problems }, work.lines)}</TypedFields>
        {readOnly ? null : <SavingStrip state={work.state} />}
      </fieldset>
    </Form>
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
