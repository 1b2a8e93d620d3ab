import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useParams, useRevalidator, useSearchParams } from "@remix-run/react";
import { useRef, useState } from "react";
import { z } from "zod";

import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { CommitteeTabs } from "~/components/scoring/committee-tabs";
import { ConsensusEntry } from "~/components/scoring/consensus-item";
import { StageButtons, StageDialog, movesFrom } from "~/components/scoring/stage-dialogs";
import { useFocusInQueue } from "~/components/scoring/use-focus-in-queue";
import { useWhileInSight } from "~/components/use-while-in-sight";
import type { ConsensusItem } from "~/domain/committee/consensus-item";
import { typedNumber } from "~/domain/typed-number";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadConsensus } from "~/services/load-consensus";
import { settleConsensus } from "~/services/settle-consensus";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.consensus.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return found(loadConsensus(await requestContext(request), params.selectionId!));
}

const about = { vendorId: z.string(), requirementId: z.string(), version: z.string().transform(Number).pipe(z.int().min(0)) };
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("settle"), ...about, mark: z.string().transform(typedNumber).pipe(z.number()), reason: z.string().trim().min(1).max(5000) }),
  z.object({ intent: z.literal("undo"), ...about }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { intent: _intent, ...form } = parsed.data;
  return answerTo(async () => settleConsensus(await requestContext(request), params.selectionId!, { mark: null, reason: "", ...form }));
}

/** How often the meeting's page looks for what others recorded. */
const everyMs = 5000;

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Consensus() {
  const { t } = useText();
  const { edition, marking, stage, leads, offers, queue, incomplete, settled, agreed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const base = `/selections/${useParams().selectionId}`;
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const reached = useFresh(stage === "consensus");
  const focus = useFocusInQueue([queue, incomplete, settled].map((items) => items.map(({ vendor, requirement }) => `${vendor.vendorId} ${requirement.id}`).join()).join("; "));
  const names = new Map(offers.map(({ vendorId, name }) => [vendorId, name]));
  const to = movesFrom(stage, true).find((move) => move === search.get("move"));
  // What counts where nothing was settled, for who is about to conclude.
  const openWork = [
    ...(queue.length > 0 ? [t("interface.consensus.unsettled", { count: queue.length })] : []),
    ...(incomplete.length > 0 ? [t("interface.consensus.unmarked", { count: incomplete.length })] : []),
  ].join(" ") || null;
  const list = (items: readonly ConsensusItem[], numbered = false) => (
    <div className="-mt-3 border-b border-line">
      {items.map((item, index) => (
        <ConsensusEntry key={`${item.vendor.vendorId} ${item.requirement.id}`} item={item} marking={marking} language={edition.language} offers={names} leads={leads && stage === "consensus"} place={numbered ? index + 1 : null} />
      ))}
    </div>
  );
  return (
    <>
      <PageHeader
        title={t("interface.consensus.title")} lead={t(leads || stage !== "consensus" ? "interface.consensus.lead" : "interface.consensus.leadLooking", { edition: edition.code })}
        secondary={leads ? <StageButtons stage={stage} quiet={queue.length > 0} /> : null}
      />
      <CommitteeTabs base={base} current="consensus" />
      <div onSubmitCapture={focus.onSubmitCapture}><PageBody>
        {to ? null : <AnswerProblem answer={answer} />}
        <p role="status" className="font-medium text-warning empty:hidden">{reached ? null : t("interface.consensus.unreached")}</p>
        <p role="status" className="max-w-prose">{t("interface.consensus.counts", { open: queue.length, settled: settled.length, agreed })}</p>
        <Section title={t("interface.consensus.queue.title")} lead={t("interface.consensus.queue.lead")} id="queue">
          {queue.length > 0 ? list(queue, true) : <EmptyState title={t("interface.consensus.queue.emptyTitle")}>{t("interface.consensus.queue.empty")}</EmptyState>}
        </Section>
        {incomplete.length > 0 ? <Section title={t("interface.consensus.incomplete.title")} lead={t("interface.consensus.incomplete.lead")}>{list(incomplete)}</Section> : null}
        {settled.length > 0 ? <Section title={t("interface.consensus.settled.title")} lead={t("interface.consensus.settled.lead")}>{list(settled)}</Section> : null}
      </PageBody></div>
      {leads && to ? <StageDialog stage={stage} to={to} closeTo={`${base}/consensus`} action={`${base}/scoring`} open={stage === "consensus" && to === "concluded" ? openWork : null} answer={answer} pending={pending} /> : null}
    </>
  );
}

/**
 * Keeps a page fresh while it is in sight; what somebody is typing in it stays. False while the server does not answer: the
 * page is left as it is then, as loading it anew would end in an error page.
 */
function useFresh(on: boolean): boolean {
  const { revalidate, state } = useRevalidator();
  const [reached, setReached] = useState(true);
  const asking = useRef(false);
  const look = async () => {
    if (state !== "idle" || asking.current) return;
    asking.current = true;
    const answers = await fetch("/healthz", { cache: "no-store" }).then(({ ok }) => ok, () => false);
    asking.current = false;
    setReached(answers);
    if (answers) revalidate();
  };
  useWhileInSight(on ? everyMs : null, () => void look());
  return reached;
}
