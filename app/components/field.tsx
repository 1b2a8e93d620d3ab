import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

import type { FieldProblem } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Icon } from "./icons";
import { useTyped } from "./typed-fields";

interface Labelled {
  label: string;
  /** What the field is about, for screen readers: where a page has many with the same label. */
  of?: string;
  hint?: ReactNode;
  /** From `FormAnswer.fields`; shown under the label and tied to the control. */
  problem?: FieldProblem | undefined;
  /** Keeps the label for screen readers only, where a table header says it already; "wide": only where columns stand side by side. */
  hideLabel?: boolean | "wide";
  className?: string;
}

/** Label, hint and error around one control; `children` gets what ties the control to them. */
export function Field({ label, of, hint, problem, hideLabel, className = "", required, children }: Labelled & {
  required?: boolean | undefined;
  children: (wiring: { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined }) => ReactNode;
}) {
  const { t } = useText();
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(" ") || undefined;
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel === "wide" ? "mb-1 block font-medium sm:sr-only" : hideLabel ? "sr-only" : "mb-1 block font-medium"}>
        {label}
        {of ? <span className="sr-only">: {of}</span> : null}
        {required === false ? " " : null}
        {required === false ? <span className="ml-0.5 font-normal text-muted">{t("interface.shell.optional")}</span> : null}
      </label>
      {hint ? <p id={`${id}-hint`} className="mb-1.5 text-sm text-muted">{hint}</p> : null}
      {children({ id, "aria-invalid": problem ? true : undefined, "aria-describedby": describedBy })}
      {problem ? <FieldProblemLine id={`${id}-problem`} problem={problem} /> : null}
    </div>
  );
}

function FieldProblemLine({ id, problem }: { id: string; problem: FieldProblem }) {
  const { t } = useText();
  return (
    <p id={id} className="mt-1 flex items-start gap-1.5 text-sm text-problem">
      <Icon name="problem" className="mt-0.5" />
      {t(`interface.error.field.${problem}`)}
    </p>
  );
}

/** One line of text, a number, a date, an e-mail address. `required={false}` marks the label as optional. */
export function TextField({ label, hint, problem, hideLabel, className, inputClassName = "", required, ...input }: Labelled & { inputClassName?: string } & Omit<InputHTMLAttributes<HTMLInputElement>, "className">) {
  const { text } = useTyped();
  return (
    <Field {...{ label, hint, problem, hideLabel, className, required }}>
      {(wiring) => <input type="text" {...input} {...beginning(input, text)} required={required} {...wiring} className={`input ${inputClassName}`} />}
    </Field>
  );
}

/** Text of several lines; grows with what is typed. */
export function TextArea({ label, of, hint, problem, hideLabel, className, required, rows = 4, ...area }: Labelled & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className">) {
  const { text } = useTyped();
  return (
    <Field {...{ label, of, hint, problem, hideLabel, className, required }}>
      {(wiring) => <textarea rows={rows} {...area} {...beginning(area, text)} required={required} {...wiring} className="input" style={{ minHeight: `calc(${rows} * 1.55em + 1.125rem)` }} />}
    </Field>
  );
}

/** What a field that keeps its own value starts with; nothing where the page holds the value. */
function beginning<T>({ name, value, defaultValue }: { name?: string; value?: unknown; defaultValue?: T }, text: ReturnType<typeof useTyped>["text"]): { defaultValue?: T | string } {
  return value === undefined ? { defaultValue: text(name, defaultValue) } : {};
}

/** A native select. */
export function SelectField({ label, hint, problem, hideLabel, className, required, options, ...select }: Labelled & { options: { value: string; label: string }[] } & Omit<SelectHTMLAttributes<HTMLSelectElement>, "className">) {
  const { text } = useTyped();
  return (
    <Field {...{ label, hint, problem, hideLabel, className, required }}>
      {(wiring) => (
        <select {...select} {...beginning(select, text)} required={required} {...wiring} className="input">
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      )}
    </Field>
  );
}

/** A tick box with its label beside it. */
export function Checkbox({ label, hint, className = "", ...input }: { label: ReactNode; hint?: ReactNode; className?: string } & Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "type">) {
  const id = useId();
  const { ticked } = useTyped();
  const start = input.checked === undefined ? { defaultChecked: ticked(input.name, String(input.value ?? "on"), input.defaultChecked) } : {};
  return (
    <div className={`flex items-start gap-2.5 ${className}`}>
      <input type="checkbox" id={id} {...input} {...start} aria-describedby={hint ? `${id}-hint` : undefined} className="mt-[0.2em]" />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint ? <p id={`${id}-hint`} className="text-sm text-muted">{hint}</p> : null}
      </div>
    </div>
  );
}
