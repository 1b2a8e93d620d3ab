import { Form } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import type { FormAnswer } from "~/domain/form-answer";
import type { RoundStage } from "~/domain/selection/stages";
import { useText } from "~/i18n/text-context";

/** Where the lead can take the round from each stage of the committee's work, forward first. */
const moves = {
  closed: ["opened"],
  opened: ["scoring"],
  scoring: ["consensus"],
  consensus: ["concluded", "scoring"],
} as const satisfies Partial<Record<RoundStage, readonly RoundStage[]>>;

export type ScoringMove = (typeof moves)[keyof typeof moves][number];

/** The moves that stand open to the lead at a stage. Where the committee has nothing to mark, marking is not started. */
export function movesFrom(stage: RoundStage, toMark: boolean): readonly ScoringMove[] {
  if (stage === "opened" && !toMark) return [];
  return stage in moves ? moves[stage as keyof typeof moves] : [];
}

/** The lead's buttons that move the round on, or back. */
export function StageButtons({ stage, toMark = true, quiet }: { stage: RoundStage; toMark?: boolean; quiet?: boolean }) {
  const { t } = useText();
  return movesFrom(stage, toMark).map((to, index) => (
    <LinkButton key={to} to={`?move=${to}`} preventScrollReset look={index === 0 && !quiet ? "primary" : "secondary"}>{t(`interface.scoring.move.${stage === "consensus" && to === "scoring" ? "back" : to}.action`)}</LinkButton>
  ));
}

/** Asks before the round is moved; going back needs a reason. */
export function StageDialog({ stage, to, closeTo, action, open, answer, pending }: {
  stage: RoundStage;
  to: ScoringMove;
  closeTo: string;
  /** Where it is posted, if not to the page itself. */
  action?: string;
  /** What is not done yet, in words. */
  open: string | null;
  answer: FormAnswer | undefined;
  pending: boolean;
}) {
  const { t } = useText();
  const which = stage === "consensus" && to === "scoring" ? "back" : to;
  return (
    <Dialog
      title={t(`interface.scoring.move.${which}.title`)} closeTo={closeTo}
      actions={<Button type="submit" form="move-round" look="primary" pending={pending}>{t(`interface.scoring.move.${which}.do`)}</Button>}
    >
      <AnswerProblem answer={answer} />
      <p>{t(`interface.scoring.move.${which}.what`)}</p>
      {open ? <p><strong className="text-problem">{open}</strong></p> : null}
      <Form id="move-round" method="post" action={action} preventScrollReset>
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="to" value={to} />
        {which === "back" ? <TextArea name="reason" rows={3} required maxLength={2000} label={t("interface.scoring.move.back.reason")} problem={answer && !answer.ok ? answer.fields.reason : undefined} /> : null}
      </Form>
    </Dialog>
  );
}
