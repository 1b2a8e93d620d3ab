import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { RequirementList } from "~/components/requirements/requirement-list";
import { ValueMany } from "~/components/requirements/value-many";
import { ReadingNote, ToChange } from "~/components/reading";
import { UndoLine } from "~/components/undo-line";
import { useSavedValues } from "~/components/use-saved-values";
import { jsonField } from "~/domain/json-field";
import { valuedBySchema } from "~/domain/requirements/requirement";
import type { ValuedBy } from "~/domain/requirements/requirement";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { putBackValuedBy, setAsked, setValuedBy } from "~/services/change-requirements";
import { requestContext } from "~/services/context.server";
import { loadRequirements } from "~/services/load-requirements";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.requirements.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadRequirements(await requestContext(request), params.selectionId!));
}

const changesSchema = z.object({ changes: jsonField(z.record(z.string(), z.boolean())) });

/** What was done to a whole group, and what was asked before, for undo without JavaScript. */
interface Bulk {
  asked: boolean;
  count: number;
  before: string;
}

const valueSchema = z.object({ criterion: z.string().max(200), valuedBy: valuedBySchema });
const valueBackSchema = z.object({ valuedBy: valuedBySchema, before: jsonField(z.record(z.string(), valuedBySchema)) });

/** Who judges the answers was set for many at once, or put back. */
type Valued = { by: ValuedBy; count: number; left: number; before: string } | { back: number };

/** What the forms of this page did; both null where ticks were saved. */
interface DoneHere {
  bulk: Bulk | null;
  valued: Valued | null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("intent") === "value") {
    const parsed = parseForm(valueSchema, form);
    if (!parsed.ok) return parsed.refusal;
    const { criterion, valuedBy } = parsed.data;
    return answerTo(async (): Promise<DoneHere> => {
      const { before, left } = await setValuedBy(await requestContext(request), params.selectionId!, { criterion: criterion === "" ? null : criterion, valuedBy });
      return { bulk: null, valued: { by: valuedBy, count: Object.keys(before).length, left, before: JSON.stringify(before) } };
    });
  }
  if (form.get("intent") === "value-back") {
    const parsed = parseForm(valueBackSchema, form);
    if (!parsed.ok) return parsed.refusal;
    return answerTo(async (): Promise<DoneHere> => ({ bulk: null, valued: { back: await putBackValuedBy(await requestContext(request), params.selectionId!, parsed.data) } }));
  }
  const posted = form.has("changes") ? { changes: form.get("changes") } : { changes: JSON.stringify(askedOf(form)) };
  const parsed = parseForm(changesSchema, posted);
  if (!parsed.ok) return parsed.refusal;
  const { changes } = parsed.data;
  const group = String(form.get("ask") ?? form.get("leave") ?? "").split(" ").filter(Boolean);
  const ask = form.has("ask");
  const before = Object.fromEntries(group.filter((id) => changes[id] === !ask).map((id) => [id, !ask]));
  const asked = Object.entries({ ...changes, ...Object.fromEntries(group.map((id) => [id, ask])) });
  return answerTo(async (): Promise<DoneHere> => {
    for (const value of [true, false]) {
      await setAsked(await requestContext(request), params.selectionId!, asked.filter(([, wanted]) => wanted === value).map(([id]) => id), value);
    }
    return { bulk: group.length > 0 ? { asked: ask, count: Object.keys(before).length, before: JSON.stringify(before) } : null, valued: null };
  });
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

/** What a plain form says of the rows that it showed. */
function askedOf(form: FormData): Record<string, boolean> {
  return Object.fromEntries(form.getAll("item").map((item) => [String(item), form.has(`asked.${String(item)}`)]));
}

export default function Requirements() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useText();
  const [search] = useSearchParams();
  const { selection } = useSelection();
  const save = useSavedValues<boolean>(`requirements-${selection.id}`, Object.fromEntries(view.requirements.map(({ id, asked }) => [id, asked])), () => false);
  const done = search.get("done");
  return (
    <>
      <PageHeader
        title={t("interface.requirements.title")}
        lead={t("interface.requirements.lead")}
        secondary={
          <>
            <LinkButton to="origins">{t("interface.origins.link")}</LinkButton>
            <ToChange>
              <LinkButton to={`/library?into=${selection.id}`}>{t("interface.library.link")}</LinkButton>
              <LinkButton to="import" icon="upload">{t("interface.import.link")}</LinkButton>
              <LinkButton to="new" icon="plus">{t("interface.requirements.add")}</LinkButton>
            </ToChange>
          </>
        }
        action={<LinkButton to="../weights" look="primary" icon="arrow">{t("interface.requirements.next")}</LinkButton>}
      />
      <ReadingNote />
      <AnswerProblem answer={answer} />
      {answer?.ok ? <Done bulk={answer.bulk} valued={answer.valued} /> : null}
      {!answer && done === "saved" ? <UndoLine>{t("interface.requirements.done.saved")}</UndoLine> : null}
      {!answer && done === "removed" ? <UndoLine>{t("interface.requirements.done.removed")}</UndoLine> : null}
      {view.published ? <div className="mb-6"><Callout>{t("interface.requirements.published")}</Callout></div> : null}
      <PageBody aside={<GuidancePanel guidance={view.guidance} />}>
        <ToChange><ValueMany requirements={view.requirements} criteria={view.criteria} /></ToChange>
        <RequirementList view={view} save={save} />
      </PageBody>
    </>
  );
}

/** What was done with a form without JavaScript, or to many at once. */
function Done({ bulk, valued }: DoneHere) {
  const { t } = useText();
  if (valued && "back" in valued) return <UndoLine>{t("interface.marking.many.back", { count: valued.back })}</UndoLine>;
  if (valued) {
    return (
      <UndoLine fields={valued.count > 0 ? { intent: "value-back", valuedBy: valued.by, before: valued.before } : undefined}>
        {t("interface.marking.many.done", { count: valued.count, by: t(`interface.marking.by.${valued.by}`) })}
        {valued.left > 0 ? ` ${t("interface.marking.many.left", { count: valued.left })}` : null}
      </UndoLine>
    );
  }
  if (!bulk) return <UndoLine>{t("interface.requirements.done.saved")}</UndoLine>;
  return (
    <UndoLine fields={{ changes: bulk.before }}>
      {t(bulk.asked ? "interface.requirements.done.asked" : "interface.requirements.done.left", { count: bulk.count })}
    </UndoLine>
  );
}
