import type { DraftMarking } from "~/domain/edition/marking";
import type { FieldProblems } from "~/domain/form-answer";
import { markLimits } from "~/domain/requirements/requirement";
import { useText } from "~/i18n/text-context";

import { RadioGroup } from "../choice";
import { SelectField, TextField } from "../field";
import { Icon } from "../icons";
import { MarkMeanings } from "../mark-meanings";

const scales = Array.from({ length: markLimits.most - markLimits.fewest + 1 }, (_, index) => markLimits.most - index);

/** How the committee marks what it judges. */
export function MarkingFields({ marking, problems }: { marking: DraftMarking; problems: FieldProblems }) {
  const { t } = useText();
  const rule = (name: "commentBelow" | "commentAbove" | "spreadFrom") => (
    <TextField
      name={`marking.${name}`} label={t(`interface.marking.${name}`)} hint={t(`interface.marking.${name}Hint`)} inputMode="decimal" required={false}
      defaultValue={marking[name] ?? ""} problem={problems[`marking.${name}`]} inputClassName="max-w-28"
    />
  );
  return (
    <fieldset id="marking">
      <legend className="font-semibold">{t("interface.marking.title")}</legend>
      <p className="mb-4 max-w-prose text-sm text-muted">{t("interface.marking.lead")}</p>
      <div className="grid gap-5">
        <SelectField
          name="marking.highest" label={t("interface.marking.scale")} defaultValue={String(marking.highest)} problem={problems["marking.highest"]} className="max-w-48"
          options={scales.map((highest) => ({ value: String(highest), label: t("interface.marking.scaleTo", { highest }) }))}
        />
        <div className="grid gap-5 sm:grid-cols-2">{rule("commentBelow")}{rule("commentAbove")}{rule("spreadFrom")}</div>
        <RadioGroup
          name="marking.counts" legend={t("interface.marking.counts")} defaultValue={marking.oneIsEnough ? "one" : "all"}
          options={(["all", "one"] as const).map((value) => ({ value, label: t(`interface.marking.countsWhen.${value}`) }))}
        />
        <details>
          <summary className="flex items-center gap-2 font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.marking.meanings")}</summary>
          <p className="my-2 max-w-prose text-sm text-muted">{t("interface.marking.meaningsLead")}</p>
          <MarkMeanings name="marking.meaning" anchors={marking.meanings} />
        </details>
      </div>
    </fieldset>
  );
}
