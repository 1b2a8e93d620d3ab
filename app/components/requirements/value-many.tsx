import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { RadioGroup } from "~/components/choice";
import { SelectField } from "~/components/field";
import { Icon } from "~/components/icons";
import type { Criterion } from "~/domain/content/pack";
import type { Requirement } from "~/domain/requirements/requirement";
import { valuedBySchema } from "~/domain/requirements/requirement";
import { below } from "~/domain/requirements/valued-by";
import { useText } from "~/i18n/text-context";

/** Who judges the answers, set for all requirements or for those of one criterion at once. */
export function ValueMany({ requirements, criteria }: { requirements: readonly Requirement[]; criteria: readonly Criterion[] }) {
  const { t, of } = useText();
  const counted = (by: Requirement["valuedBy"]) => requirements.filter(({ valuedBy }) => valuedBy === by).length;
  const option = (criterion: string | null, title: string) => {
    const leaves = below(criteria, criterion);
    return { value: criterion ?? "", label: `${title} (${requirements.filter((one) => leaves.has(one.criterion)).length})` };
  };
  const which = [
    option(null, t("interface.marking.many.all")),
    ...criteria.flatMap((dimension) => [
      option(dimension.id, of(dimension.title)),
      ...(dimension.children ?? []).map((group) => option(group.id, `${of(dimension.title)}: ${of(group.title)}`)),
    ]),
  ];
  return (
    <details className="no-print mb-6">
      <summary className="flex items-center gap-2 font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{t("interface.marking.many.title")}</summary>
      <Form method="post" className="mt-3 grid max-w-prose gap-4">
        <p className="text-sm text-muted">
          {t("interface.marking.many.lead")}{" "}
          {t("interface.marking.many.now", { answer: counted("answer"), committee: counted("committee"), confirmed: counted("confirmed") })}
        </p>
        <input type="hidden" name="intent" value="value" />
        <SelectField name="criterion" label={t("interface.marking.many.which")} options={which} />
        <RadioGroup
          name="valuedBy" legend={t("interface.marking.valuedBy")} defaultValue="committee"
          options={valuedBySchema.options.map((value) => ({ value, label: t(`interface.marking.by.${value}`), hint: t(`interface.marking.byHint.${value}`) }))}
        />
        <div><Button type="submit">{t("interface.marking.many.set")}</Button></div>
      </Form>
    </details>
  );
}
