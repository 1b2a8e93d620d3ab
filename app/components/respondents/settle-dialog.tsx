import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Checkbox, TextArea } from "~/components/field";
import { SegmentedChoice } from "~/components/choice";
import { Dialog } from "~/components/dialog";
import { TypedFields } from "~/components/typed-fields";
import type { ContentItem } from "~/domain/content/pack";
import type { FormAnswer } from "~/domain/form-answer";
import type { Choice } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { ItemAgreement } from "~/domain/respondents/agreement";
import { useText } from "~/i18n/text-context";
import type { SettledView, Voice } from "~/domain/respondents/overview";

/** Decides on one wish, with what everybody said in sight. */
export function SettleDialog({ item, agreement: { spread }, voices, choice, settled, closeTo, next, answer }: {
  item: ContentItem;
  agreement: ItemAgreement;
  voices: readonly Voice[];
  choice: Choice | undefined;
  settled: SettledView | undefined;
  closeTo: string;
  /** Where one goes on once it is settled. */
  next: string;
  answer: FormAnswer | undefined;
}) {
  const { t, of } = useText();
  const wish = item.kind === "wish";
  const most = <V extends string>(counts: Record<V, number>): V | null => {
    const [best, second] = (Object.entries(counts) as [V, number][]).sort(([, a], [, b]) => b - a);
    return best && best[1] > (second?.[1] ?? 0) ? best[0] : null;
  };
  // What the lead chose before, or else what most say.
  const proposed = settled && choice ? choice : { selected: spread.ticked.yes > spread.ticked.no, priority: most(spread.priority) ?? choice?.priority ?? null, impact: most(spread.impact) ?? choice?.impact ?? null };
  return (
    <Dialog
      title={t("interface.respondents.settle.title")} closeTo={closeTo}
      actions={<Button type="submit" form="settle" look="primary">{t("interface.respondents.settle.submit")}</Button>}
    >
      <p className="font-medium">{of(item.text)}</p>
      <AnswerProblem answer={answer} />
      {voices.length > 0 ? (
        <ul className="max-h-48 overflow-y-auto border-l-2 border-line pl-3 text-sm">
          {voices.map((voice) => <li key={voice.name} className="py-0.5"><strong className="font-medium">{voice.name}</strong>: <Said voice={voice} wish={wish} /></li>)}
        </ul>
      ) : null}
      <TypedFields answer={answer}><Form method="post" id="settle" preventScrollReset className="grid gap-4">
        <input type="hidden" name="intent" value="settle" />
        <input type="hidden" name="next" value={next} />
        {/* What somebody else decided since is told first; after that it has been seen. */}
        <input type="hidden" name="seen" value={(answer?.ok === false && answer.problem?.code === "settled-meanwhile" ? answer.problem.values.seen : null) ?? settled?.settlementId ?? ""} />
        <input type="hidden" name="item" value={item.id} />
        <input type="hidden" name={`inUse.${item.id}`} value={choice?.inUse === null || choice === undefined ? "" : choice.inUse ? "yes" : "no"} />
        <Checkbox name={`selected.${item.id}`} label={t(wish ? "interface.respondents.settle.ticked" : "interface.respondents.settle.tickedObjective")} defaultChecked={proposed.selected} />
        {wish ? (
          <div className="flex flex-wrap gap-4">
            <SegmentedChoice name={`priority.${item.id}`} legend={t("interface.intake.column.priority")} defaultValue={proposed.priority} options={priorities.map((value) => ({ value, label: t(`interface.intake.priority.${value}`) }))} />
            <SegmentedChoice name={`impact.${item.id}`} legend={t("interface.intake.column.impact")} defaultValue={proposed.impact} options={impacts.map((value) => ({ value, label: t(`interface.intake.impact.${value}`) }))} />
          </div>
        ) : null}
        <TextArea name="reason" label={t("interface.respondents.settle.reason")} hint={t("interface.respondents.settle.reasonHint")} rows={3} required maxLength={2000} defaultValue={settled?.reason ?? ""} />
      </Form></TypedFields>
    </Dialog>
  );
}

/** What one person said, in words. */
function Said({ voice, wish }: { voice: Voice; wish: boolean }) {
  const { t } = useText();
  const parts = [
    t(voice.selected ? "interface.respondents.agreement.isTicked" : "interface.respondents.agreement.notTicked"),
    ...(wish && voice.selected ? [
      voice.priority ? t(`interface.intake.priority.${voice.priority}`) : null,
      voice.impact ? t("interface.respondents.agreement.impactOf", { impact: t(`interface.intake.impact.${voice.impact}`) }) : null,
      voice.inUse === null ? null : t(voice.inUse ? "interface.respondents.agreement.inUse" : "interface.respondents.agreement.notInUse"),
    ] : []),
  ].filter((part) => part !== null);
  return <>{parts.join(", ")}{voice.remark ? <span className="block text-muted">“{voice.remark}”</span> : null}</>;
}
