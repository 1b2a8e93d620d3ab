import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { Checklist } from "~/components/intake/checklist";
import { ChoiceConflicts } from "~/components/intake/choice-conflicts";
import { MoveDialog } from "~/components/intake/move-dialog";
import { OutcomePanel } from "~/components/intake/outcome-panel";
import { useIntake } from "~/components/intake/use-intake";
import { PageBody, PageHeader } from "~/components/page";
import { WishLevels } from "~/components/phases/wish-levels";
import { pageTitle } from "~/components/page-title";
import { ReadingNote } from "~/components/reading";
import { UndoLine } from "~/components/undo-line";
import type { EditConflict } from "~/domain/edit-conflict";
import { choiceSchema, wishLists } from "~/domain/intake/choices";
import { postedChoices } from "~/domain/intake/posted-choices";
import { jsonField } from "~/domain/json-field";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadIntake } from "~/services/load-intake";
import { moveWish, undoWishMove, wishMoveSchema } from "~/services/move-wish";
import { loadLevelChecks } from "~/services/phases/level-checks";
import { saveChoices } from "~/services/save-choices";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.intake.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const view = await found(loadIntake(context, params.selectionId!));
  return { ...view, levels: await found(loadLevelChecks(context, params.selectionId!, "wish")) };
}

// The page keeps what was ticked; loading the whole checklist again after every tick would only cost time.
export function shouldRevalidate({ actionStatus, currentUrl, nextUrl, formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  if (!worthLoading({ actionStatus, defaultShouldRevalidate: true })) return false;
  if (formData?.has("intent")) return true;
  return currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate;
}

const changesSchema = z.record(z.string(), choiceSchema);
const postedSchema = z.object({ choices: z.array(choiceSchema), base: jsonField(changesSchema), tick: z.string().nullable(), untick: z.string().nullable() });

/** What was done to a whole group, and the choices as they were, for undo without JavaScript. */
interface Bulk {
  selected: boolean;
  count: number;
  before: string;
}

interface Saved {
  bulk: Bulk | null;
  /** What others changed to something else since the page was loaded. */
  conflict: EditConflict | null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "move" || intent === "unmove") return moved(form, request, params.selectionId!);
  const changes = form.get("changes");
  if (changes !== null) {
    const parsed = parseForm(z.object({ changes: jsonField(changesSchema), base: jsonField(changesSchema) }), { changes, base: form.get("base") ?? "{}" });
    if (!parsed.ok) return parsed.refusal;
    return answerTo(async (): Promise<Saved> => {
      const conflict = await saveChoices(await requestContext(request), params.selectionId!, Object.values(parsed.data.changes), Object.values(parsed.data.base));
      return { bulk: null, conflict };
    });
  }
  const parsed = parseForm(postedSchema, { choices: postedChoices(form), base: form.get("base") ?? "{}", tick: form.get("tick"), untick: form.get("untick") });
  if (!parsed.ok) return parsed.refusal;
  const { choices, base, tick, untick } = parsed.data;
  const group = new Set((tick ?? untick)?.split(" "));
  const selected = tick !== null;
  return answerTo(async (): Promise<Saved> => {
    const loaded = choices.flatMap(({ item }) => base[item] ?? []);
    const conflict = await saveChoices(await requestContext(request), params.selectionId!, choices.map((choice) => (group.has(choice.item) ? { ...choice, selected } : choice)), loaded);
    const before = choices.filter((choice) => group.has(choice.item) && choice.selected !== selected);
    return { conflict, bulk: group.size > 0 ? { selected, count: before.length, before: JSON.stringify(Object.fromEntries(before.map((choice) => [choice.item, choice]))) } : null };
  });
}

/** Puts a wish on another list, or back on its own. */
async function moved(form: FormData, request: Request, selectionId: string) {
  const parsed = parseForm(z.discriminatedUnion("intent", [wishMoveSchema.extend({ intent: z.literal("move") }), z.object({ intent: z.literal("unmove"), item: z.string() })]), form);
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    if (parsed.data.intent === "move") await moveWish(context, selectionId, parsed.data);
    else await undoWishMove(context, selectionId, parsed.data.item);
  });
  if ("init" in answer) return answer;
  const search = new URL(request.url).searchParams;
  search.delete("move");
  return redirect(`/selections/${selectionId}/intake?${search}`);
}

export const clientAction = savedOrFailed;

export default function Intake() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useText();
  const selectionId = useSelection().selection.id;
  const intake = useIntake(selectionId, view);
  const levels = useMemo(() => ({ selectionId, checks: view.levels }), [selectionId, view.levels]);
  const [search] = useSearchParams();
  const moving = view.mayChange ? view.wishes.find(({ id }) => id === search.get("move")) : undefined;
  const conflict = intake.save.conflict ?? (answer?.ok ? answer.conflict : null);
  return (
    <>
      <PageHeader
        title={t("interface.intake.title")}
        lead={t("interface.intake.lead")}
        secondary={<LinkButton to="../respondents">{t("interface.respondents.title")}</LinkButton>}
        action={<LinkButton to="../requirements" look="primary" icon="arrow">{t("interface.intake.next")}</LinkButton>}
      />
      <ReadingNote />
      <AnswerProblem answer={answer} />
      {answer?.ok && !answer.conflict ? <Done bulk={answer.bulk} /> : null}
      {conflict ? (
        <div className="sticky top-2 z-20 mb-6">
          <ChoiceConflicts
            conflict={conflict} choices={intake.save.values} wishes={view.wishes} onTheirs={intake.save.settle}
            onMine={(mine) => {
              intake.save.settle();
              intake.save.change(Object.fromEntries(mine.map((choice) => [choice.item, choice])));
            }}
          />
        </div>
      ) : null}
      <PageBody
        aside={
          // Stays in sight while one ticks; the guidance scrolls within it.
          <div className="xl:sticky xl:top-6 xl:max-h-[calc(100vh-3rem)] xl:overflow-y-auto xl:[&>section]:static xl:[&>section]:max-h-none">
            <OutcomePanel outcome={intake.outcome} counts={intake.counts} moves={view.moves} mayChange={view.mayChange} />
            <GuidancePanel guidance={view.guidance} />
          </div>
        }
      >
        <WishLevels.Provider value={levels}>
          <Checklist view={view} intake={intake} />
        </WishLevels.Provider>
      </PageBody>
      {moving ? <MoveDialog wish={moving} now={wishLists.find((list) => intake.outcome[list].includes(moving)) ?? null} closeTo={`?function=${moving.function ?? "all"}`} answer={answer} /> : null}
    </>
  );
}

/** What a form without JavaScript did. */
function Done({ bulk }: { bulk: Bulk | null }) {
  const { t } = useText();
  if (!bulk) return <UndoLine>{t("interface.intake.done.saved")}</UndoLine>;
  return (
    <UndoLine fields={{ changes: bulk.before }}>
      {t(bulk.selected ? "interface.intake.done.ticked" : "interface.intake.done.unticked", { count: bulk.count })}
    </UndoLine>
  );
}
