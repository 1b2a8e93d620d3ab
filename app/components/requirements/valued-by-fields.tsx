import { RadioGroup } from "~/components/choice";
import { Icon } from "~/components/icons";
import { MarkMeanings } from "~/components/mark-meanings";
import type { FieldProblems } from "~/domain/form-answer";
import { hasValueFunction } from "~/domain/requirements/answer-type";
import type { AnswerType } from "~/domain/requirements/answer-type";
import { valuedBySchema } from "~/domain/requirements/requirement";
import type { Anchor, ValuedBy } from "~/domain/requirements/requirement";
import { useText } from "~/i18n/text-context";

import type { Posted } from "./requirement-fields";

/** Who puts answers on 0–100, and what marks stand for here. `answer` null: its type is chosen in the same form. */
export function ValuedByFields({ answer, valuedBy, anchors = [], posted, problems }: {
  answer: AnswerType | null;
  valuedBy: ValuedBy;
  anchors?: readonly Anchor[] | undefined;
  posted: Posted;
  problems: FieldProblems;
}) {
  const { t } = useText();
  const valued = answer === null || hasValueFunction(answer);
  return (
    <div className="grid gap-4">
      {valued || answer?.type !== "text" ? (
        <RadioGroup
          name="valuedBy" legend={t("interface.marking.valuedBy")} defaultValue={valuedBySchema.catch(valuedBy).parse(posted?.valuedBy)}
          options={valuedBySchema.options
            .filter((value) => valued || value !== "confirmed")
            .map((value) => ({ value, label: t(`interface.marking.by.${value}`), hint: t(`interface.marking.byHint.${value}`) }))}
        />
      ) : <p className="max-w-prose text-sm text-muted"><input type="hidden" name="valuedBy" value="committee" />{t("interface.marking.textByCommittee")}</p>}
      <details open={anchors.length > 0 || Object.keys(problems).some((name) => name.startsWith("anchors"))}>
        <summary className="flex items-center gap-2 font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.marking.own")}</summary>
        <p className="my-2 max-w-prose text-sm text-muted">{t("interface.marking.ownLead")}</p>
        <MarkMeanings name="anchor" anchors={anchors} posted={posted} />
      </details>
    </div>
  );
}
