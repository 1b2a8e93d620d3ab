import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { LinkButton } from "~/components/button";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Closing, Prompts, Tickable } from "~/components/phases/phase-form";
import { Members, PhaseState } from "~/components/phases/phase-state";
import { PhaseSections } from "~/components/phases/phase-sections";
import { PhaseTabs } from "~/components/phases/phase-tabs";
import { SettledForm } from "~/components/settled-form";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { lineFields } from "~/domain/form-lines";
import { advisedPhases, projectRoles } from "~/domain/phases/project-roles";
import { decisionParts, phaseFormSchema, postedPhase, workParts } from "~/domain/phases/phase-work";
import type { PhaseDecision, PhaseWork } from "~/domain/phases/phase-work";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadPhaseSections } from "~/services/guide";
import { addPhaseDecision, loadPhase, savePhase, setPhaseDecision } from "~/services/phases/phase-plan";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches, params }) => pageTitle(matches, "interface.phases.number", { number: params.phase ?? "" });

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const page = await found(loadPhase(context, params.selectionId!, Number(params.phase)));
  return { ...page, sections: await loadPhaseSections(context, params.selectionId!, Number(params.phase)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const context = await requestContext(request);
  const id = params.selectionId!;
  const page = `/selections/${id}/phases/${encodeURIComponent(params.phase!)}`;
  const act = parseAct(form, { add: null, remove: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which] } = act;
  if (verb === "restore") {
    const answer = await answerTo(() => setPhaseDecision(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#decision-${which}`);
  }
  const parsed = parseForm(phaseFormSchema, postedPhase(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const posted = { work: Object.values(parsed.data.work), decisions: Object.values(parsed.data.decisions) };
  const answer = await answerTo(async () => {
    const saved = await savePhase(context, id, posted, postedLoad(form));
    if (verb === "add") return { to: `#decision-${(await addPhaseDecision(context, id, which)).id}` };
    if (verb === "remove") await setPhaseDecision(context, id, which, true);
    return { to: verb === "remove" ? `?removed=${which}` : doneQuery(saved) };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

/** The fields of a phase's form: of its items, and of the decisions in it. */
function fieldsOf(work: readonly PhaseWork[], decisions: readonly Omit<PhaseDecision, "item">[]): Fields {
  return { ...lineFields(work, workParts), ...lineFields(decisions, decisionParts) };
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function PhasePage() {
  const { t, of } = useText();
  const { phase, phases, guidance, sections, mayChange } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const entries = [phase, ...phase.activities, ...phase.results, ...phase.prompts];
  const decisions = phase.prompts.flatMap((prompt) => prompt.decisions);
  const titles = new Map(entries.map(({ item }) => [item.id, of(item.title ?? item.text)]));
  const nameOf = (field: string) => {
    const [part, id] = [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 1)];
    const title = titles.get(id);
    return title === undefined ? t(`interface.phases.field.${part as "text" | "by" | "on"}`) : t(`interface.phases.field.${part as keyof PhaseWork & ("done" | "owner" | "due" | "note")}`, { item: title });
  };
  const removed = search.get("removed");
  const next = phases.find(({ number }) => number > phase.number);
  return (
    <>
      {removed && !decisions.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.phases.decision.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.phases.saved")}</DoneLine>
      <PageHeader
        title={phase.item.title ? `${phase.number}. ${of(phase.item.title)}` : t("interface.phases.numberOf", { number: phase.number, of: phases.length })} lead={of(phase.item.text)}
        action={next ? <LinkButton to={`/selections/${selection.id}/phases/${next.number}`} icon="arrow">{t("interface.phases.open", { number: next.number })}</LinkButton> : null}
      >
        <p className="mt-2 flex flex-wrap items-center gap-x-1.5 text-sm text-muted"><PhaseState state={phase.state} /> <span>· {t("interface.phases.progress", phase.progress)}</span></p>
      </PageHeader>
      <PhaseTabs selectionId={selection.id} phases={phases.map(({ number }) => ({ phase: number }))} current={`phases/${phase.number}`} />
      <PageBody aside={<div className="grid gap-8"><Team /><GuidancePanel guidance={guidance} /></div>}>
        <SettledForm
          key={phase.item.id} lines={decisions} answer={answer} readOnly={!mayChange}
          fields={fieldsOf(entries.map(({ work }) => work), decisions)}
          read={(form) => {
            const { work, decisions: posted } = postedPhase(form);
            return fieldsOf(Object.values(work) as unknown as PhaseWork[], Object.values(posted) as unknown as PhaseDecision[]);
          }}
          label={nameOf}
          show={(_field, value) => (typeof value === "boolean" ? t(`interface.conflict.${value ? "yes" : "no"}`) : String(value ?? ""))}
        >
          {(start, shown) => (
            <>
              <Tickable kind="activities" entries={phase.activities} start={start} selectionId={selection.id} />
              <Tickable kind="results" entries={phase.results} start={start} selectionId={selection.id} />
              <PhaseSections sections={sections} selectionId={selection.id} />
              <Prompts prompts={phase.prompts} decisions={shown} start={start} selectionId={selection.id} readOnly={!mayChange} />
              <Closing phase={phase} start={start} />
            </>
          )}
        </SettledForm>
      </PageBody>
    </>
  );
}

/** Who takes part in this phase, and who still should by the guide's advice. */
function Team() {
  const { t } = useText();
  const { phase, phases } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const missing = projectRoles.filter((role) => advisedPhases(role, phases.map(({ number }) => number)).includes(phase.number) && !phase.members.some((member) => member.role === role));
  return (
    <Section title={t("interface.phases.members.title")}>
      <Members members={phase.members} />
      {missing.length > 0 ? <p className="mt-2 text-sm text-muted">{t("interface.phases.members.advice", { roles: missing.map((role) => t(`interface.phases.roles.role.${role}`)).join(", ") })}</p> : null}
      <p className="mt-2"><Link to={`/selections/${selection.id}/phases/roles`} className="link text-sm">{t("interface.phases.members.edit")}</Link></p>
    </Section>
  );
}
