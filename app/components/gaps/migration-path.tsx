import { Link } from "@remix-run/react";

import { DependencyGraph } from "~/charts/dependency-graph";
import { releases } from "~/domain/gaps/gap";
import type { Release } from "~/domain/gaps/gap";
import type { GapsView } from "~/domain/gaps/gap-state";
import type { Gap } from "~/domain/gaps/resolve-gaps";
import { useText } from "~/i18n/text-context";

import { Callout } from "../callout";
import { ChartFigure } from "../charts/chart-figure";
import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { Section } from "../page";
import { useGapName } from "./gap-name";

function useReleaseText(): (release: Release | null) => string {
  const { t } = useText();
  return (release) => t(`interface.gaps.release.${release ?? "none"}`);
}

/** What cannot be right about prerequisites: circles, and what is planned after what needs it. */
export function DependencyProblems({ view: { problems, gaps, texts }, base }: { view: GapsView; base: string }) {
  const { t } = useText();
  const nameOf = useGapName(texts);
  const releaseText = useReleaseText();
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  const link = (id: string) => <Link to={`${base}/gaps/${encodeURIComponent(id)}`} className="link">{nameOf(byId.get(id)!)}</Link>;
  if (problems.cycles.length === 0 && problems.late.length === 0) return null;
  return (
    <div className="grid gap-3">
      {problems.cycles.map((cycle) => (
        <Callout key={cycle.join(" ")} kind="problem" title={t("interface.gaps.problem.cycle")}>
          <p>{[...cycle, cycle[0]!].map((id, index) => <span key={index}>{index > 0 ? ` ${t("interface.gaps.problem.needs")} ` : null}{link(id)}</span>)}</p>
          <p>{t("interface.gaps.problem.cycleDo")}</p>
        </Callout>
      ))}
      {problems.late.length > 0 ? (
        <Callout kind="warning" title={t("interface.gaps.problem.late", { count: problems.late.length })}>
          <ul className="grid list-disc gap-1 pl-5">
            {problems.late.map((one) => (
              <li key={`${one.gap} ${one.needs}`}>{link(one.gap)} ({releaseText(one.release).toLowerCase()}) {t("interface.gaps.problem.needs")} {link(one.needs)} ({releaseText(one.needsRelease).toLowerCase()})</li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </div>
  );
}

/** The releases in order with what each brings. */
export function MigrationPath({ view, base }: { view: GapsView; base: string }) {
  const { t } = useText();
  const nameOf = useGapName(view.texts);
  const releaseText = useReleaseText();
  const open = new Set(view.preconditions.filter(({ state }) => state === "open").map(({ id }) => id));
  return (
    <Section title={t("interface.gaps.path.title")} lead={t("interface.gaps.path.lead")} id="path">
      <ol className="grid gap-5">
        {view.path.filter(({ release, gaps }) => release !== null || gaps.length > 0).map(({ release, gaps }) => (
          <li key={release ?? "none"}>
            <h3>{releaseText(release)} <span className="text-sm font-normal text-muted">{gaps.length}</span></h3>
            {gaps.length === 0 ? <p className="text-sm text-muted">{t("interface.gaps.path.nothing")}</p> : (
              <ol className="mt-1 grid list-decimal gap-1 pl-6">
                {gaps.map((gap) => {
                  const waiting = gap.needs.preconditions.filter((id) => open.has(id)).length;
                  return (
                    <li key={gap.id}>
                      <Link to={`${base}/gaps/${encodeURIComponent(gap.id)}`} className="link">{nameOf(gap)}</Link>
                      {waiting > 0 ? <span className="text-sm text-muted"> · {t("interface.gaps.path.preconditions", { count: waiting })}</span> : null}
                    </li>
                  );
                })}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What needs what, as a picture with a table beside it. */
export function Dependencies({ gaps, view, base }: { gaps: readonly Gap[]; view: GapsView; base: string }) {
  const { t } = useText();
  const nameOf = useGapName(view.texts);
  const releaseText = useReleaseText();
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  const rows = gaps.flatMap((gap) => gap.needs.gaps.flatMap((id) => (byId.has(id) ? [{ gap, need: byId.get(id)! }] : [])));
  const linked = new Set(rows.flatMap(({ gap, need }) => [gap.id, need.id]));
  const nodes = gaps.filter(({ id }) => linked.has(id)).map((gap) => ({ id: gap.id, title: nameOf(gap), band: gap.release === null ? releases.length : releases.indexOf(gap.release), needs: gap.needs.gaps }));
  const bands = [...releases, null].map(releaseText);
  const description = rows.map(({ gap, need }) => `${nameOf(gap)} ${t("interface.gaps.problem.needs")} ${nameOf(need)}`).join("; ");
  return (
    <Section title={t("interface.gaps.graph.title")} lead={t("interface.gaps.graph.lead")} id="dependencies">
      {rows.length === 0 ? <p className="max-w-prose text-muted">{t("interface.gaps.graph.none")}</p> : (
        <ChartFigure
          draw={(width) => <DependencyGraph nodes={nodes} palette={pagePalette} width={width} id={`dependencies-${width}`} labels={{ title: t("interface.gaps.graph.title"), description, bands }} />}
          table={
            <DataTable caption={t("interface.gaps.graph.title")} hideCaption>
              <thead><tr><th scope="col">{t("interface.gaps.column.gap")}</th><th scope="col">{t("interface.gaps.column.release")}</th><th scope="col">{t("interface.gaps.column.needs")}</th><th scope="col">{t("interface.gaps.column.release")}</th></tr></thead>
              <tbody>
                {rows.map(({ gap, need }) => (
                  <tr key={`${gap.id} ${need.id}`}><th scope="row"><Link to={`${base}/gaps/${encodeURIComponent(gap.id)}`} className="link">{nameOf(gap)}</Link></th><td>{releaseText(gap.release)}</td><td>{nameOf(need)}</td><td>{releaseText(need.release)}</td></tr>
                ))}
              </tbody>
            </DataTable>
          }
        />
      )}
    </Section>
  );
}
