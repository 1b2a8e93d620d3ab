import { Form } from "@remix-run/react";

import { GoalCourse } from "~/charts/goal-course";
import { attainment } from "~/domain/goals/attainment";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";
import type { GoalsView } from "~/domain/goals/goal-state";

import { Button } from "../button";
import { AnswerProblem } from "../callout";
import { ChartFigure } from "../charts/chart-figure";
import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { TextField } from "../field";
import { Section } from "../page";
import { useEmptiedForm } from "../use-emptied-form";
import { GoalStateTag } from "./evaluation";

type Goal = GoalsView["goals"][number];

/** What a goal measured after going live, against its target: a chart, the figures, and a form for the next. */
export function GoalFigures({ goal, name, mayChange, answer, posted }: { goal: Goal; name: string; mayChange: boolean; answer: FormAnswer | undefined; posted: Record<string, string> | undefined }) {
  const { t } = useText();
  const problems = answer && !answer.ok ? answer.fields : {};
  const adding = useEmptiedForm(answer);
  return (
    <Section title={t("interface.goals.figures.title")} lead={t("interface.goals.figures.lead")} id="figures">
      <div className="grid gap-6">
        {goal.figures.length === 0 ? <p className="text-muted">{t("interface.goals.figures.none")}</p> : <Course goal={goal} name={name} mayChange={mayChange} />}
        {mayChange ? (
          <Form method="post" action="?form=figure#figures" key={adding.key} onSubmit={adding.onSubmit} className="no-print grid gap-3">
            <AnswerProblem answer={answer} />
            <div className="grid items-start gap-4 sm:grid-cols-[10rem_10rem_minmax(0,1fr)]">
              <TextField name="figure.date" type="date" label={t("interface.goals.figures.date")} defaultValue={posted?.["figure.date"] ?? ""} problem={problems.date} />
              <TextField name="figure.value" inputMode="decimal" label={goal.unit ? t("interface.goals.figures.valueIn", { unit: goal.unit }) : t("interface.goals.figures.value")} defaultValue={posted?.["figure.value"] ?? ""} problem={problems.value} autoComplete="off" />
              <TextField name="figure.note" label={t("interface.goals.figures.note")} required={false} defaultValue={posted?.["figure.note"] ?? ""} problem={problems.note} maxLength={1000} autoComplete="off" />
            </div>
            <div><Button type="submit" name="intent" value="figure-save" icon="plus">{t("interface.goals.figures.add")}</Button></div>
          </Form>
        ) : null}
      </div>
    </Section>
  );
}

function Course({ goal, name, mayChange }: { goal: Goal; name: string; mayChange: boolean }) {
  const { t, format } = useText();
  const { evaluation: { attainment: share, planned, state, latest } } = goal;
  const value = (number: number) => `${format.plain(number)} ${goal.unit}`.trim();
  const description = goal.figures.map((figure) => `${format.date(figure.date)}: ${value(figure.value)}`).join("; ");
  const table = (
    <DataTable caption={t("interface.goals.figures.title")} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t("interface.goals.figures.date")}</th><th scope="col" className="number">{t("interface.goals.figures.value")}</th>
          <th scope="col" className="number">{t("interface.goals.column.attainment")}</th><th scope="col">{t("interface.goals.figures.note")}</th>
          {mayChange ? <th scope="col"><span className="sr-only">{t("interface.goals.figures.remove")}</span></th> : null}
        </tr>
      </thead>
      <tbody>
        {goal.figures.map((figure) => {
          const part = attainment(goal, figure.value);
          return (
            <tr key={figure.date}>
              <th scope="row">{format.date(figure.date)}</th>
              <td className="number">{value(figure.value)}</td>
              <td className="number">{part === null ? "–" : format.share(part, 0)}</td>
              <td>{figure.note}</td>
              {mayChange ? (
                <td className="text-right">
                  <Form method="post" action="?form=figure#figures" preventScrollReset>
                    <input type="hidden" name="figure.date" value={figure.date} />
                    <Button type="submit" name="intent" value="figure-remove" look="quiet" icon="close" aria-label={t("interface.goals.figures.removeOf", { date: format.date(figure.date) })}>{t("interface.goals.figures.remove")}</Button>
                  </Form>
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <GoalStateTag state={state} />
        {latest && share !== null ? <span>{t("interface.goals.figures.attained", { share: format.share(share, 0), date: format.date(latest.date) })}</span> : <span className="text-muted">{t("interface.goals.figures.notYet")}</span>}
        {planned !== null ? <span className="text-muted">{t("interface.goals.figures.planned", { share: format.share(planned, 0) })}</span> : null}
      </p>
      {goal.target === null ? null : (
        <ChartFigure draw={(width) => (
          <GoalCourse goal={{ ...goal, target: goal.target! }} figures={goal.figures} palette={pagePalette} width={width} id={`course-${width}`}
            labels={{ title: t("interface.goals.chart.title", { goal: name }), description, target: t("interface.goals.chart.target"), actual: t("interface.goals.chart.actual"), present: t("interface.goals.chart.present") }}
            format={{ value: (number) => format.plain(number), date: (day) => format.date(day).replace(/ (\S{3})\S* /, " $1 ") }} />
        )} />
      )}
      {table}
    </>
  );
}
