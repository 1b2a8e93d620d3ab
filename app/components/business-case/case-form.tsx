import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

import type { BusinessCase } from "~/domain/business-case/business-case";
import { caseFields, pathOf } from "~/domain/business-case/case-fields";
import { nestedForm, postedBusinessCaseSchema, postedCaseFields } from "~/domain/business-case/posted-business-case";
import { shownCase } from "~/domain/business-case/shown-case";
import type { FormAnswer } from "~/domain/form-answer";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";

import { AnswerProblem } from "../callout";
import { ConflictChoice, LoadedFields } from "../edit-conflict";
import { SavingStrip } from "../settled-form";
import { TypedFields } from "../typed-fields";
import { useSettledForm } from "../use-settled-form";
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
 * The form of the business case: saves by itself while one types, put together by figure with what others changed. Lines that
 * they add or take out come and go around what is being typed.
 */
export function CaseForm({ businessCase, answer, readOnly, children }: CaseFormProps) {
  const { t } = useText();
  const { start, problems, conflict, lines, ...work } = useSettledForm<BusinessCase>({
    fields: caseFields(businessCase), read: heldFields, answer,
    lines: { saved: businessCase, lineOf: (field) => pathOf(field)?.id ?? null, shown: (saved, before, { held, base }) => shownCase(saved, before, held, base) },
  });
  const { label, show } = useCaseFieldText(lines);
  return (
    <Form {...work.form} {...(readOnly ? {} : work.saves)} method="post" id="business-case" autoComplete="off" noValidate>
      {/* The first button of a form is what Enter presses: saving, and not adding a line. */}
      {readOnly ? null : <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.money.save")}</button>}
      <LoadedFields fields={work.base} />
      <fieldset key={work.round} disabled={readOnly} className="grid min-w-0 gap-section">
        {conflict ? <ConflictChoice conflict={conflict} label={label} show={show} /> : <AnswerProblem answer={work.refused} />}
        <TypedFields answer={work.typed}>{children(lines, { start, problems, readOnly })}</TypedFields>
        {readOnly ? null : <SavingStrip state={work.state} />}
      </fieldset>
    </Form>
  );
}

/** What the form holds, by field; null where it holds what is no figure, so that nothing of it is known. */
function heldFields(form: FormData): Fields | null {
  const held = postedBusinessCaseSchema.safeParse(nestedForm(form));
  return held.success ? postedCaseFields(held.data, (name) => form.has(name)) : null;
}
