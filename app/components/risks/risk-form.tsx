import { lineFields, partFields, partName, postedParts, shownLine } from "~/domain/form-lines";
import type { FormAnswer } from "~/domain/form-answer";
import { riskParts, riskReaders, riskStates } from "~/domain/risks/risk";
import type { RiskContent, RiskLevel, RiskState as Standing } from "~/domain/risks/risk";
import type { RiskState, RiskView } from "~/domain/risks/risk-state";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { SelectField, TextArea, TextField } from "../field";
import { Section } from "../page";
import { SettledForm } from "../settled-form";
import type { FormStart } from "../settled-form";
import { Tag } from "../tag";
import { useLevels, useRiskText } from "./risk-map";
import { RiskRequirements } from "./risk-requirements";

const tones = { low: "neutral", middle: "warning", high: "problem" } as const;

/** The register, by kind of risk. Saves by itself. */
export function RiskForm({ state: { groups, risks }, names, mayChange, base, answer }: { state: Pick<RiskState, "groups" | "risks">; names: readonly string[]; mayChange: boolean; base: string; answer: FormAnswer | undefined }) {
  const { t, of } = useText();
  const textOf = useRiskText();
  const grouped = (all: readonly RiskView[]) => [
    ...groups.map(({ id, title }) => ({ id, title: of(title), list: all.filter(({ group }) => group === id) })),
    { id: "other", title: t("interface.risks.other"), list: all.filter(({ group }) => !groups.some(({ id }) => id === group)) },
  ].filter(({ list }) => list.length > 0);
  // Text and group of those in the pack are the pack's, and no fields.
  const contents = risks.map((risk) => (risk.item ? { ...risk, text: "", group: null } : risk));
  const label = (field: string) => {
    const [part, id] = [field.slice(0, field.indexOf(":")) as keyof RiskContent, field.slice(field.indexOf(":") + 1)];
    const risk = risks.find((one) => one.id === id);
    return `${t(`interface.risks.field.${part}`)}: ${risk ? textOf(risk) : ""}`;
  };
  const show = (field: string, value: unknown) => {
    if (field.startsWith("state:")) return t(`interface.risks.state.${value as Standing}`);
    if (field.startsWith("likelihood:") || field.startsWith("impact:")) return value ? t(`interface.risks.level.${value as RiskLevel}`) : t("interface.risks.unknownLevel");
    return String(value ?? "");
  };
  return (
    <SettledForm
      lines={risks} fields={lineFields(contents, riskParts)} answer={answer} action="?form=list" readOnly={!mayChange}
      read={(form) => partFields(postedParts(form, riskReaders))} label={label} show={show}
    >
      {(start, shown) => (
        <>
          <datalist id="owner-names">{names.map((name) => <option key={name} value={name} />)}</datalist>
          {grouped(shown).map(({ id, title, list }) => (
            <Section key={id} title={title} id={`group-${id}`}>
              <ul className="-mt-3">{list.map((risk) => <Row key={risk.id} risk={risk} number={shown.indexOf(risk) + 1} {...{ start, mayChange, base }} />)}</ul>
            </Section>
          ))}
        </>
      )}
    </SettledForm>
  );
}

function Row({ risk, number, start, mayChange, base }: { risk: RiskView; number: number; start: FormStart; mayChange: boolean; base: string }) {
  const { t } = useText();
  const levels = useLevels();
  const text = useRiskText()(risk);
  const { id } = risk;
  const name = (part: keyof RiskContent) => partName(part, id);
  const labelOf = (part: keyof RiskContent) => `${t(`interface.risks.field.${part}`)}: ${text}`;
  const problem = (part: keyof RiskContent) => start.problems[`${id}.${part}`];
  const level = (part: "likelihood" | "impact") => (
    <SelectField name={name(part)} label={t(`interface.risks.field.${part}`)} defaultValue={String(start.value<number | null>(name(part)) ?? "")} options={levels} />
  );
  return (
    <li id={id} className={`grid gap-y-2 border-b border-line py-4 ${risk.state === "gone" ? "text-muted" : ""}`}>
      <input type="hidden" name={shownLine} value={id} />
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        {risk.item ? <p className="max-w-prose min-w-0 grow basis-72 font-medium"><span className="mr-1.5 text-muted tabular-nums">{number}.</span>{text}</p> : (
          <div className="flex min-w-0 grow basis-72 items-baseline gap-1.5"><span className="text-muted tabular-nums">{number}.</span><TextField name={name("text")} hideLabel label={labelOf("text")} className="grow" defaultValue={start.value<string>(name("text"))} problem={problem("text")} maxLength={1000} autoComplete="off" /></div>
        )}
        <span className="flex flex-wrap items-center gap-x-3">
          {risk.score !== null ? <Tag tone={tones[risk.band!]}>{t("interface.risks.scored", { score: risk.score, band: t(`interface.risks.band.${risk.band!}`) })}</Tag> : null}
          {!risk.item && mayChange ? <Button type="submit" name="intent" value={`remove:${id}`} look="quiet" icon="close" aria-label={t("interface.risks.removeOf", { text })}>{t("interface.risks.remove")}</Button> : null}
        </span>
      </div>
      <fieldset className="grid min-w-0 grid-cols-2 items-start gap-x-4 gap-y-2 xl:grid-cols-[10rem_10rem_minmax(0,1fr)_9rem]">
        <legend className="sr-only">{text}</legend>
        {level("likelihood")}
        {level("impact")}
        <TextField name={name("owner")} label={t("interface.risks.field.owner")} list="owner-names" defaultValue={start.value<string>(name("owner"))} problem={problem("owner")} maxLength={200} autoComplete="off" />
        <SelectField name={name("state")} label={t("interface.risks.field.state")} defaultValue={start.value<string>(name("state"))} options={riskStates.map((state) => ({ value: state, label: t(`interface.risks.state.${state}`) }))} />
      </fieldset>
      <TextArea name={name("measure")} hideLabel rows={1} label={labelOf("measure")} placeholder={t("interface.risks.field.measure")} defaultValue={start.value<string>(name("measure"))} problem={problem("measure")} maxLength={5000} />
      <RiskRequirements risk={risk} mayChange={mayChange} base={base} />
    </li>
  );
}
