import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { ColumnStep } from "~/components/import/column-step";
import { GroupStep } from "~/components/import/group-step";
import { RowStep } from "~/components/import/row-step";
import { SheetStep } from "~/components/import/sheet-step";
import { LinkTabs } from "~/components/link-tabs";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { UndoLine } from "~/components/undo-line";
import { leafCriteria } from "~/domain/content/pack";
import { groupsToPlace } from "~/domain/import/plan";
import { withColumns, withGroups, withRows, withSheets } from "~/domain/import/posted-settings";
import { columnChoices, headOf, rowFilters, shownRows } from "~/domain/import/shown";
import { refusalMessage } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { importRequirements, loadImport, settleImport, undoImport } from "~/services/import-requirements";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.import.title");

const steps = ["sheets", "columns", "groups", "rows"] as const;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const view = await found(loadImport(await requestContext(request), params.selectionId!, params.importId!));
  const { settings, table, plan, criteria } = view;
  const search = new URL(request.url).searchParams;
  const filter = rowFilters.find((one) => one === search.get("filter")) ?? "all";
  const sheets = settings.sheets.flatMap((sheet, index) => {
    const from = table.find(({ name }) => name === sheet.name);
    return from ? [{ sheet, from, index }] : [];
  });
  const titles = new Map(criteria.flatMap((dimension) => leafCriteria([dimension]).map((leaf) => [leaf.id, { dimension: dimension.title, leaf: leaf.title }] as const)));
  return {
    import: view.import, imported: view.imported, criteria, toPlace: groupsToPlace(plan).length,
    settings: { answer: settings.answer, mustExcludes: settings.mustExcludes, threshold: settings.threshold },
    sheets: sheets.map(({ sheet: { name, use, headerTop, headerBottom }, from }) => ({ name, use, headerTop, headerBottom, visible: from.visible, rows: from.rows.length, head: headOf(from) })),
    columns: sheets.filter(({ sheet }) => sheet.use).map(({ sheet, from, index }) => ({ index, name: sheet.name, language: sheet.language ?? settings.language, chosen: sheet.columns, columns: columnChoices(from, sheet) })),
    groups: plan.groups,
    rows: { ...shownRows(plan, filter, Number(search.get("page") ?? 1) || 1), filter, known: view.known },
    places: Object.fromEntries(plan.groups.flatMap(({ key, criterion }) => (criterion !== null && titles.has(criterion) ? [[key, titles.get(criterion)!.leaf]] : []))),
  };
}

/** What a button does; that of another page of rows says which: "rows:alike:2". */
const intentSchema = z.object({ intent: z.string().regex(/^(?:sheets|columns|groups|import|undo|rows(?::[a-z]+:\d{1,6})?)$/) });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseForm(intentSchema, form);
  if (!parsed.ok) return parsed.refusal;
  const [intent, filter = "all", page = "1"] = parsed.data.intent.split(":") as [(typeof steps)[number] | "import" | "undo", string?, string?];
  const context = await requestContext(request);
  const [selectionId, importId] = [params.selectionId!, params.importId!];
  const here = `/selections/${selectionId}/requirements/import/${importId}`;
  const answer = await answerTo(async () => {
    switch (intent) {
      case "undo": {
        const { removed, kept } = await undoImport(context, selectionId, importId);
        return { to: `${here}?step=rows&undone=${removed}&kept=${kept}` };
      }
      case "import":
        await settleImport(context, selectionId, importId, (settings) => withRows(form, settings));
        await importRequirements(context, selectionId, importId);
        return { to: `${here}?done=1` };
      case "sheets": {
        const view = await loadImport(context, selectionId, importId);
        await settleImport(context, selectionId, importId, (settings) => withSheets(form, settings, view?.table ?? []));
        return { to: `${here}?step=columns` };
      }
      case "columns":
        await settleImport(context, selectionId, importId, (settings) => withColumns(form, settings));
        return { to: `${here}?step=groups` };
      case "groups":
        await settleImport(context, selectionId, importId, (settings) => withGroups(form, settings));
        return { to: `${here}?step=rows` };
      case "rows":
        await settleImport(context, selectionId, importId, (settings) => withRows(form, settings));
        return { to: `${here}?step=rows&filter=${filter}&page=${page}` };
    }
  });
  return "init" in answer ? answer : redirect(answer.to);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RequirementImport() {
  const { t, of } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const { state, fileName, refusal } = view.import;
  const step = steps.find((one) => one === search.get("step")) ?? (state === "imported" ? "rows" : "sheets");
  const places = Object.fromEntries(Object.entries(view.places).map(([key, title]) => [key, of(title)]));
  const counts = { sheets: view.columns.length, columns: null, groups: view.groups.length, rows: view.rows.counts.all };
  return (
    <>
      <p className="no-print mb-3"><Link to=".." relative="path" className="link">{t("interface.import.back")}</Link></p>
      {search.has("undone") ? <UndoLine>{t("interface.import.undone", { removed: search.get("undone")!, kept: search.get("kept") ?? "0" })}</UndoLine> : null}
      <PageHeader title={fileName} lead={t("interface.import.step", { step: t(`interface.import.steps.${step}`) })} />
      <PageBody>
        <AnswerProblem answer={answer} />
        {state === "imported" ? <Imported count={view.imported} /> : null}
        {refusal ? <Callout kind="problem" title={t("interface.import.refused")}>{refusalMessage(t, refusal, "list")}</Callout> : (
          <>
            <LinkTabs label={t("interface.import.stepsLabel")} tabs={steps.map((one, index) => ({ to: `?step=${one}`, current: one === step, title: `${index + 1}. ${t(`interface.import.steps.${one}`)}`, count: counts[one] ?? undefined }))} />
            {step === "rows" && view.toPlace > 0 ? <Callout kind="warning" title={t("interface.import.groups.open", { count: view.toPlace })}><Link to="?step=groups" className="link">{t("interface.import.groups.toOpen")}</Link></Callout> : null}
            {step === "sheets" ? <SheetStep sheets={view.sheets} pending={pending} /> : null}
            {step === "columns" ? <ColumnStep sheets={view.columns} settings={view.settings} pending={pending} /> : null}
            {step === "groups" ? <GroupStep groups={view.groups} criteria={view.criteria} pending={pending} /> : null}
            {step === "rows" ? <RowStep view={{ ...view.rows, places }} pending={pending} readOnly={state === "imported"} /> : null}
          </>
        )}
      </PageBody>
    </>
  );
}

function Imported({ count }: { count: number }) {
  const { t } = useText();
  return (
    <Callout kind="success" title={t("interface.import.imported", { count })} live>
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton to="../.." relative="path">{t("interface.import.toRequirements")}</LinkButton>
        <Form method="post"><Button type="submit" name="intent" value="undo" icon="undo">{t("interface.import.undo")}</Button></Form>
      </div>
      <p className="mt-2 text-sm text-muted">{t("interface.import.undoText")}</p>
    </Callout>
  );
}
