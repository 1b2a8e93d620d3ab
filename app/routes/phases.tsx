import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { LinkButton } from "~/components/button";
import { Icon } from "~/components/icons";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Members, PhaseState } from "~/components/phases/phase-state";
import { PhaseTabs } from "~/components/phases/phase-tabs";
import { Places } from "~/components/phases/places";
import { Progress } from "~/components/progress";
import { Tag } from "~/components/tag";
import type { PhaseView } from "~/domain/phases/phase-plan";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadPhases } from "~/services/phases/phase-plan";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.phases.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadPhases(await requestContext(request), params.selectionId!));
}

export default function PhasesPage() {
  const { t } = useText();
  const { phases, current } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  return (
    <>
      <PageHeader
        title={t("interface.phases.title")} lead={t("interface.phases.lead")}
        secondary={<LinkButton to={`/selections/${selection.id}/guide`}>{t("interface.guide.link")}</LinkButton>}
        action={current === null ? null : <LinkButton to={`/selections/${selection.id}/phases/${current}`} look="primary" icon="arrow">{t("interface.phases.open", { number: current })}</LinkButton>}
      />
      <PhaseTabs selectionId={selection.id} phases={phases.map(({ number }) => ({ phase: number }))} current="phases" />
      <PageBody>
        {phases.length === 0 ? (
          <EmptyState title={t("interface.phases.none.title")} action={<LinkButton to={`/selections/${selection.id}/intake`}>{t("interface.phases.none.toIntake")}</LinkButton>}>{t("interface.phases.none.text")}</EmptyState>
        ) : (
          <ol className="-mt-4 grid">{phases.map((phase) => <PhaseRow key={phase.number} phase={phase} isCurrent={phase.number === current} />)}</ol>
        )}
      </PageBody>
    </>
  );
}

/** One phase at a glance: its question, how far it is, what comes out of it, who is in it and what is next. */
function PhaseRow({ phase, isCurrent }: { phase: PhaseView; isCurrent: boolean }) {
  const { t, of, format } = useText();
  const { selection } = useSelection();
  const { number, item, work, state, progress, results, members } = phase;
  const next = [...phase.activities, ...results].find((one) => !one.work.done);
  return (
    <li className="grid gap-x-8 gap-y-4 border-b border-line py-6 md:grid-cols-2 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1.2fr)_minmax(0,1fr)]">
      <div className="grid min-w-0 content-start gap-2">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">{t("interface.phases.number", { number })} <PhaseState state={state} />{isCurrent ? <Tag tone="accent">{t("interface.phases.current")}</Tag> : null}</p>
        <h2 className="text-lg"><Link to={`/selections/${selection.id}/phases/${number}`} className="underline-offset-4 hover:text-accent hover:underline">{of(item.title ?? item.text)}</Link></h2>
        {item.title ? <p><span className="sr-only">{t("interface.phases.coreQuestion")}: </span>{of(item.text)}</p> : null}
        <div className="max-w-xs">
          <Progress label={t("interface.phases.progressLabel", { number })} done={progress.done} of={progress.of} text={t("interface.phases.progress", progress)} />
        </div>
        {state !== "done" && next ? <p className="text-sm"><span className="text-muted">{t("interface.phases.next")}:</span> {of(next.item.text)}</p> : null}
        {work.owner || work.due ? <p className="text-sm text-muted">{[work.owner, work.due ? format.date(work.due) : ""].filter(Boolean).join(" · ")}</p> : null}
      </div>
      <div className="min-w-0">
        <h3 className="mb-1.5 text-sm text-muted">{t("interface.phases.results.title")}</h3>
        <ul className="grid gap-2 text-sm">
          {results.map((result) => (
            <li key={result.item.id} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
              {result.work.done ? <Icon name="check" className="mt-0.5 text-success" /> : <span aria-hidden="true" className="text-muted">–</span>}
              <span>
                {of(result.item.text)}
                {result.work.done ? <span className="sr-only"> ({t("interface.phases.done")})</span> : null}
                {result.work.note ? <span className="block whitespace-pre-line text-muted">{result.work.note}</span> : null}
                <Places selectionId={selection.id} places={result.item.places} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="min-w-0">
        <h3 className="mb-1.5 text-sm text-muted">{t("interface.phases.members.title")}</h3>
        <Members members={members} />
      </div>
    </li>
  );
}
