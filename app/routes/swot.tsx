import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { savedOrFailed, worthLoading } from "~/components/connection";
import { useGoalName } from "~/components/goals/goal-name";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { PhaseTabs } from "~/components/phases/phase-tabs";
import { SwotQuadrant } from "~/components/phases/swot-quadrant";
import { SettledForm } from "~/components/settled-form";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { lineFields } from "~/domain/form-lines";
import { postedSwot, swotFormSchema, swotKinds, swotParts } from "~/domain/phases/swot";
import type { SwotEntry, SwotKind } from "~/domain/phases/swot";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addSwotEntry, loadSwot, moveSwotEntry, saveSwot, setSwotEntry } from "~/services/phases/swot";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.phases.swot.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadSwot(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const context = await requestContext(request);
  const id = params.selectionId!;
  const page = `/selections/${id}/phases/swot`;
  const act = parseAct(form, { add: swotKinds, remove: null, restore: null, up: null, down: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which] } = act;
  if (verb === "restore") {
    const answer = await answerTo(() => setSwotEntry(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#entry-${which}`);
  }
  const parsed = parseForm(swotFormSchema, postedSwot(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(async () => {
    const saved = await saveSwot(context, id, Object.values(parsed.data), postedLoad(form));
    if (verb === "add") return { to: `#entry-${(await addSwotEntry(context, id, which as SwotKind)).id}` };
    if (verb === "up" || verb === "down") await moveSwotEntry(context, id, which, verb);
    if (verb === "remove") await setSwotEntry(context, id, which, true);
    return { to: verb === "remove" ? `?removed=${which}` : verb === "save" ? doneQuery(saved) : `#entry-${which}` };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function SwotPage() {
  const { t } = useText();
  const { entries, goals, objectives, phases, mayChange } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const goalName = useGoalName(objectives);
  const named = goals.map((goal) => ({ id: goal.id, name: goalName(goal) }));
  const removed = search.get("removed");
  const ofKind = (kind: SwotKind, all: readonly SwotEntry[] = entries) => all.filter((entry) => entry.kind === kind);
  const nameOf = (field: string) => {
    const entry = entries.find(({ id }) => field === `text:${id}` || field === `goal:${id}`);
    return entry ? t(`interface.phases.swot.one.${entry.kind}`, { number: ofKind(entry.kind).indexOf(entry) + 1 }) : "";
  };
  return (
    <>
      {removed && !entries.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.phases.swot.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.phases.saved")}</DoneLine>
      <PageHeader title={t("interface.phases.swot.title")} lead={t("interface.phases.swot.lead")} />
      <PhaseTabs selectionId={selection.id} phases={phases} current="phases/swot" />
      <PageBody>
        <SettledForm
          lines={entries} answer={answer} readOnly={!mayChange} fields={lineFields(entries, swotParts)}
          read={(form) => lineFields(Object.values(postedSwot(form)) as unknown as SwotEntry[], swotParts)}
          label={nameOf} show={(field, value) => (field.startsWith("goal:") ? (named.find(({ id }) => id === value)?.name ?? t("interface.phases.swot.noGoal")) : String(value ?? ""))}
        >
          {(start, shown) => (
            <div className="grid gap-x-10 gap-y-section lg:grid-cols-2">
              {swotKinds.map((kind) => <SwotQuadrant key={kind} kind={kind} entries={ofKind(kind, shown)} goals={named} start={start} readOnly={!mayChange} />)}
            </div>
          )}
        </SettledForm>
      </PageBody>
    </>
  );
}
