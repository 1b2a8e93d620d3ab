import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { RadioGroup } from "~/components/choice";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { Dialog } from "~/components/dialog";
import { Checkbox, SelectField, TextField } from "~/components/field";
import { PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { BilingualFields } from "~/components/packs/bilingual-fields";
import { AnswerFields } from "~/components/requirements/answer-fields";
import { itemIdOf, withEmphasis, withItem, withoutItem } from "~/domain/content/edit-pack";
import { askSchema, itemKinds, leafCriteria, packItemSchema, walkCriteria, workPlaces } from "~/domain/content/pack";
import type { ContentPack, ItemKind } from "~/domain/content/pack";
import { emphasisName, fieldsOfItem, headingPlaces, keepsAnswer, phaseKinds, placeOf, postedEmphasis, postedItem, workPlaceName, workedKinds } from "~/domain/content/posted-item";
import type { FieldProblems } from "~/domain/form-answer";
import { pointRows } from "~/domain/requirements/posted-requirement";
import { useText } from "~/i18n/text-context";
import { answerTo, found, notFound, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { editPack, loadPackDraft } from "~/services/own-packs";

import { withPosted } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.packs.title");

const kindOf = (name: string | null): ItemKind | null => itemKinds.find((kind) => kind === name) ?? null;

function placesFor(pack: ContentPack, kind: ItemKind) {
  const place = placeOf(kind);
  return place ? headingPlaces(place === "function" ? pack.functions : pack.sections) : [];
}

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { pack, version } = await found(loadPackDraft(await requestContext(request), params.packId!));
  const isNew = params.itemId === "new";
  const item = pack.items.find(({ id }) => id === params.itemId) ?? null;
  const kind = item?.kind ?? (isNew ? kindOf(new URL(request.url).searchParams.get("kind")) : null);
  if (!kind) notFound();
  return {
    version, kind, isNew, packTitle: pack.title, id: item?.id ?? itemIdOf(pack, kind), fields: item ? fieldsOfItem(item) : {}, keepsAnswer: keepsAnswer(item, pointRows),
    places: placesFor(pack, kind),
    criteria: kind === "requirement" ? pack.criteria : [],
    // What a class of software asks of the weights.
    emphasis: kind === "class" ? walkCriteria(pack.criteria).map(({ id, title, weight }) => ({ id, title, weight, asked: item ? (pack.emphasis?.[item.id]?.[id] ?? null) : null })) : [],
    // What a requirement can be made from.
    sources: kind === "requirement" ? pack.items.filter((one) => one.kind !== "requirement").map(({ id, text, kind: sourceKind }) => ({ id, text, kind: sourceKind })) : [],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [context, packId] = [await requestContext(request), params.packId!];
  const form = await request.formData();
  const version = Number(form.get("version"));
  const at = `/administration/packs/${packId}`;
  if (form.get("intent") === "remove") {
    const answer = await answerTo(() => editPack(context, packId, version, (pack) => withoutItem(pack, params.itemId!)));
    return "init" in answer ? withPosted(answer, form) : redirect(`${at}?kind=${String(form.get("kind"))}&done=removed`);
  }
  const isNew = params.itemId === "new";
  const view = await found(loadPackDraft(context, packId));
  const before = view.pack.items.find(({ id }) => id === params.itemId) ?? null;
  const kind = before?.kind ?? kindOf(String(form.get("kind")));
  if (!kind) notFound();
  const parsed = parseForm(packItemSchema, postedItem(form, isNew ? String(form.get("id") ?? "").trim() : params.itemId!, kind, before));
  if (!parsed.ok) return withPosted(parsed.refusal, form);
  const weights = parseForm(z.record(z.string(), z.number().min(0).max(1000)), kind === "class" ? postedEmphasis(form) : {});
  if (!weights.ok) return withPosted(namedAs(weights.refusal, emphasisName), form);
  const answer = await answerTo(() => editPack(context, packId, version, (pack) => {
    const changed = withItem(pack, parsed.data, isNew ? null : params.itemId!);
    return changed && kind === "class" ? withEmphasis(changed, parsed.data.id, weights.data) : changed;
  }));
  return "init" in answer ? withPosted(answer, form) : redirect(`${at}?kind=${kind}&done=saved`);
}

/** A refusal with its problems under the names that the fields have in the form. */
function namedAs<R extends { data: { fields: FieldProblems } }>(refusal: R, name: (field: string) => string): R {
  return { ...refusal, data: { ...refusal.data, fields: Object.fromEntries(Object.entries(refusal.data.fields).map(([field, problem]) => [name(field), problem])) } };
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function PackItemPage() {
  const { t, of } = useText();
  const view = useLoaderData<typeof loader>();
  const { version, kind, isNew, packTitle, id, places } = view;
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const posted: Record<string, string> = answer?.posted ?? view.fields;
  const problems = answer?.fields ?? {};
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      <p className="no-print mb-3"><Link to={`../..?kind=${kind}`} relative="path" className="link">{of(packTitle)}</Link></p>
      <PageHeader
        title={t(isNew ? "interface.packs.item.newTitle" : "interface.packs.item.title", { kind: t(`interface.packs.kind.${kind}`) })}
        secondary={isNew ? null : <LinkButton to="?confirm=remove" look="danger" preventScrollReset>{t("interface.packs.item.remove")}</LinkButton>}
        action={<Button type="submit" form="item" look="primary">{t("interface.packs.save")}</Button>}
      />
      <Form method="post" id="item" className="group grid max-w-3xl gap-section" key={version}>
        <AnswerProblem answer={answer} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="kind" value={kind} />
        <Section title={t("interface.packs.item.texts")}>
          <div className="grid gap-5">
            {kind === "phase" || posted["title.nl"] ? <BilingualFields name="title" label={t("interface.packs.item.heading")} values={posted} problems={problems} rows={1} required={kind === "phase"} /> : null}
            <BilingualFields name="text" label={t("interface.packs.item.text")} values={posted} problems={problems} />
            <BilingualFields name="note" label={t("interface.packs.item.note")} values={posted} problems={problems} required={false} />
          </div>
        </Section>
        <Section title={t("interface.packs.item.place")}>
          <div className="grid max-w-xl gap-5">
            <TextField name="id" label={t("interface.packs.item.id")} hint={t("interface.packs.item.idHint")} defaultValue={posted.id ?? id} problem={problems.id} readOnly={!isNew} required maxLength={120} />
            {places.length > 0 ? (
              <SelectField name="place" label={t("interface.packs.item.under")} defaultValue={posted.place ?? ""} problem={problems.function ?? problems.section} options={[{ value: "", label: t("interface.packs.item.nowhere") }, ...places.map(({ value, titles }) => ({ value, label: titles.map(of).join(": ") }))]} />
            ) : null}
            {phaseKinds.includes(kind) ? <TextField name="phase" type="number" min={1} label={t("interface.packs.item.phase")} defaultValue={posted.phase ?? ""} problem={problems.phase} inputClassName="max-w-24" /> : null}
            {kind === "requirement" ? <RequirementPlace posted={posted} problems={problems} /> : null}
          </div>
        </Section>
        {workedKinds.includes(kind) ? (
          <Section title={t("interface.packs.item.work")} lead={t("interface.packs.item.workLead")}>
            <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
              {workPlaces.map((place) => <Checkbox key={place} name={workPlaceName(place)} defaultChecked={workPlaceName(place) in posted} label={t(`interface.phases.place.${place}`)} />)}
            </div>
          </Section>
        ) : null}
        {kind === "class" ? <Emphasis posted={posted} problems={problems} /> : null}
        {kind !== "requirement" ? null : view.keepsAnswer ? <input type="hidden" name="keepAnswer" value="1" /> : <Section title={t("interface.requirements.new.type")}><AnswerFields posted={posted} problems={problems} /></Section>}
      </Form>
      {search.get("confirm") === "remove" && !isNew ? (
        <Dialog
          title={t("interface.packs.item.removeTitle")} closeTo="."
          actions={<Form method="post"><input type="hidden" name="version" value={version} /><input type="hidden" name="kind" value={kind} /><Button type="submit" name="intent" value="remove" look="danger">{t("interface.packs.item.remove")}</Button></Form>}
        >
          <p>{t("interface.packs.item.removeText")}</p>
          <p className="text-muted">{posted["text.nl"]}</p>
        </Dialog>
      ) : null}
    </main>
  );
}

/** The weights that a class of software asks for. */
function Emphasis({ posted, problems }: { posted: Record<string, string>; problems: FieldProblems }) {
  const { t, of } = useText();
  const { emphasis } = useLoaderData<typeof loader>();
  return (
    <Section title={t("interface.packs.item.emphasis")} lead={t("interface.packs.item.emphasisLead")}>
      <DataTable caption={t("interface.packs.item.emphasis")} hideCaption className="table-stacks">
        <thead><tr>{(["criterion", "own", "asked"] as const).map((column) => <th key={column} scope="col" className={column === "own" ? "number" : undefined}>{t(`interface.packs.item.emphasisColumn.${column}`)}</th>)}</tr></thead>
        <tbody>
          {emphasis.map(({ id, title, weight, asked }) => (
            <tr key={id}>
              <th scope="row" className="font-normal" style={{ paddingLeft: `${0.25 + (id.split(".").length - 1) * 1.25}rem` }}>{of(title)}</th>
              <td className="number max-sm:text-left" data-label={t("interface.packs.item.emphasisColumn.own")}>{weight}</td>
              <td data-label={t("interface.packs.item.emphasisColumn.asked")}><TextField name={emphasisName(id)} inputMode="decimal" label={t("interface.packs.item.emphasisOf", { criterion: of(title) })} hideLabel defaultValue={posted[emphasisName(id)] ?? asked ?? ""} problem={problems[emphasisName(id)]} inputClassName="max-w-20" autoComplete="off" /></td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

/** Where a requirement stands, what it was made from, and when it is asked. */
function RequirementPlace({ posted, problems }: { posted: Record<string, string>; problems: Record<string, never> | Parameters<typeof BilingualFields>[0]["problems"] }) {
  const { t, of } = useText();
  const { criteria, sources } = useLoaderData<typeof loader>();
  const ask = askSchema.options;
  return (
    <>
      <SelectField
        name="criterion" label={t("interface.requirements.edit.criterion")} defaultValue={posted.criterion ?? ""} problem={problems.criterion}
        options={criteria.flatMap((dimension) => leafCriteria([dimension]).map((leaf) => ({ value: leaf.id, label: leaf.id === dimension.id ? of(leaf.title) : `${of(dimension.title)}: ${of(leaf.title)}` })))}
      />
      <SelectField
        name="source" label={t("interface.packs.item.source")} hint={t("interface.packs.item.sourceHint")} defaultValue={posted.source ?? ""}
        options={[{ value: "", label: t("interface.packs.item.noSource") }, ...sources.map(({ id, text, kind }) => ({ value: id, label: `${t(`interface.packs.kind.${kind}`)}: ${of(text).slice(0, 120)}` }))]}
      />
      <RadioGroup name="ask" legend={t("interface.packs.item.ask")} defaultValue={ask.find((one) => one === posted.ask) ?? "default"} options={ask.map((value) => ({ value, label: t(`interface.packs.ask.${value}`) }))} />
      <TextField name="weight" label={t("interface.requirements.edit.weight")} hint={t("interface.packs.item.weightHint")} inputMode="decimal" defaultValue={posted.weight ?? "1"} problem={problems.weight} inputClassName="max-w-28" />
      <Checkbox name="mandatory" label={t("interface.requirements.edit.mandatory")} defaultChecked={"mandatory" in posted} />
    </>
  );
}
