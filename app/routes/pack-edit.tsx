import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { Dialog } from "~/components/dialog";
import { SelectField, TextField } from "~/components/field";
import { LinkTabs } from "~/components/link-tabs";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { BilingualFields } from "~/components/packs/bilingual-fields";
import { ProblemList } from "~/components/packs/problem-list";
import { Tag } from "~/components/tag";
import { UndoLine } from "~/components/undo-line";
import { itemKinds } from "~/domain/content/pack";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { editPack, loadPackDraft, publishPack, removePackDraft } from "~/services/own-packs";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.packs.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { pack, ...view } = await found(loadPackDraft(await requestContext(request), params.packId!));
  const { items, criteria: _criteria, functions: _functions, sections: _sections, guidance: _guidance, sources: _sources, ...head } = pack;
  const search = new URL(request.url).searchParams;
  const counts = Object.fromEntries(itemKinds.map((kind) => [kind, items.filter((item) => item.kind === kind).length]));
  const kind = itemKinds.find((one) => one === search.get("kind")) ?? null;
  const wanted = (search.get("q") ?? "").trim().toLowerCase();
  return {
    ...view, head, counts, kind, wanted,
    items: items.filter((item) => item.kind === kind && (wanted === "" || `${item.id} ${item.text.nl} ${item.text.en}`.toLowerCase().includes(wanted))).map(({ id, text }) => ({ id, text })),
  };
}

