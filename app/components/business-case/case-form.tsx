import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";

import type { BusinessCase } from "~/domain/business-case/business-case";
import { caseFields } from "~/domain/business-case/case-fields";
import { nestedForm, postedBusinessCaseSchema, postedCaseFields } from "~/domain/business-case/posted-business-case";
import { shownCase } from "~/domain/business-case/shown-case";
import type { FormAnswer } from "~/domain/form-answer";
import { baseName, takeName } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";

import { AnswerProblem } from "../callout";
import { ConflictChoice, LoadedFields } from "../edit-conflict";
import { SavingStrip, autosaved } from "../settled-form";
import { TypedFields, typedBase } from "../typed-fields";
import { useFormAutosave } from "../use-form-autosave";
import type { FigureForm } from "./figure-fields";
import { useCaseFieldText } from "./use-case-field-text";

interface CaseFormProps {
  /** As it is saved now. */
  businessCase: BusinessCase;
  /** To a form that was posted, not saved by itself. */
  answer: FormAnswer | undefined;
  readOnly: boolean;
  /** What the form shows: the lines that are saved, and those that somebody took out while they are being changed here. */
  children: (shown: BusinessCase, form: FigureForm) => ReactNode;
}

/**
 * The form of the business case: saves by itself while one types, and in its turn where a line is added or taken out. As a
 * `SettledForm` it is put together by field with what others changed. Lines that they add or take out come and go around
 * what is being typed, so that neither text nor focus is lost.
 */
export function CaseForm(props: CaseFormProps) {
  // Once one chose, the form begins anew from what is saved.
  const [round, setRound] = useState(0);
  return <Fielded key={round} {...props} answer={round === 0 ? props.answer : undefined} onChosen={() => setRound((n) => n + 1)} />;
}

function Fielded({ businessCase, answer, readOnly, children, onChosen }: CaseFormProps & { onChosen: () => void }) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const refused = answer && !answer.ok ? answer.conflict : undefined;
  const [start, setStart] = useState<Fields>(() => ({ ...caseFields(businessCase), ...refused?.yours }));
  // What this form started from, or saved last: what differs from it is a change of one's own.
  const [base, setBase] = useState<Fields>(() => refused?.base ?? typedBase(answer) ?? caseFields(businessCase));
  const known = useRef(base);
  const sent = useRef<{ yours: Fields; chose: boolean } | null>(null);
  const waiting = useRef<HTMLButtonElement | null>(null);
  const { fetcher, soon, now, saving, offline } = useFormAutosave(() => {
    if (!form.current) return null;
    const data = new FormData(form.current);
    data.set("intent", "save");
    data.set(autosaved, "1");
    data.set(baseName, JSON.stringify(known.current));
    sent.current = { yours: heldFields(data) ?? {}, chose: [...data.keys()].some((name) => name.startsWith(takeName(""))) };
    return data;
  }, undefined, (said) => {
    const saved = sent.current;
    sent.current = null;
    if (!said.ok || !saved) return;
    know(saved.yours);
    if (saved.chose) onChosen();
  });
  const know = (fields: Fields) => {
    known.current = { ...known.current, ...fields };
    setBase(known.current);
  };

  const [lines, setLines] = useState(() => shownCase(businessCase, businessCase, start, base));
  const [drawn, setDrawn] = useState(businessCase);
  // What is saved was loaded anew: before it is drawn, what has no field here yet begins as it is saved now.
  if (drawn !== businessCase && form.current) {
    const data = new FormData(form.current);
    const came = Object.fromEntries(Object.entries(caseFields(businessCase)).filter(([name]) => !data.has(name)));
    setDrawn(businessCase);
    setStart({ ...start, ...came });
    know(came);
    setLines(shownCase(businessCase, lines, heldFields(data), known.current));
  }

  const submitted = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const acts = button instanceof HTMLButtonElement && /^(add|remove):/.test(button.value);
    if (acts && !saving) return;
    event.preventDefault();
    event.stopPropagation();
    // What is being saved comes first, so that what is posted with the line is told from what was there before.
    if (acts) waiting.current = button;
    soon();
    now();
  };
  const latest = useLatest(fetcher.data, answer);
  useEffect(() => {
    if (saving || !waiting.current) return;
    const button = waiting.current;
    waiting.current = null;
    if (fetcher.data?.ok) form.current?.requestSubmit(button);
  });
  const conflict = latest && !latest.ok ? latest.conflict : undefined;
  const { label, show } = useCaseFieldText(lines);
  return (
    <Form ref={form} method="post" id="business-case" autoComplete="off" noValidate onSubmit={submitted} onChange={readOnly ? undefined : soon} onBlur={readOnly ? undefined : now}>
      {/* The first button of a form is what Enter presses: saving, and not adding a line. */}
      {readOnly ? null : <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.money.save")}</button>}
      <LoadedFields fields={base} />
      <fieldset disabled={readOnly} className="grid min-w-0 gap-section">
        {conflict ? <ConflictChoice conflict={conflict} label={label} show={show} /> : <AnswerProblem answer={latest && !latest.ok && !offline ? latest : undefined} />}
        <TypedFields answer={answer}>{children(lines, { start, problems: latest && !latest.ok ? latest.fields : {}, readOnly })}</TypedFields>
        {readOnly ? null : <SavingStrip state={offline ? "offline" : saving ? "saving" : latest ? (latest.ok ? "saved" : conflict ? "disputed" : "failed") : "idle"} />}
      </fieldset>
    </Form>
  );
}

/** What the form holds, by field; null where it holds what is no figure, so that nothing of it is known. */
function heldFields(form: FormData): Fields | null {
  const held = postedBusinessCaseSchema.safeParse(nestedForm(form));
  return held.success ? postedCaseFields(held.data, (name) => form.has(name)) : null;
}

/** The answer that came last: to a save by itself, or to the form. */
function useLatest(byItself: FormAnswer | undefined, posted: FormAnswer | undefined): FormAnswer | undefined {
  const [known, setKnown] = useState({ byItself, posted, latest: byItself ?? posted });
  if (known.byItself === byItself && known.posted === posted) return known.latest;
  const latest = known.byItself !== byItself ? byItself : posted;
  setKnown({ byItself, posted, latest });
  return latest;
}
