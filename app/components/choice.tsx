import type { ReactNode } from "react";

import { useTyped } from "./typed-fields";

export interface ChoiceOption<V extends string> {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
}

interface Choice<V extends string> {
  name: string;
  legend: string;
  hideLegend?: boolean;
  options: readonly ChoiceOption<V>[];
  /** Uncontrolled start value; for controlled use give `value` and `onChange`. */
  defaultValue?: V | null;
  value?: V | null;
  onChange?: (value: V) => void;
  className?: string;
}

function state<V extends string>({ name, value, defaultValue, onChange }: Choice<V>, own: V, ticked: ReturnType<typeof useTyped>["ticked"]) {
  return value === undefined
    ? { defaultChecked: ticked(name, own, defaultValue === own), onChange: onChange && (() => onChange(own)) }
    : { checked: value === own, onChange: () => onChange?.(own) };
}

/** Radio buttons under each other, each with room for a hint. */
export function RadioGroup<V extends string>(props: Choice<V>) {
  const { ticked } = useTyped();
  return (
    <fieldset className={props.className}>
      <legend className={props.hideLegend ? "sr-only" : "mb-1.5 font-medium"}>{props.legend}</legend>
      <div className="grid gap-2.5">
        {props.options.map((option) => (
          <label key={option.value} className="flex items-start gap-2.5">
            <input type="radio" name={props.name} value={option.value} {...state(props, option.value, ticked)} className="mt-[0.2em]" />
            <span>
              {option.label}
              {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Radio buttons as one strip, for two to four short choices. Arrow keys move, as with any radio group. */
export function SegmentedChoice<V extends string>(props: Choice<V>) {
  const { ticked } = useTyped();
  return (
    <fieldset className={props.className}>
      <legend className={props.hideLegend ? "sr-only" : "mb-1 font-medium"}>{props.legend}</legend>
      <div className="inline-flex rounded-md border border-strong-line">
        {props.options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-[calc(var(--control)-2px)] cursor-pointer items-center border-l border-line px-3 first:rounded-l-[0.3rem] first:border-l-0 last:rounded-r-[0.3rem] hover:bg-band has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input type="radio" name={props.name} value={option.value} {...state(props, option.value, ticked)} className="sr-only" />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
