import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { SelectField, TextField } from "~/components/field";
import { Distribution } from "~/components/library/distribution";
import { Icon } from "~/components/icons";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { answerKind, looseText } from "~/components/requirements/answer-kind";
import { UndoLine } from "~/components/undo-line";
import { leafCriteria } from "~/domain/content/pack";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadLibrary, takeOver } from "~/services/library";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.library.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const query = { search: (search.get("q") ?? "").slice(0, 200), into: search.get("into"), page: Number(search.get("page") ?? 1) || 1 };
  return { ...(await found(loadLibrary(await requestContext(request), query))), query };
}

const formSchema = z.object({ selectionId: z.string(), from: z.string(), requirement: z.string(), criterion: z.string() });

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { selectionId, from, requirement, criterion } = parsed.data;
  const answer = await answerTo(async () => takeOver(await requestContext(request), selectionId, { selection: from, requirement, criterion }));
  if ("init" in answer) return answer;
  const search = new URL(request.url).searchParams;
  search.set("done", answer.id);
  search.set("into", selectionId);
  return redirect(`/library?${search}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Library() {
  const { t } = useText();
  const { entries, found: count, page, pages, targets, into, query } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const at = (to: number) => `?${new URLSearchParams({ q: query.search, ...(into ? { into: into.id } : {}), page: String(to) })}`;
  const done = search.get("done");
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      {done && into && !answer ? <UndoLine>{t("interface.library.done", { selection: into.name })} <Link to={`/selections/${into.id}/requirements/${done}`} className="link">{t("interface.library.toRequirement")}</Link></UndoLine> : null}
      <PageHeader title={t("interface.library.title")} lead={t("interface.library.lead")} />
      <PageBody>
        <AnswerProblem answer={answer} />
        <Form method="get" className="flex flex-wrap items-end gap-3" role="search">
          <TextField name="q" type="search" label={t("interface.library.search")} defaultValue={query.search} className="grow basis-64" />
          <SelectField name="into" label={t("interface.library.into")} defaultValue={into?.id ?? ""} className="grow basis-56" options={[{ value: "", label: t("interface.library.nowhere") }, ...targets.map(({ id, name }) => ({ value: id, label: name }))]} />
          <Button type="submit">{t("interface.library.find")}</Button>
        </Form>
        {entries.length === 0 ? <EmptyState title={t("interface.library.none")}>{t("interface.library.noneText")}</EmptyState> : (
          <div>
            <p role="status" className="mb-2 text-sm text-muted">{t("interface.library.found", { count })}</p>
            <ol className="border-t border-line">{entries.map((entry) => <Entry key={entry.key} entry={entry} />)}</ol>
            {pages > 1 ? (
              <nav aria-label={t("interface.library.pages")} className="mt-4 flex flex-wrap items-center gap-4">
                {page > 1 ? <Link to={at(page - 1)} className="link">{t("interface.import.rows.earlier")}</Link> : null}
                <span className="text-muted">{t("interface.import.rows.page", { page, of: pages })}</span>
                {page < pages ? <Link to={at(page + 1)} className="link">{t("interface.import.rows.later")}</Link> : null}
              </nav>
            ) : null}
          </div>
        )}
      </PageBody>
    </main>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["entries"][number];

function Entry({ entry }: { entry: Shown }) {
  const text = useText();
  const { t, language } = text;
  const { into } = useLoaderData<typeof loader>();
  const title = looseText(language, entry.text);
  return (
    <li className="grid gap-2 border-b border-line py-4">
      <p className="font-medium">{title}</p>
      {entry.note ? <p className="text-sm text-muted">{looseText(language, entry.note)}</p> : null}
      <p className="text-sm text-muted">{answerKind(text, entry.answer)} · {t("interface.library.used", { count: entry.uses.length })}</p>
      <Distribution entries={entry.distribution} />
      <details>
        <summary className="flex items-center gap-2 text-sm text-muted hover:text-accent"><Icon name="chevron" className="turns" />{t("interface.library.where")}<span className="sr-only">: {title}</span></summary>
        <ul className="mt-2 grid gap-2 text-sm">
          {entry.uses.map((use) => (
            <li key={`${use.selection.id} ${use.requirementId}`}>
              <Link to={`/selections/${use.selection.id}/requirements/${use.requirementId}`} className="link">{use.selection.name}</Link>{use.code ? ` · ${use.code}` : ""}
              {use.why ? <span className="text-muted"> · {t(`interface.library.why.${use.why}`)}</span> : null}
              {use.answers ? <ul className="mt-1 grid gap-0.5">{use.answers.map(({ offer, label }) => <li key={offer}><span className="text-muted">{offer}:</span> {label === null ? t("interface.library.blank") : label === "…" ? t("interface.library.told") : label}</li>)}</ul> : null}
            </li>
          ))}
        </ul>
      </details>
      {into ? <TakeOver entry={entry} title={title} /> : null}
    </li>
  );
}

function TakeOver({ entry, title }: { entry: Shown; title: string }) {
  const { t, of } = useText();
  const { into } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const from = entry.uses[0]!;
  if (!into) return null;
  if (entry.there) return <p className="text-sm text-muted">{t("interface.library.there", { selection: into.name })}</p>;
  const leaves = into.criteria.flatMap((dimension) => leafCriteria([dimension]).map((leaf) => ({ value: leaf.id, label: leaf.id === dimension.id ? of(leaf.title) : `${of(dimension.title)}: ${of(leaf.title)}` })));
  return (
    <Form method="post" action={`/library?${search}`} preventScrollReset className="no-print flex flex-wrap items-end gap-3" aria-label={t("interface.library.takeOf", { requirement: title })}>
      <input type="hidden" name="selectionId" value={into.id} />
      <input type="hidden" name="from" value={from.selection.id} />
      <input type="hidden" name="requirement" value={from.requirementId} />
      <SelectField name="criterion" label={t("interface.library.under")} defaultValue={entry.proposed ?? undefined} options={leaves} />
      <Button type="submit" icon="plus">{t("interface.library.take", { selection: into.name })}</Button>
    </Form>
  );
}
