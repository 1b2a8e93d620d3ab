import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { TextField } from "~/components/field";
import { Icon, StateMark } from "~/components/icons";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { ownNextText } from "~/components/own-next-text";
import { pageTitle } from "~/components/page-title";
import { PhaseNow } from "~/components/phases/phase-now";
import { Tag } from "~/components/tag";
import { UndoLine } from "~/components/undo-line";
import type { AuditAction } from "~/domain/audit/actions";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { archiveSelection, renameSelection, restoreSelection } from "~/services/change-selection";
import { requestContext } from "~/services/context.server";
import { loadResponses } from "~/services/load-responses";
import { loadPhases } from "~/services/phases/phase-plan";
import { loadWaitingForLead } from "~/services/waiting-for-lead";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.selection.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const { offers, mayLead } = await found(loadResponses(context, params.selectionId!));
  return { offers, mayLead, waiting: await loadWaitingForLead(context, params.selectionId!), plan: await found(loadPhases(context, params.selectionId!)) };
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), name: z.string().trim().min(1).max(200), organisation: z.string().trim().min(1).max(200) }),
  z.object({ intent: z.literal("archive") }),
  z.object({ intent: z.literal("restore") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.selectionId!;
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    if (form.intent === "rename") await renameSelection(await requestContext(request), id, { name: form.name, organisation: form.organisation });
    else if (form.intent === "archive") await archiveSelection(await requestContext(request), id);
    else await restoreSelection(await requestContext(request), id);
    return { did: form.intent };
  });
  return form.intent === "archive" && !("init" in answer) ? redirect(`/?archived=${id}`) : answer;
}

