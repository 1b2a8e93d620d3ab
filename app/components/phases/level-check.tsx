import { Link } from "@remix-run/react";

import { levelFields, levels, levelsDone, postedLevels } from "~/domain/phases/level-check";
import type { LevelCheck as Check, LevelSubject } from "~/domain/phases/level-check";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Checkbox, TextArea } from "../field";
import { SettledForm } from "../settled-form";

/** Where the check of a subject has its page; also what its form is posted to. */
export function levelCheckPath(selectionId: string, subject: LevelSubject): string {
  return `/selections/${selectionId}/levels/${subject.kind}/${encodeURIComponent(subject.id)}`;
}

/**
 * What a goal, wish or gap means at three levels, to fill in where it stands. It is a form of its own, so it cannot stand
 * inside another; there, use `LevelCheckLink`. Without JavaScript it comes back to `back`, an address of the selection.
 */
export function LevelCheck({ selectionId, subject, check, back, readOnly, answer }: { selectionId: string; subject: LevelSubject; check: Check; back?: string; readOnly?: boolean; answer?: FormAnswer }) {
  const { t } = useText();
  const nameOf = (field: string) => {
    const [part, level] = field.split(":") as ["text" | "done", (typeof levels)[number]];
    return part === "text" ? t(`interface.phases.levels.level.${level}`) : `${t(`interface.phases.levels.level.${level}`)}: ${t("interface.phases.levels.done")}`;
  };
  return (
    <SettledForm
      fields={levelFields(check)} answer={answer} readOnly={readOnly} action={levelCheckPath(selectionId, subject)}
      read={(form) => {
        const posted = postedLevels(form);
        return Object.fromEntries(levels.flatMap((level) => [[`text:${level}`, String(posted[level].text).trim()], [`done:${level}`, posted[level].done]]));
      }}
      label={nameOf}
      show={(_field, value) => (typeof value === "boolean" ? t(`interface.conflict.${value ? "yes" : "no"}`) : String(value ?? ""))}
    >
      {({ value, problems }) => (
        <div className="grid gap-5 lg:grid-cols-3">
          {back === undefined ? null : <input type="hidden" name="back" value={back} />}
          {levels.map((level) => (
            <div key={level} className="grid min-w-0 content-start gap-2 lg:content-end">
              <TextArea
                name={`text:${level}`} label={t(`interface.phases.levels.level.${level}`)} hint={t(`interface.phases.levels.ask.${level}`)} defaultValue={value<string>(`text:${level}`)}
                problem={problems[`${level}.text`]} rows={3} maxLength={5_000}
              />
              <Checkbox name={`done:${level}`} label={t("interface.phases.levels.done")} defaultChecked={value<boolean>(`done:${level}`)} />
            </div>
          ))}
        </div>
      )}
    </SettledForm>
  );
}

/** How far the check of a subject is, as a link to its page: for rows of a list or of another form. */
export function LevelCheckLink({ selectionId, subject, check, title }: { selectionId: string; subject: LevelSubject; check: Check | undefined; title: string }) {
  const { t } = useText();
  const done = check ? levelsDone(check) : 0;
  return (
    <Link to={levelCheckPath(selectionId, subject)} className="link text-sm whitespace-nowrap" aria-label={t("interface.phases.levels.linkOf", { subject: title, done })}>
      {t("interface.phases.levels.link", { done })}
    </Link>
  );
}
