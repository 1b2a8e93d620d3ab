import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { savedOrFailed, worthLoading } from "~/components/connection";
import { ImplementationSheet } from "~/components/implementation/implementation-sheet";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { SettledForm } from "~/components/settled-form";
import { DoneLine, UndoLine, doneQuery } from "~/components/undo-line";
import { implementationFields, implementationFormSchema, implementationLists, postedImplementation, postedImplementationFields, rolloutApproaches } from "~/domain/implementation/implementation";
import type { Implementation, ImplementationList } from "~/domain/implementation/implementation";
import { autosaved, postedLoad } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";
import { yesNoLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseAct, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { addImplementationLine, loadImplementation, saveImplementation, setImplementationLine } from "~/services/implementation";

import { useSelection } from "./use-selection";
import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.implementation.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadImplementation(await requestContext(request), params.selectionId!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const context = await requestContext(request);
  const id = params.selectionId!;
  const page = `/selections/${id}/implementation`;
  const act = parseAct(form, { add: implementationLists, remove: null, restore: null });
  if (!act.ok) return withTyped(act.refusal, form);
  const { verb, of: [which] } = act;
  if (verb === "restore") {
    const answer = await answerTo(() => setImplementationLine(context, id, which, false));
    return "init" in answer ? answer : redirect(`${page}#line-${which}`);
  }
  const parsed = parseForm(implementationFormSchema, postedImplementation(form));
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(async () => {
    const saved = await saveImplementation(context, id, postedImplementationFields(parsed.data, (name) => form.has(name)), postedLoad(form));
    if (verb === "add") return { to: `#line-${(await addImplementationLine(context, id, which as ImplementationList)).id}` };
    if (verb === "remove") await setImplementationLine(context, id, which, true);
    return { to: verb === "remove" ? `?removed=${which}` : doneQuery(saved) };
  });
  if ("init" in answer) return withTyped(answer, form);
  return form.has(autosaved) ? answer : redirect(`${page}${answer.to}`);
}

/** What the form holds, by field; what it cannot hold yet, such as half a date, stays as it was. */
function readFields(implementation: Implementation, form: FormData): Fields {
  const { rollout, trainings, checks } = postedImplementation(form);
  const lines = [trainings, checks].flatMap((of) => Object.entries(of).flatMap(([id, line]) => Object.entries(line).filter(([part]) => part !== "id").map(([part, value]) => [`${part}:${id}`, value] as const)));
  return { ...implementationFields(implementation), ...rollout, ...Object.fromEntries(lines) };
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function ImplementationPage() {
  const { t, format } = useText();
  const { implementation, ambassadors, mayChange } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  const removed = search.get("removed");
  const lines = [...implementation.trainings, ...implementation.checks];
  const nameOf = (field: string) => {
    const [part, id] = field.split(":");
    const name = t(`interface.implementation.field.${part as keyof Implementation & "pilotGroup"}`);
    if (id === undefined) return name;
    const [training, check] = [implementation.trainings.findIndex((line) => line.id === id), implementation.checks.findIndex((line) => line.id === id)];
    return `${training >= 0 ? t("interface.implementation.trainings.one", { number: training + 1 }) : t("interface.implementation.checks.one", { number: check + 1 })}: ${name}`;
  };
  const show = (_field: string, value: unknown) => {
    if (typeof value === "boolean") return yesNoLabel(t, value ? "yes" : "no");
    const approach = rolloutApproaches.find((one) => one === value);
    if (approach) return t(`interface.implementation.approach.${approach}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? format.date(String(value)) : String(value ?? "");
  };
  return (
    <>
      {removed && !lines.some(({ id }) => id === removed) ? <UndoLine fields={{ intent: `restore:${removed}` }}>{t("interface.implementation.removed")}</UndoLine> : null}
      <DoneLine answer={answer}>{t("interface.implementation.saved")}</DoneLine>
      <PageHeader title={t("interface.implementation.title")} lead={t("interface.implementation.lead")} />
      <PageBody>
        <SettledForm
          lines={lines} answer={answer} readOnly={!mayChange} fields={implementationFields(implementation)}
          read={(form) => readFields(implementation, form)} label={nameOf} show={show}
        >
          {(start, shown) => <ImplementationSheet trainings={shown.filter((line) => "group" in line)} checks={shown.filter((line) => "works" in line)} start={start} ambassadors={ambassadors} readOnly={!mayChange} base={`/selections/${selection.id}`} />}
        </SettledForm>
      </PageBody>
    </>
  );
}
