import { Form, Link, useNavigation } from "@remix-run/react";

import type { Draft } from "~/domain/edition/draft";
import { instantOf } from "~/domain/edition/draft";
import type { PublicationProblem } from "~/domain/edition/publication-problems";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { AnswerProblem } from "../callout";
import { Dialog } from "../dialog";
import { TextArea } from "../field";
import { Section } from "../page";
import { Tag } from "../tag";
import { ChangeCounts } from "./edition-changes";
import type { Difference } from "./edition-changes";

/** Where on the page of the request a problem is put right. */
const parts: Partial<Record<PublicationProblem["code"], string>> = {
  "no-deadline": "dates", "deadline-past": "dates", "deadline-near": "dates", "deadline-unchanged-mandatory": "dates", "no-contact": "contact", "no-introduction": "introduction", "no-vendors": "vendors",
};

/** What stands in the way of publishing or deserves a look, each with the way to where it is put right. */
export function PublicationChecks({ problems, base }: { problems: PublicationProblem[]; base: string }) {
  const { t } = useText();
  if (problems.length === 0) return null;
  return (
    <Section title={t("interface.request.checks.title")}>
      <ProblemList problems={problems} base={base} />
    </Section>
  );
}

function ProblemList({ problems, base }: { problems: PublicationProblem[]; base: string }) {
  const { t } = useText();
  return (
    <ul>
      {problems.map((problem, index) => (
        <li key={index} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-row first:pt-0">
          <Tag tone={problem.severity === "blocks" ? "problem" : "warning"}>{t(`interface.request.checks.${problem.severity}`)}</Tag>
          <span className="min-w-0 grow basis-56">{t(`interface.problem.${problem.code}`, problem.values)}</span>
          {problem.place === "request" ? (
            <Link to={`#${parts[problem.code] ?? "draft"}`} className="link">{t("interface.request.checks.fill")}</Link>
          ) : (
            <Link to={`${base}/${problem.place}`} className="link">{t("interface.request.checks.goTo", { place: t(`interface.shell.place.${problem.place}`) })}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Asks before publishing, and says what becomes fixed; while something blocks, says what to put right. */
export function PublishDialog({ draft, pending: difference, number, counts, vendors, problems, base, answer }: {
  draft: Draft;
  /** What it changes since the edition before; null for the first, or when nothing does. */
  pending: Difference | null;
  number: number;
  counts: { asked: number; mandatory: number };
  vendors: number;
  problems: PublicationProblem[];
  base: string;
  answer: FormAnswer | undefined;
}) {
  const { t, format } = useText();
  const pending = useNavigation().formData?.get("intent") === "publish";
  const closeTo = `${base}/request`;
  const blocking = problems.filter((problem) => problem.severity === "blocks");
  const kind = t(`interface.request.draft.short.${draft.kind}`);
  if (blocking.length > 0) {
    return (
      <Dialog title={t("interface.request.confirm.blockedTitle")} closeTo={closeTo} closeLabel={t("interface.request.confirm.back")} actions={null}>
        <p>{t("interface.request.confirm.blocked")}</p>
        <ProblemList problems={blocking} base={base} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t("interface.request.confirm.title", { kind, number })}
      closeTo={closeTo}
      closeLabel={t("interface.request.confirm.back")}
      actions={
        <Form method="post" id="publish">
          <Button type="submit" look="primary" pending={pending}>{pending ? t("interface.request.confirm.publishing") : t("interface.request.confirm.publish")}</Button>
          <input type="hidden" name="intent" value="publish" />
        </Form>
      }
    >
      <AnswerProblem answer={answer} />
      {number > 1 ? (
        <div className="mb-4 grid gap-2">
          <TextArea
            form="publish" name="addendum" required rows={3} maxLength={5000}
            label={t("interface.request.changes.text")} hint={t("interface.request.changes.textHint")}
            problem={answer && !answer.ok ? (answer.problem?.code === "addendum-needed" ? "required" : answer.fields.addendum) : undefined}
          />
          {difference ? <p className="text-sm text-muted"><ChangeCounts difference={difference} /></p> : null}
        </div>
      ) : null}
      <p>{t("interface.request.confirm.frozen")}</p>
      <ul className="list-disc pl-5">
        <li>{t("interface.request.confirm.requirements", { count: counts.asked })}, {t("interface.request.confirm.mandatory", { count: counts.mandatory })}</li>
        <li>{t("interface.request.confirm.weights")}</li>
        <li>{t("interface.request.confirm.dates", { deadline: draft.deadline ? format.instant(instantOf(draft.deadline, draft.timeZone), draft.timeZone) : "–" })}</li>
      </ul>
      <p className="text-muted">{t("interface.request.confirm.vendors", { count: vendors })}</p>
      {problems.length > 0 ? <ProblemList problems={problems} base={base} /> : null}
    </Dialog>
  );
}
