import { Button } from "~/components/button";
import { TextArea } from "~/components/field";
import { Tag } from "~/components/tag";
import { markState, needsComment } from "~/domain/committee/evaluator-mark";
import type { EvaluatorMark } from "~/domain/committee/evaluator-mark";
import type { EditionAnchor, EditionMarking } from "~/domain/edition/marking";
import { useText } from "~/i18n/text-context";

import { cellKey } from "./use-mark-saving";
import type { Conflict, MarkSaving } from "./use-mark-saving";

export interface MarkedCell extends EvaluatorMark {
  vendorId: string;
  requirementId: string;
  answer: string;
  vendorComment: string;
  evidence: string;
  automatic: { points: number; mark: number } | null;
  version: number;
  aside: Conflict | null;
}

const chip = "flex min-h-[2.25rem] min-w-9 cursor-pointer items-center justify-center rounded-md border border-strong-line px-2 tabular-nums hover:bg-band has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

/** The mark and the comment of one evaluator on one answer; plain radio buttons and a text, `index` names them in the form. */
export function MarkField({ cell, index, title, marking, anchors, valuedBy, saving }: {
  cell: MarkedCell;
  index: number;
  /** What is marked, for the legend. */
  title: string;
  marking: EditionMarking;
  anchors: readonly EditionAnchor[];
  valuedBy: "committee" | "confirmed";
  saving: MarkSaving;
}) {
  const { t, format } = useText();
  const value = saving.valueOf(cell);
  const met = saving.conflicts[cellKey(cell)] ?? null;
  const state = markState(marking, valuedBy, value);
  const name = (field: string) => `cell.${index}.${field}`;
  const give = (change: Partial<EvaluatorMark>) => saving.change(cell, { ...value, ...change }, "mark" in change ? "once" : "soon");
  const meaning = (mark: number) => anchors.find((anchor) => anchor.mark === mark)?.meaning;
  const asks = needsComment(marking, valuedBy, value);
  const choices = Array.from({ length: marking.highest + 1 }, (_, mark) => mark);
  const shown = value.mark === null || value.confirms ? undefined : meaning(value.mark);
  return (
    <div className="grid gap-2" data-marks="">
      <input type="hidden" name={name("vendor")} value={cell.vendorId} />
      <input type="hidden" name={name("requirement")} value={cell.requirementId} />
      <input type="hidden" name={name("version")} value={saving.versionOf(cellKey(cell))} />
      <fieldset>
        <legend className="sr-only">{t("interface.scoring.markOf", { title })}</legend>
        <div className="flex flex-wrap items-center gap-1">
          {cell.automatic ? (
            <label className={chip}>
              <input type="radio" className="sr-only" name={name("mark")} value="confirm" data-mark="confirm" checked={value.confirms} onChange={() => give({ mark: cell.automatic!.mark, confirms: true })} />
              {t("interface.scoring.confirm", { points: format.plain(cell.automatic.points) })}
            </label>
          ) : null}
          {choices.map((mark) => (
            <label key={mark} className={chip} title={meaning(mark)}>
              <input
                type="radio" className="sr-only" name={name("mark")} value={mark} data-mark={mark} checked={!value.confirms && value.mark === mark}
                onChange={() => give({ mark, confirms: false })}
              />
              {mark}{meaning(mark) ? <span className="sr-only">: {meaning(mark)}</span> : null}
            </label>
          ))}
          <label className={`${chip} text-muted`}>
            <input type="radio" className="sr-only" name={name("mark")} value="" data-mark="none" checked={value.mark === null} onChange={() => give({ mark: null, confirms: false })} />
            {t("interface.scoring.none")}
          </label>
        </div>
        <p className="mt-1 min-h-5 text-sm text-muted" aria-live="polite">{shown ?? (state === "open" ? t("interface.scoring.state.open") : "")}</p>
      </fieldset>
      <TextArea
        name={name("comment")} rows={2} maxLength={5000} hideLabel label={t("interface.scoring.commentOf", { title })} value={value.comment}
        onChange={(event) => give({ comment: event.target.value })} onBlur={saving.now} aria-required={asks} placeholder={asks ? t("interface.scoring.commentAsked") : t("interface.scoring.comment")}
      />
      {state === "comment-needed" ? <div role="status"><Tag tone="warning">{t("interface.scoring.state.comment-needed")}</Tag></div> : null}
      {met ? <ConflictNote conflict={met} onTake={() => saving.giveUp(cell, met)} onKeep={() => saving.change(cell, value, "once")} /> : null}
      {!met && cell.aside ? <p className="rounded-md bg-warning-wash px-3 py-2 text-sm">{t("interface.scoring.aside", { when: format.instant(cell.aside.at), mark: markText(cell.aside, t("interface.scoring.none")) })} {cell.aside.comment}</p> : null}
    </div>
  );
}

function markText({ mark }: EvaluatorMark, none: string): string {
  return mark === null ? none : String(Math.round(mark * 100) / 100);
}

/** Two sessions of one evaluator: what the other saved, beside what stands in the fields here. */
function ConflictNote({ conflict, onTake, onKeep }: { conflict: Conflict; onTake: () => void; onKeep: () => void }) {
  const { t, format } = useText();
  return (
    <div role="alert" className="grid gap-2 rounded-md bg-warning-wash px-3 py-2 text-sm">
      <p className="font-semibold">{t("interface.scoring.conflict.title")}</p>
      <p>{t("interface.scoring.conflict.theirs", { when: format.instant(conflict.at), mark: markText(conflict, t("interface.scoring.none")) })} {conflict.comment}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="button" onClick={onKeep}>{t("interface.scoring.conflict.keep")}</Button>
        <Button type="button" onClick={onTake}>{t("interface.scoring.conflict.take")}</Button>
      </div>
    </div>
  );
}
