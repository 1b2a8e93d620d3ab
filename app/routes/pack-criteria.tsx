import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { SelectField, TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { UndoLine } from "~/components/undo-line";
import { idSchema, walkCriteria } from "~/domain/content/pack";
import type { Criterion } from "~/domain/content/pack";
import { withCriteria, withCriterion, withoutCriterion } from "~/domain/content/edit-pack";
import { typedNumber } from "~/domain/typed-number";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { editPack, loadPackDraft } from "~/services/own-packs";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.packs.criteria.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { pack, version } = await found(loadPackDraft(await requestContext(request), params.packId!));
  const used = new Map<string, number>();
  for (const item of pack.items) if (item.kind === "requirement") used.set(item.criterion, (used.get(item.criterion) ?? 0) + 1);
  const rows = (nodes: Criterion[], depth: number): { id: string; depth: number; title: Criterion["title"]; weight: number; requirements: number; parent: boolean }[] =>
    nodes.flatMap((node) => [{ id: node.id, depth, title: node.title, weight: node.weight, requirements: used.get(node.id) ?? 0, parent: node.children !== undefined }, ...rows(node.children ?? [], depth + 1)]);
  return { version, packTitle: pack.title, rows: rows(pack.criteria, 0) };
}

const title = z.string().trim().min(1).max(200);
const weight = z.string().transform(typedNumber).pipe(z.number().min(0).max(1000));
const rowSchema = z.object({ nl: title, en: title, weight });
const addSchema = z.object({ id: idSchema, parent: z.string(), nl: title, en: title, weight });

export async function action({ request, params }: ActionFunctionArgs) {
  const [context, packId] = [await requestContext(request), params.packId!];
  const form = await request.formData();
  const version = Number(form.get("version"));
  const [, intent = "save", which = ""] = /^(save|add|remove)(?::(.+))?$/.exec(String(form.get("intent"))) ?? [];
  const to = `/administration/packs/${packId}/criteria?done=1`;
  if (intent === "remove") {
    const answer = await answerTo(() => editPack(context, packId, version, (pack) => withoutCriterion(pack, which)));
    return "init" in answer ? answer : redirect(to);
  }
  if (intent === "add") {
    const parsed = parseForm(addSchema, form);
    if (!parsed.ok) return parsed.refusal;
    const { id, parent, nl, en, weight: value } = parsed.data;
    const answer = await answerTo(() => editPack(context, packId, version, (pack) => withCriterion(pack, { id: parent ? `${parent}.${id}` : id, parent: parent || null, title: { nl, en }, weight: value })));
    return "init" in answer ? answer : redirect(to);
  }
  const ids = form.getAll("criterion").map(String);
  const parsed = parseForm(z.record(z.string(), rowSchema), Object.fromEntries(ids.map((id) => [id, { nl: form.get(`nl.${id}`), en: form.get(`en.${id}`), weight: form.get(`weight.${id}`) }])));
  if (!parsed.ok) return parsed.refusal;
  const edits = new Map(Object.entries(parsed.data).map(([id, row]) => [id, { title: { nl: row.nl, en: row.en }, weight: row.weight }]));
  const answer = await answerTo(() => editPack(context, packId, version, (pack) => (ids.every((id) => walkCriteria(pack.criteria).some((node) => node.id === id)) ? withCriteria(pack, edits) : null)));
  return "init" in answer ? answer : redirect(to);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function PackCriteria() {
  const { t, of } = useText();
  const { packTitle, rows, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer && !answer.ok ? answer.fields : {};
  const [search] = useSearchParams();
  const columns = ["nl", "en", "weight", "requirements", "remove"] as const;
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      <p className="no-print mb-3"><Link to=".." relative="path" className="link">{of(packTitle)}</Link></p>
      {search.has("done") && !answer ? <UndoLine>{t("interface.packs.saved")}</UndoLine> : null}
      <PageHeader title={t("interface.packs.criteria.title")} lead={t("interface.packs.criteria.lead")} action={<Button type="submit" form="criteria" name="intent" value="save" look="primary">{t("interface.packs.save")}</Button>} />
      <PageBody>
        <AnswerProblem answer={answer} />
        <Form method="post" id="criteria" key={version}>
          <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">{t("interface.packs.save")}</button>
          <input type="hidden" name="version" value={version} />
          <DataTable caption={t("interface.packs.criteria.title")} hideCaption className="table-stacks">
            <thead><tr>{columns.map((column) => <th key={column} scope="col">{column === "remove" ? <span className="sr-only">{t("interface.packs.criteria.remove")}</span> : t(`interface.packs.criteria.${column}`)}</th>)}</tr></thead>
            <tbody>
              {rows.map(({ id, depth, title: name, weight: value, requirements, parent }) => (
                <tr key={id}>
                  <td data-label={t("interface.packs.criteria.nl")} style={{ paddingLeft: `${0.25 + depth * 1.25}rem` }}>
                    <input type="hidden" name="criterion" value={id} />
                    <TextField name={`nl.${id}`} lang="nl" label={t("interface.packs.criteria.nlOf", { id })} hideLabel defaultValue={name.nl} problem={problems[`${id}.nl`]} maxLength={200} />
                  </td>
                  <td data-label={t("interface.packs.criteria.en")}><TextField name={`en.${id}`} lang="en" label={t("interface.packs.criteria.enOf", { id })} hideLabel defaultValue={name.en} problem={problems[`${id}.en`]} maxLength={200} /></td>
                  <td data-label={t("interface.packs.criteria.weight")}><TextField name={`weight.${id}`} inputMode="decimal" label={t("interface.packs.criteria.weightOf", { id })} hideLabel defaultValue={value} problem={problems[`${id}.weight`]} inputClassName="max-w-20" /></td>
                  <td data-label={t("interface.packs.criteria.requirements")} data-empty={parent ? "" : undefined} className="number max-sm:text-left">{parent ? "" : requirements}</td>
                  <td>{requirements > 0 || parent ? null : <Button type="submit" name="intent" value={`remove:${id}`} formNoValidate look="quiet" aria-label={t("interface.packs.criteria.removeOf", { title: of(name) })}>{t("interface.packs.criteria.remove")}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <p className="mt-2 text-sm text-muted">{t("interface.packs.criteria.removeWhy")}</p>
        </Form>
        <Section title={t("interface.packs.criteria.add")}>
          <Form method="post" className="grid max-w-3xl items-start gap-4 sm:grid-cols-2" key={version}>
            <input type="hidden" name="version" value={version} />
            <SelectField name="parent" label={t("interface.packs.criteria.parent")} options={[{ value: "", label: t("interface.packs.criteria.top") }, ...rows.filter(({ requirements }) => requirements === 0).map(({ id, title: name, depth }) => ({ value: id, label: `${"– ".repeat(depth)}${of(name)}` }))]} />
            <TextField name="id" label={t("interface.packs.item.id")} hint={t("interface.packs.item.idHint")} problem={problems.id} required maxLength={60} />
            <TextField name="nl" lang="nl" label={t("interface.packs.criteria.nl")} problem={problems.nl} required maxLength={200} />
            <TextField name="en" lang="en" label={t("interface.packs.criteria.en")} problem={problems.en} required maxLength={200} />
            <TextField name="weight" inputMode="decimal" label={t("interface.packs.criteria.weight")} defaultValue="10" problem={problems.weight} inputClassName="max-w-20" />
            <p className="self-end"><Button type="submit" name="intent" value="add" icon="plus">{t("interface.packs.criteria.add")}</Button></p>
          </Form>
        </Section>
      </PageBody>
    </main>
  );
}
