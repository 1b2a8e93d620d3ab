import { DataTable } from "~/components/data-table";
import { Section } from "~/components/page";
import { plausibleShares } from "~/domain/decision/plausible-answers";
import type { Rehearsal } from "~/domain/decision/rehearsal";
import { answerScaleKeys } from "~/domain/requirements/answer-type";
import { answerLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";
import type { RehearsalView } from "~/domain/decision/rehearsal-view";

/** How many mandatory requirements the table names. */
const shown = 15;

/** The figures behind the findings of a rehearsal, and what it assumes. */
export function RehearsalFigures({ view, rehearsal, titleOf }: { view: RehearsalView; rehearsal: Rehearsal; titleOf: (criterion: string) => string }) {
  const { t, language, format } = useText();
  const decides = new Map(rehearsal.criteria.map((one) => [one.id, one.decides]));
  const { scale, better } = plausibleShares[rehearsal.options.market];
  return (
    <>
      <Section title={t("interface.rehearsal.figures")} lead={t("interface.rehearsal.winner", { points: format.number(rehearsal.winner.points), lead: format.number(rehearsal.winner.lead) })}>
        <div className="grid gap-8">
          {rehearsal.profiles.length > 0 ? (
            <DataTable caption={t("interface.rehearsal.profiles")} className="caption-strong">
              <thead><tr><th scope="col">{t("interface.rehearsal.profile")}</th><th scope="col" className="number">{t("interface.rehearsal.wins")}</th></tr></thead>
              <tbody>
                {rehearsal.profiles.map(({ kind, dimension, wins }) => (
                  <tr key={`${kind} ${dimension}`}>
                    <th scope="row" className="font-normal!">{kind === "specialist" ? t("trust.rehearsal.specialist", { dimension: titleOf(dimension!) }) : t(`trust.rehearsal.kind.${kind}`)}</th>
                    <td className="number">{format.share(wins)}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          ) : null}
          <DataTable caption={t("interface.rehearsal.criteria")} className="caption-strong">
            <thead><tr><th scope="col">{t("interface.ranking.column.criterion")}</th><th scope="col" className="number">{t("interface.rehearsal.decides")}</th></tr></thead>
            <tbody>
              {view.criteria.filter(({ id }) => decides.has(id)).map(({ id, title, depth }) => (
                <tr key={id}><th scope="row" lang={view.language} style={{ paddingLeft: `${0.25 + depth * 1.25}rem`, fontWeight: depth === 0 ? undefined : 400 }}>{title}</th><td className="number">{format.share(decides.get(id)!)}</td></tr>
              ))}
            </tbody>
          </DataTable>
          <p className="max-w-prose text-sm text-muted">{t("interface.rehearsal.requirementsNever", rehearsal.requirements)}</p>
          {rehearsal.mandatory.of > 0 ? (
            <DataTable caption={t("interface.rehearsal.mandatory")} className="caption-strong">
              <thead><tr><th scope="col">{t("interface.ranking.column.requirement")}</th><th scope="col" className="number">{t("interface.rehearsal.excludes")}</th></tr></thead>
              <tbody>
                {rehearsal.mandatory.by.slice(0, shown).map(({ id, excludes }) => (
                  <tr key={id}><th scope="row"><span className="font-medium">{view.requirements[id].code}</span> <span lang={view.language} className="font-normal">{view.requirements[id].text}</span></th><td className="number">{format.share(excludes)}</td></tr>
                ))}
              </tbody>
            </DataTable>
          ) : null}
        </div>
      </Section>
      <Section title={t("interface.rehearsal.assumed")} lead={t("interface.rehearsal.assumedLead")}>
        <ul className="grid max-w-prose list-disc gap-1 pl-5">
          <li>{t("interface.rehearsal.assumedScale", { answers: [...answerScaleKeys].reverse().map((key, i) => `${answerLabel(language, { type: "scale" }, key)} ${format.share(scale[i], 0)}`).join(", ") })}</li>
          <li>{t("interface.rehearsal.assumedYes", { share: format.share(better, 0) })}</li>
          {(["Numbers", "Strength", "Mandatory", "Price"] as const).map((part) => <li key={part}>{t(`interface.rehearsal.assumed${part}`)}</li>)}
          <li>{t("interface.rehearsal.assumedSeed", { seed: rehearsal.options.seed })}</li>
        </ul>
      </Section>
    </>
  );
}