const line = z.string().trim().min(1).max(4000);
const version = z.coerce.number().int();
const headParts = ["title", "software", "aim", "summary"] as const;
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("head"), version, ...Object.fromEntries(headParts.flatMap((part) => [[`${part}.nl`, line], [`${part}.en`, line]])) }),
  z.object({ intent: z.literal("publish"), number: z.string().trim() }),
  z.object({ intent: z.literal("remove") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data as { intent: string; version: number; number: string } & Record<string, string>;
  const [context, packId] = [await requestContext(request), params.packId!];
  const answer = await answerTo(async () => {
    if (form.intent === "publish") await publishPack(context, packId, form.number);
    else if (form.intent === "remove") await removePackDraft(context, packId);
    else await editPack(context, packId, form.version, (pack) => ({ ...pack, ...Object.fromEntries(headParts.map((part) => [part, { nl: form[`${part}.nl`]!, en: form[`${part}.en`]! }])) }));
  });
  if ("init" in answer) return answer;
  return redirect(form.intent === "head" ? `/administration/packs/${packId}?done=saved` : `/administration/packs${form.intent === "remove" ? "?removed=1" : ""}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function PackEdit() {
  const { t, of } = useText();
  const { head, problems, kind, counts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const kinds = itemKinds.filter((one) => (counts[one] ?? 0) > 0 || one === kind);
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      <p className="no-print mb-3"><Link to="/administration/packs" className="link">{t("interface.packs.back")}</Link></p>
      {search.has("done") && !answer ? <UndoLine>{t(search.get("done") === "removed" ? "interface.packs.item.removed" : "interface.packs.saved")}</UndoLine> : null}
      <PageHeader
        title={of(head.title)} lead={t("interface.packs.draftLead")}
        secondary={<><LinkButton to="headings">{t("interface.packs.headings.title")}</LinkButton><LinkButton to="criteria">{t("interface.packs.criteria.title")}</LinkButton><DownloadButton href={`/administration/packs/${head.id}.zip`}>{t("interface.packs.export")}</DownloadButton></>}
        action={<LinkButton to="?confirm=publish" look="primary" preventScrollReset>{t("interface.packs.publish.link")}</LinkButton>}
      >
        <p className="mt-2"><Tag tone="accent">{t("interface.packs.draft")}</Tag></p>
      </PageHeader>
      <PageBody>
        <AnswerProblem answer={answer} />
        <ProblemList problems={problems} title={t("interface.packs.problemsTitle", { count: problems.length })} itemsAt="items" />
        <Section title={t("interface.packs.items")} action={<NewItem />}>
          <LinkTabs label={t("interface.packs.kinds")} tabs={kinds.map((one) => ({ to: `?kind=${one}`, current: one === kind, title: t(`interface.packs.kind.${one}`), count: counts[one] }))} />
          {kind ? <Items /> : <p className="mt-3 text-muted">{t("interface.packs.chooseKind")}</p>}
        </Section>
        <Head />
        <Section title={t("interface.packs.remove.title")} lead={t("interface.packs.remove.lead")}>
          <LinkButton to="?confirm=remove" look="danger" preventScrollReset>{t("interface.packs.remove.link")}</LinkButton>
        </Section>
      </PageBody>
      <Confirm />
    </main>
  );
}

function NewItem() {
  const { t } = useText();
  const { kind } = useLoaderData<typeof loader>();
  return (
    <Form method="get" action="items/new" className="flex flex-wrap items-end gap-2">
      <SelectField name="kind" label={t("interface.packs.item.kind")} hideLabel defaultValue={kind ?? "wish"} options={itemKinds.map((one) => ({ value: one, label: t(`interface.packs.kind.${one}`) }))} />
      <Button type="submit" icon="plus">{t("interface.packs.item.add")}</Button>
    </Form>
  );
}

function Items() {
  const { t, of } = useText();
  const { items, kind, wanted } = useLoaderData<typeof loader>();
  return (
    <div className="mt-4 grid gap-4">
      <Form method="get" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="kind" value={kind!} />
        <TextField name="q" type="search" label={t("interface.packs.find")} hideLabel placeholder={t("interface.packs.find")} defaultValue={wanted} />
        <Button type="submit">{t("interface.packs.findDo")}</Button>
      </Form>
      {items.length === 0 ? <EmptyState title={t("interface.packs.noItems")} /> : (
        <DataTable caption={t(`interface.packs.kind.${kind!}`)} hideCaption>
          <thead><tr><th scope="col">{t("interface.packs.item.text")}</th><th scope="col">{t("interface.packs.item.id")}</th></tr></thead>
          <tbody>{items.map(({ id, text }) => <tr key={id}><th scope="row" className="font-normal"><Link to={`items/${id}`} className="underline-offset-4 hover:text-accent hover:underline">{of(text)}</Link></th><td className="text-sm break-all text-muted">{id}</td></tr>)}</tbody>
        </DataTable>
      )}
    </div>
  );
}

function Head() {
  const { t } = useText();
  const { head, version: loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer && !answer.ok ? answer.fields : {};
  const values = Object.fromEntries(headParts.flatMap((part) => (["nl", "en"] as const).map((language) => [`${part}.${language}`, head[part][language]])));
  return (
    <Section title={t("interface.packs.head.title")} lead={t("interface.packs.head.lead")}>
      <Form method="post" className="grid gap-5" key={loaded}>
        <input type="hidden" name="version" value={loaded} />
        {headParts.map((part) => <BilingualFields key={part} name={part} label={t(`interface.packs.headPart.${part}`)} values={values} problems={problems} rows={part === "summary" ? 3 : 1} />)}
        <p><Button type="submit" name="intent" value="head">{t("interface.packs.save")}</Button></p>
      </Form>
    </Section>
  );
}

function Confirm() {
  const { t } = useText();
  const { problems, published, nextVersion } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const answer = useActionData<typeof action>();
  if (search.get("confirm") === "remove") {
    return (
      <Dialog title={t("interface.packs.remove.title")} closeTo="." actions={<Form method="post"><Button type="submit" name="intent" value="remove" look="danger">{t("interface.packs.remove.link")}</Button></Form>}>
        <p>{t("interface.packs.remove.lead")}</p>
      </Dialog>
    );
  }
  if (search.get("confirm") !== "publish") return null;
  const blocked = problems.length > 0;
  return (
    <Dialog title={t("interface.packs.publish.title")} closeTo="." actions={blocked ? null : <Button type="submit" form="publish" look="primary">{t("interface.packs.publish.do")}</Button>}>
      <AnswerProblem answer={answer} />
      {blocked ? <p>{t("interface.packs.publish.blocked", { count: problems.length })}</p> : (
        <Form method="post" id="publish" className="grid gap-3">
          <input type="hidden" name="intent" value="publish" />
          <p>{t("interface.packs.publish.text")}</p>
          <TextField name="number" label={t("interface.packs.publish.version")} hint={published.length > 0 ? t("interface.packs.publish.earlier", { versions: published.join(", ") }) : undefined} defaultValue={nextVersion} required maxLength={14} inputClassName="max-w-32" />
        </Form>
      )}
    </Dialog>
  );
}
