import { Link } from "@remix-run/react";

import type { Release } from "~/domain/gaps/gap";
import type { GapsView } from "~/domain/gaps/gap-state";
import { releaseField, releaseFields } from "~/domain/gaps/gap";
import { postedReleases } from "~/domain/gaps/posted-gap";
import type { Gap } from "~/domain/gaps/resolve-gaps";
import type { FormAnswer } from "~/domain/form-answer";
import { lineOfField } from "~/domain/form-lines";
import { useText } from "~/i18n/text-context";

import { SelectField } from "../field";
import { SettledForm } from "../settled-form";
import { useGapName } from "./gap-name";
import { useImpactText } from "./impact-text";
import { useReleaseOptions } from "./release-options";

/** The open gaps per main function, each with its release to choose; the proposal follows from the checklist. Saves by itself. */
export function GapPlan({ gaps, view, base, answer }: { gaps: readonly Gap[]; view: GapsView; base: string; answer: FormAnswer | undefined }) {
  const { t, of } = useText();
  const nameOf = useGapName(view.texts);
  const releaseOptions = useReleaseOptions();
  const grouped = (all: readonly Gap[]) => [
    ...view.functions.map(({ id, title }) => ({ id, title: of(title), gaps: all.filter((gap) => gap.functions[0] === id) })),
    { id: "none", title: t("interface.gaps.noFunction"), gaps: all.filter((gap) => gap.functions.length === 0) },
  ].filter((group) => group.gaps.length > 0);
  return (
    <SettledForm
      lines={gaps} fields={releaseFields(Object.fromEntries(gaps.map((gap) => [gap.id, gap.chosen])))} read={(form) => releaseFields(postedReleases(form))} answer={answer} action="?form=plan" readOnly={!view.mayChange}
      label={(field) => nameOf(gaps.find(({ id }) => id === lineOfField(field)) ?? { title: "", covers: [] })} show={(_, value) => (value ? t(`interface.gaps.release.${value as Release}`) : t("interface.gaps.asProposed"))}
    >
      {(start, shown) => (
        <div className="grid gap-6">
          {grouped(shown).map((group) => (
            <div key={group.id} className="min-w-0">
              <h3 className="border-b border-line pb-1.5">{group.title} <span className="text-sm font-normal text-muted">{group.gaps.length}</span></h3>
              <ul>
                {group.gaps.map((gap) => (
                  <li key={gap.id} id={gap.id} className="grid items-start gap-x-6 gap-y-1.5 border-b border-line py-row sm:grid-cols-[minmax(0,1fr)_15rem]">
                    <div className="min-w-0">
                      <Link to={`${base}/gaps/${encodeURIComponent(gap.id)}`} className="link font-medium break-words">{nameOf(gap)}</Link>
                      <GapFacts gap={gap} />
                    </div>
                    <SelectField name={releaseField(gap.id)} hideLabel label={t("interface.gaps.releaseOf", { gap: nameOf(gap) })} defaultValue={start.value<Release | null>(releaseField(gap.id)) ?? ""} options={releaseOptions(gap.proposed)} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </SettledForm>
  );
}

/** Impact, prerequisites, wishes and owner of a gap in a line. */
function GapFacts({ gap }: { gap: Gap }) {
  const { t } = useText();
  const impactText = useImpactText();
  const needs = gap.needs.gaps.length + gap.needs.preconditions.length;
  const facts = [
    impactText(gap.impact),
    needs > 0 ? t("interface.gaps.needsCount", { count: needs }) : null,
    gap.covers.length > 1 ? t("interface.gaps.coversCount", { count: gap.covers.length }) : null,
    gap.owner || null,
  ].filter((fact) => fact !== null);
  return <p className="text-sm text-muted">{facts.length > 0 ? facts.join(" · ") : t("interface.gaps.notWorkedOut")}</p>;
}
