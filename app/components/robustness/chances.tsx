import { Form } from "@remix-run/react";
import { useState } from "react";

import { AcceptabilityBars } from "~/charts/acceptability-bars";
import { Button } from "~/components/button";
import { Callout } from "~/components/callout";
import { ChartFigure } from "~/components/charts/chart-figure";
import { pagePalette } from "~/components/charts/page-palette";
import { RadioGroup } from "~/components/choice";
import { SelectField } from "~/components/field";
import { Progress } from "~/components/progress";
import { knowledgeFrom, knowledgeKinds, type KnowledgeKind } from "~/domain/decision/weight-knowledge-form";
import { shares } from "~/domain/scoring/weight-tree";
import type { Robustness } from "~/domain/scoring/robustness-result";
import { useText } from "~/i18n/text-context";
import type { RobustnessView } from "~/domain/decision/robustness-view";

import { ChanceTables } from "./chance-tables";
import { useRobustness } from "./use-robustness";
import type { Names } from "./view-names";

const sampleChoices = [10_000, 100_000, 1_000_000];
/** What the ranges are unless somebody sets them: the share now, ten points either way. */
const around = 0.1;

/** How often every offer comes out on every rank, over all weights that agree with what is known of them. */
export function Chances({ view, names, kind: firstKind, impossible }: { view: RobustnessView; names: Names; kind: KnowledgeKind; impossible: boolean }) {
  const { t, format } = useText();
  const { dimensions, offers, first, seed } = view.chances;
  const { award } = view.model;
  const { run, result, start, cancel } = useRobustness(first);
  const [kind, setKind] = useState<KnowledgeKind>(firstKind);
  const given = shares(dimensions.map(({ weight }) => weight));
  const known = (form: HTMLFormElement) => {
    const data = new FormData(form);
    return knowledgeFrom((name) => data.get(name)?.toString() ?? null, dimensions.map(({ id }) => id));
  };
  if (award === "unknown") return <p className="text-muted">{t("interface.robustness.award.unknown")}</p>;
  return (
    <div className="grid gap-5">
      <Form
        method="get" preventScrollReset className="no-print grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void start({ dimensions, offers, options: { samples: Number(new FormData(form).get("samples")), seed, weights: known(form) }, award });
        }}
      >
        <RadioGroup name="weights" legend={t("interface.robustness.chances.knowledge")} value={kind} onChange={setKind} options={knowledgeKinds.map((value) => ({ value, label: t(`interface.robustness.chances.kind.${value}`), hint: t(`interface.robustness.chances.kindHint.${value}`) }))} />
        <fieldset className={kind === "ranges" ? undefined : "script-hides"}>
          <legend className="mb-1 font-medium">{t("interface.robustness.chances.ranges")}</legend>
          <div className="grid max-w-xl gap-2">
            {dimensions.map(({ id }, i) => (
              <div key={id} className="grid grid-cols-[minmax(0,1fr)_5rem_auto_5rem_auto] items-center gap-2">
                <span>{names.criterion(id).title} <span className="text-sm text-muted">{format.share(given[i])}</span></span>
                {(["low", "high"] as const).map((end) => [
                  <input key={end} type="number" name={`${end}.${id}`} min={0} max={100} step={0.1} aria-label={t(`interface.robustness.chances.${end}`, { criterion: names.criterion(id).title })}
                    defaultValue={Math.round(1000 * (end === "low" ? Math.max(0, given[i] - around) : Math.min(1, given[i] + around))) / 10} className="input text-right" />,
                  <span key={`${end}-unit`} className="text-sm text-muted">{end === "low" ? t("interface.robustness.chances.to") : "%"}</span>,
                ])}
              </div>
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap items-end gap-3">
          <div className="script-only"><SelectField label={t("interface.robustness.chances.samples")} name="samples" defaultValue="100000" options={sampleChoices.map((count) => ({ value: String(count), label: format.plain(count) }))} /></div>
          <Button type="submit" look="primary" pending={run.state === "running"}>{t("interface.robustness.chances.run")}</Button>
          {run.state === "running" ? <Button onClick={cancel} type="button">{t("interface.robustness.chances.cancel")}</Button> : null}
        </div>
      </Form>
      <div aria-live="polite">
        {run.state === "running" ? <Progress label={t("interface.robustness.chances.running")} done={Math.round(100 * run.done)} of={100} text={t("interface.robustness.chances.running")} /> : null}
        {run.state === "cancelled" ? <Callout kind="info"><p>{t("interface.robustness.chances.cancelled")}</p></Callout> : null}
        {run.state === "impossible" || (impossible && run.state === "idle" && result === first) ? <Callout kind="problem"><p>{t("interface.robustness.chances.impossible")}</p></Callout> : null}
        {run.state === "failed" ? <Callout kind="problem"><p>{t("interface.robustness.chances.failed")}</p></Callout> : null}
      </div>
      {result ? <ChanceResult view={view} names={names} result={result} /> : null}
    </div>
  );
}

function ChanceResult({ view, names, result }: { view: RobustnessView; names: Names; result: Robustness }) {
  const { t, format } = useText();
  const ids = view.official.map(({ id }) => id).filter((id) => result.acceptability[id]);
  const percent = (chance: number) => format.share(chance, 0);
  const best = [...ids].sort((a, b) => result.acceptability[b][0] - result.acceptability[a][0])[0];
  const chance = result.acceptability[best][0];
  const title = t("interface.robustness.chances.chart");
  const rankLabel = (rank: number) => t("interface.robustness.chances.rank", { rank });
  return (
    <div className="grid gap-5" data-samples={result.samples}>
      <p className="max-w-prose font-medium" role="status">
        {t(chance === 1 ? "interface.robustness.chances.certain" : "interface.robustness.chances.best", { vendor: names.vendor(best), share: format.share(chance) })}
      </p>
      <ChartFigure
        draw={(width) => (
          <AcceptabilityBars palette={pagePalette} labels={{ title, description: ids.map((id) => `${names.vendor(id)} ${percent(result.acceptability[id][0])}`).join("; ") }} width={width} id={`acceptability-${width}`}
            rows={ids.map((id) => ({ id, name: names.vendor(id), chances: result.acceptability[id] }))} format={percent} rankLabel={rankLabel} fromRankLabel={(rank) => t("interface.robustness.chances.fromRank", { rank })} />
        )}
      />
      <ChanceTables view={view} names={names} result={result} ids={ids} rankLabel={rankLabel} />
      <p className="text-sm text-muted">{t("interface.robustness.chances.made", { samples: format.plain(result.samples), seed: view.chances.seed })}</p>
    </div>
  );
}