export default function OverviewPage() {
  const { t, of } = useText();
  const { selection, packTitle, viewer: { leads, next } } = useSelection();
  const { plan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const archived = selection.stage === "archived";
  return (
    <>
      {answer?.ok && answer.did === "restore" ? <UndoLine>{t("interface.selection.restored")}</UndoLine> : null}
      <PageHeader
        title={selection.name}
        lead={`${selection.organisation} · ${of(packTitle)}`}
        action={
          archived && !leads ? null : archived ? (
            <Form method="post" action="?index">
              <Button type="submit" name="intent" value="restore" look="primary" icon="undo">{t("interface.selection.restore")}</Button>
            </Form>
          ) : next.to === null ? null : (
            <LinkButton to={next.to} look="primary">
              {next.kind === "step" ? t("interface.selection.continue", { step: ownNextText(t, next) }) : next.kind === "finished" || next.kind === "broken-off" ? t("interface.selection.toDecision") : ownNextText(t, next)}
              <Icon name="arrow" />
            </LinkButton>
          )
        }
      >
        {archived ? <p className="mt-2"><Tag>{t("interface.selection.archivedTag")}</Tag> <span className="text-muted">{t("interface.selection.archivedNote")}</span></p> : null}
        {!archived && next.kind === "broken-off" ? <p className="mt-2"><Tag tone="warning">{t("interface.selection.own.broken-off")}</Tag></p> : null}
        {!archived && !leads && next.kind !== "step" && next.kind !== "finished" && next.kind !== "broken-off" ? <p className="mt-2 text-muted">{t(`interface.selection.ownHint.${next.kind}`)}</p> : null}
      </PageHeader>
      <PageBody aside={<EditionFacts />}>
        <WaitingForYou />
        <PhaseNow selectionId={selection.id} plan={plan} />
        <Steps />
        <Vendors />
        <History />
        {leads ? <Settings /> : null}
      </PageBody>
    </>
  );
}

const waitingPlaces = { conflicts: "declarations", questions: "questions", files: "responses" } as const;

/** What nobody but the lead can move on, before anything else on the page. */
function WaitingForYou() {
  const { t } = useText();
  const { waiting } = useLoaderData<typeof loader>();
  const kinds = (["conflicts", "questions", "files"] as const).filter((kind) => waiting && waiting[kind] > 0);
  if (kinds.length === 0) return null;
  return (
    <Callout kind="warning" title={t("interface.selection.waiting.title")}>
      <ul>{kinds.map((kind) => <li key={kind}><Link className="link" to={waitingPlaces[kind]}>{t(`interface.selection.waiting.${kind}`, { count: waiting![kind] })}</Link></li>)}</ul>
    </Callout>
  );
}

function Steps() {
  const { t } = useText();
  const { steps, viewer } = useSelection();
  return (
    <Section title={t("interface.selection.steps")}>
      <ol className="-mt-3">
        {steps.map((step) => (
          <li key={step.place} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-b border-line py-row sm:grid-cols-[1.25rem_minmax(0,1fr)_11rem]">
            <StateMark state={step.state} className={`mt-1 ${step.state === "done" ? "text-success" : step.state === "started" ? "text-accent" : "text-muted"}`} />
            <div>
              {viewer.pages[step.place] === "open"
                ? <Link to={step.place} className="font-medium underline-offset-4 hover:text-accent hover:underline">{t(`interface.shell.place.${step.place}`)}</Link>
                : <span className="font-medium">{t(`interface.shell.place.${step.place}`)}</span>}
              {step.next ? <> <Tag tone="accent">{t("interface.shell.rail.next")}</Tag></> : null}
              <p className="text-sm text-muted">{t(`interface.selection.about.${step.place}`)}</p>
            </div>
            <p className="text-sm text-muted max-sm:col-start-2 sm:text-right">
              {t(`interface.shell.state.${step.state}`)}
              {step.count ? ` · ${t("interface.shell.countOf", step.count)}` : null}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function EditionFacts() {
  const { t, format } = useText();
  const { edition, round } = useSelection();
  return (
    <Section title={t("interface.selection.edition.title")}>
      {edition ? (
        <div className="grid gap-4">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm [&_dt]:text-muted">
            <dt>{t("interface.selection.edition.code")}</dt>
            <dd className="font-medium">{edition.code}</dd>
            <dt>{t("interface.selection.edition.kind")}</dt>
            <dd>{t(`documents.cover.kind.${edition.kind}`)}</dd>
            <dt>{t("interface.selection.edition.language")}</dt>
            <dd>{t(`interface.shell.languageName.${edition.language}`)}</dd>
            <dt>{t("interface.selection.edition.published")}</dt>
            <dd>{format.date(edition.publishedAt)}</dd>
            <dt>{t("interface.selection.edition.deadline")}</dt>
            <dd>{format.instant(edition.deadline, edition.timeZone)}</dd>
            <dt>{t("interface.selection.edition.round")}</dt>
            <dd>{t(`interface.selection.roundStage.${round.stage}`)}</dd>
          </dl>
          {edition.changedSince ? <Callout kind="warning"><p className="text-sm">{t("interface.selection.edition.changed")}</p></Callout> : null}
          <Link to="request" className="link text-sm">{t("interface.selection.edition.toRequest")}</Link>
        </div>
      ) : (
        <div className="text-sm">
          <p className="font-medium">{t("interface.selection.edition.none")}</p>
          <p className="text-muted">{t("interface.selection.edition.noneText")}</p>
        </div>
      )}
    </Section>
  );
}

function Vendors() {
  const { t } = useText();
  const { offers } = useLoaderData<typeof loader>();
  const { leads } = useSelection().viewer;
  const columns = ["code", "vendor", "package", "response"] as const;
  return (
    <Section title={t("interface.selection.vendors.title")}>
      {offers.length === 0 ? (
        <EmptyState title={t("interface.selection.vendors.none")} action={leads ? <LinkButton to="request#vendors">{t("interface.selection.vendors.add")}</LinkButton> : null}>
          {leads ? t("interface.selection.vendors.noneText") : null}
        </EmptyState>
      ) : (
        <DataTable caption={t("interface.selection.vendors.title")} hideCaption>
          <thead>
            <tr>{columns.map((column) => <th key={column} scope="col">{t(`interface.selection.vendors.columns.${column}`)}</th>)}</tr>
          </thead>
          <tbody>
            {offers.map(({ vendorId, code, name, package: packageName, submission }) => (
              <tr key={vendorId}>
                <td className="text-muted">{code}</td>
                <th scope="row">{name}</th>
                <td>{packageName}</td>
                <td>
                  {submission ? (
                    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                      {t("interface.selection.vendors.answered", { answered: submission.answered, asked: submission.asked })}
                      {submission.late ? <Tag tone="warning">{t("interface.selection.vendors.late")}</Tag> : null}
                      {submission.mandatoryMissing > 0 ? <Tag tone="problem">{t("interface.selection.vendors.missing", { count: submission.mandatoryMissing })}</Tag> : null}
                    </span>
                  ) : (
                    <span className="text-muted">{t("interface.selection.vendors.nothing")}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}

/** How many lines of history are shown. */
const shownRuns = 8;

/** The same act several times in a row is one line, with the time of the last. Newest first. */
function runsOf<T extends { action: string }>(history: T[]): (T & { times: number })[] {
  const runs: (T & { times: number })[] = [];
  for (const entry of history) {
    const run = runs.at(-1);
    if (run?.action === entry.action) run.times += 1;
    else runs.push({ ...entry, times: 1 });
  }
  return runs;
}

function History() {
  const { t, format } = useText();
  const { history } = useSelection();
  return (
    <Section title={t("interface.selection.history.title")}>
      <ol className="-mt-3">
        {runsOf(history).slice(0, shownRuns).map(({ seq, at, action, times }) => (
          <li key={seq} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-row">
            <span>
              {t(`interface.selection.history.action.${action as AuditAction}`)}
              {times > 1 ? <span className="text-muted"> · {t("interface.selection.history.times", { count: times })}</span> : null}
            </span>
            <time dateTime={at} className="text-sm text-muted">{format.instant(at)}</time>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Settings() {
  const { t } = useText();
  const { selection } = useSelection();
  const { mayLead } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer && !answer.ok ? answer.fields : {};
  return (
    <Section title={t("interface.selection.settings.title")}>
      <div className="grid gap-6">
        <Form method="post" action="?index" className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <TextField name="name" label={t("interface.selection.settings.name")} defaultValue={selection.name} problem={problems.name} required maxLength={200} />
          <TextField name="organisation" label={t("interface.selection.settings.organisation")} defaultValue={selection.organisation} problem={problems.organisation} required maxLength={200} />
          <Button type="submit" name="intent" value="rename">{t("interface.selection.settings.save")}</Button>
        </Form>
        {answer?.ok && answer.did === "rename" ? <Callout kind="success" live>{t("interface.selection.settings.saved")}</Callout> : null}
        <AnswerProblem answer={answer} />
        {mayLead ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <LinkButton to={`/selections/new?copy=${selection.id}`}>{t("interface.home.copy.overview")}</LinkButton>
            <p className="text-sm text-muted">{t("interface.home.copy.overviewText")}</p>
          </div>
        ) : null}
        {selection.stage === "intake" || selection.stage === "rounds" ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <LinkButton to="decision#cancel">{t("interface.selection.settings.breakOff")}</LinkButton>
            <p className="text-sm text-muted">{t("interface.selection.settings.breakOffText")}</p>
          </div>
        ) : null}
        {selection.stage === "archived" ? null : (
          <Form method="post" action="?index" className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button type="submit" name="intent" value="archive">{t("interface.selection.settings.archive")}</Button>
            <p className="text-sm text-muted">{t("interface.selection.settings.archiveText")}</p>
          </Form>
        )}
      </div>
    </Section>
  );
}
