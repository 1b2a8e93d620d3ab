import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { ChoiceForm, Letters, ReasonForm } from "~/components/decision/decision-forms";
import { GuidancePanel } from "~/components/guidance-panel";
import { Icon } from "~/components/icons";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Outcome } from "~/components/ranking/outcome";
import { useReading } from "~/components/reading";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { cancelSelection, decisionInputSchema, loadDecision, takeDecision } from "~/services/decisions";
import type { DecisionView } from "~/services/decisions";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.decision.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadDecision(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [context, id] = [await requestContext(request), params.selectionId!];
  const form = await request.formData();
  const reason = String(form.get("reason") ?? "");
  if (form.get("kind") === "cancel") {
    const answer = await answerTo(() => cancelSelection(context, id, reason));
    return "init" in answer ? answer : redirect(`/selections/${id}/decision`);
  }
  const motivations = Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith("motivation.") ? [[name.slice(11), String(value)]] : [])));
  const parsed = parseForm(decisionInputSchema, { kind: form.get("kind"), reason, motivations, chosen: form.getAll("chosen").map(String), standstillUntil: form.get("standstillUntil") || null });
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(() => takeDecision(context, id, parsed.data));
  return "init" in answer ? answer : redirect(`/selections/${id}/decision`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function DecisionPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, language } = useText();
  const base = `/selections/${useParams().selectionId}`;
  const pending = useNavigation().state === "submitting";
  const { edition, ranking, closed, inForce, stage } = view;
  const ready = ranking !== null && ranking.offers.length > 0 && closed;
  const reading = useReading();
  const running = stage === "rounds" || stage === "intake";
  return (
    <>
      <PageHeader
        title={t("interface.decision.title")}
        lead={t("interface.decision.lead")}
        secondary={ranking && ranking.offers.length > 0 ? <DownloadButton href={`${base}/report.docx?language=${language}`}>{t("interface.decision.download.word")}</DownloadButton> : null}
        action={ranking && ranking.offers.length > 0 ? <DownloadButton look="primary" href={`${base}/report.pdf?language=${language}`}>{t("interface.decision.download.report")}</DownloadButton> : null}
      />
      <PageBody aside={<GuidancePanel guidance={view.guidance} />}>
        <AnswerProblem answer={answer} />
        {view.pricesSealed ? <Callout kind="info"><p>{t("interface.decision.pricesSealed")} <Link className="link" to={`${base}/responses`}>{t("interface.shell.place.responses")}</Link></p></Callout> : null}
        {inForce ? <InForce view={view} /> : null}
        {!ready && !inForce ? (
          <EmptyState title={t("interface.decision.empty.title")} action={<LinkButton to={`${base}/responses`}>{t("interface.decision.empty.action")}</LinkButton>}>{t("interface.decision.empty.text")}</EmptyState>
        ) : null}
        {edition && ranking && ready ? <Outcome edition={edition} ranking={ranking} /> : null}
        {ranking && inForce && inForce.kind !== "withdraw" ? <Letters base={base} ranking={ranking} /> : null}
        {inForce?.kind === "award" && !reading ? <AfterAward base={base} /> : null}
        {ranking && ready && running && !reading && !view.pricesSealed ? (
          <>
            <Section title={t("interface.decision.award.title")} lead={t("interface.decision.award.lead")}>
              <ChoiceForm kind="award" ranking={ranking} proposals={view.proposals} pending={pending} />
            </Section>
            <Folded title={t("interface.decision.shortlist.title")}><ChoiceForm kind="shortlist" ranking={ranking} proposals={view.proposals} pending={pending} /></Folded>
            <Folded title={t("interface.decision.noAward.title")}><ReasonForm kind="no-award" pending={pending} /></Folded>
          </>
        ) : null}
        {running && !reading ? <Folded id="cancel" title={t("interface.decision.cancel.title")}><ReasonForm kind="cancel" pending={pending} /></Folded> : null}
        {inForce && !reading ? <Folded title={t("interface.decision.withdraw.title")}><ReasonForm kind="withdraw" pending={pending} /></Folded> : null}
        {view.edition ? (
          <Section title={t("interface.decision.download.title")} lead={t("interface.decision.download.lead")}>
            <div className="flex flex-wrap gap-2">
              {ranking && ranking.offers.length > 0 ? <DownloadButton href={`${base}/ranking.xlsx`}>{t("interface.decision.download.excel")}</DownloadButton> : null}
              {reading || view.pricesSealed ? null : <DownloadButton href={`${base}/dossier.zip`}>{t("interface.decision.download.dossier")}</DownloadButton>}
            </div>
          </Section>
        ) : null}
        <History view={view} />
      </PageBody>
    </>
  );
}

const afterAward = { annex: "evidence", implementation: "implementation", retention: "retention" } as const;

/** Where the work goes on once somebody was chosen. */
function AfterAward({ base }: { base: string }) {
  const { t } = useText();
  return (
    <Section title={t("interface.decision.after.title")}>
      <ul className="grid gap-1.5">
        {(["annex", "implementation", "retention"] as const).map((place) => (
          <li key={place}><Link className="link font-medium" to={`${base}/${afterAward[place]}`}>{t(`interface.decision.after.${place}`)}</Link> <span className="text-muted">{t(`interface.decision.after.${place}Text`)}</span></li>
        ))}
      </ul>
    </Section>
  );
}

function Folded({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <details id={id} className="no-print border-y border-line py-1">
      <summary className="flex items-center gap-2 py-2 font-medium hover:text-accent"><Icon name="chevron" className="turns text-muted" />{title}</summary>
      <div className="pt-2 pl-6">{children}</div>
    </details>
  );
}

function InForce({ view: { inForce, ranking, edition } }: { view: DecisionView }) {
  const { t, format } = useText();
  if (!inForce) return null;
  const names = new Map((ranking?.offers ?? []).map(({ id, vendor }) => [id, vendor.name]));
  const chosen = inForce.offers.filter(({ verdict }) => verdict === "winner" || verdict === "on-shortlist").map(({ vendor }) => names.get(vendor) ?? t("outcome.report.erased"));
  return (
    <Callout kind={inForce.kind === "cancel" || inForce.kind === "no-award" ? "warning" : "success"} title={t(`outcome.report.kind.${inForce.kind}`, { date: format.date(inForce.at, edition?.timeZone) })}>
      {chosen.length > 0 ? <p>{t(inForce.kind === "award" ? "interface.decision.winner" : "interface.decision.goesOn", { vendors: chosen.join(", ") })}</p> : null}
      {inForce.reason ? <p>{inForce.reason}</p> : null}
      {inForce.standstillUntil ? <p>{t("outcome.report.standstill", { date: format.date(inForce.standstillUntil) })}</p> : null}
    </Callout>
  );
}

/** Every decision that was ever taken, newest first: none is ever changed. */
function History({ view: { decisions, edition } }: { view: DecisionView }) {
  const { t, format } = useText();
  if (decisions.length === 0) return null;
  return (
    <Section title={t("interface.decision.history.title")} lead={t("interface.decision.history.lead")}>
      <ol>
        {decisions.toReversed().map((decision) => (
          <li key={decision.id} className="border-b border-line py-row">
            <p className="font-medium">{t(`outcome.report.kind.${decision.kind}`, { date: format.date(decision.at, edition?.timeZone) })}{decision.byName ? <span className="font-normal text-muted"> · {decision.byName}</span> : null}</p>
            {decision.reason ? <p className="text-muted">{decision.reason}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
