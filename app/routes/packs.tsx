import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, DownloadButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { SelectField, TextField } from "~/components/field";
import { FileDrop } from "~/components/file-drop";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { ProblemList } from "~/components/packs/problem-list";
import { Tag } from "~/components/tag";
import { UndoLine } from "~/components/undo-line";
import type { PackProblem } from "~/domain/content/check-pack";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { copyPack, importPack, loadPacks, reopenPack } from "~/services/own-packs";
import { uploadedFiles } from "~/services/uploaded-files.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.packs.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return found(loadPacks(await requestContext(request)));
}

const text = z.string().trim().min(1).max(200);
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("copy"), packId: z.string(), nl: text, en: text }),
  z.object({ intent: z.literal("reopen"), packId: z.string() }),
]);

type Answer = FormAnswer & { file?: { why: "no-zip" | "too-large" | "no-json" | "problems"; problems: PackProblem[] } };

export async function action({ request }: ActionFunctionArgs) {
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) return receive(request);
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const context = await requestContext(request);
  const answer = await answerTo(async () => {
    if (form.intent === "copy") return copyPack(context, form.packId, { nl: form.nl, en: form.en });
    await reopenPack(context, form.packId);
    return { id: form.packId };
  });
  return "init" in answer ? answer : redirect(`/administration/packs/${answer.id}`);
}

async function receive(request: Request) {
  const context = await requestContext(request);
  const sent = await uploadedFiles(request, "file");
  if (!sent.ok) return data<Answer>({ ok: false, problem: { code: `pack-${sent.why}`, values: {} }, fields: {} }, { status: 422 });
  const answer = await answerTo(async () => ({ made: await importPack(context, sent.files[0]!.bytes) }));
  if ("init" in answer) return answer;
  if ("id" in answer.made) return redirect(`/administration/packs/${answer.made.id}`);
  const { why, problems } = answer.made;
  return data<Answer>({ ok: false, problem: null, fields: {}, file: { why, problems } }, { status: 422 });
}

export default function Packs() {
  const { t, of } = useText();
  const { builtIn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const [search] = useSearchParams();
  const refused = answer && !answer.ok ? answer : undefined;
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      {search.has("removed") ? <UndoLine>{t("interface.packs.removed")}</UndoLine> : null}
      <PageHeader title={t("interface.packs.title")} lead={t("interface.packs.lead")} />
      <PageBody>
        {refused?.file ? <ImportRefused file={refused.file} /> : <AnswerProblem answer={answer} />}
        <OwnPacks />
        <Section title={t("interface.packs.builtIn")} lead={t("interface.packs.builtInLead")}>
          <ul className="-mt-3">
            {builtIn.map(({ id, version, title, summary, counts }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-row">
                <div className="min-w-0 grow basis-80">
                  <p className="font-medium">{of(title)}</p>
                  <p className="text-sm text-muted">{of(summary)} {t("interface.home.create.counts", counts)} · {t("interface.home.create.version", { version })}</p>
                </div>
                <DownloadButton href={`/administration/packs/${id}.zip`}>{t("interface.packs.export")}<span className="sr-only">: {of(title)}</span></DownloadButton>
              </li>
            ))}
          </ul>
        </Section>
        <CopyForm problems={refused?.fields ?? {}} />
        <ImportForm />
      </PageBody>
    </main>
  );
}

function ImportRefused({ file }: { file: NonNullable<Answer["file"]> }) {
  const { t } = useText();
  if (file.why === "problems") return <ProblemList problems={file.problems} title={t("interface.packs.import.problems")} />;
  return <Callout kind="problem" live>{t(`interface.packs.import.${file.why}`)}</Callout>;
}

function OwnPacks() {
  const { t, of, format } = useText();
  const { own } = useLoaderData<typeof loader>();
  const columns = ["title", "draft", "versions", "do"] as const;
  return (
    <Section title={t("interface.packs.own")}>
      {own.length === 0 ? <EmptyState title={t("interface.packs.none")}>{t("interface.packs.noneText")}</EmptyState> : (
        <DataTable caption={t("interface.packs.own")} hideCaption className="table-stacks">
          <thead><tr>{columns.map((column) => <th key={column} scope="col">{column === "do" ? <span className="sr-only">{t("interface.packs.column.do")}</span> : t(`interface.packs.column.${column}`)}</th>)}</tr></thead>
          <tbody>
            {own.map(({ id, title, draft, versions, counts }) => (
              <tr key={id}>
                <th scope="row">{of(title)}<span className="block text-sm font-normal text-muted">{t("interface.home.create.counts", counts)}</span></th>
                <td data-label={t("interface.packs.column.draft")}>
                  {draft ? (
                    <>
                      <Link to={id} className="link">{t("interface.packs.edit")}<span className="sr-only">: {of(title)}</span></Link>
                      <span className="block text-sm text-muted">{draft.changedBy} · {format.instant(draft.changedAt)}</span>
                      {draft.problems > 0 ? <Tag tone="warning">{t("interface.packs.problems", { count: draft.problems })}</Tag> : null}
                    </>
                  ) : (
                    <Form method="post"><input type="hidden" name="packId" value={id} /><Button type="submit" name="intent" value="reopen">{t("interface.packs.reopen")}<span className="sr-only">: {of(title)}</span></Button></Form>
                  )}
                </td>
                <td data-label={t("interface.packs.column.versions")}>
                  {versions.length === 0 ? <span className="text-muted">{t("interface.packs.noVersion")}</span> : (
                    <ul>{[...versions].reverse().map(({ version, publishedAt, by }) => <li key={version}>{version} <span className="text-sm text-muted">{format.date(publishedAt)} · {by}</span></li>)}</ul>
                  )}
                </td>
                <td><DownloadButton href={`/administration/packs/${id}.zip`}>{t("interface.packs.export")}<span className="sr-only">: {of(title)}</span></DownloadButton></td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}

function CopyForm({ problems }: { problems: Extract<FormAnswer, { ok: false }>["fields"] }) {
  const { t, of } = useText();
  const { builtIn, own } = useLoaderData<typeof loader>();
  const sources = [...builtIn, ...own.filter(({ versions }) => versions.length > 0)];
  return (
    <Section title={t("interface.packs.copy.title")} lead={t("interface.packs.copy.lead")}>
      <Form method="post" className="grid max-w-2xl gap-4">
        <SelectField name="packId" label={t("interface.packs.copy.from")} options={sources.map(({ id, title, version }) => ({ value: id, label: `${of(title)} (${version})` }))} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="nl" lang="nl" label={t("interface.packs.copy.nl")} problem={problems.nl} required maxLength={200} />
          <TextField name="en" lang="en" label={t("interface.packs.copy.en")} problem={problems.en} required maxLength={200} />
        </div>
        <p><Button type="submit" name="intent" value="copy" look="primary" icon="plus">{t("interface.packs.copy.submit")}</Button></p>
      </Form>
    </Section>
  );
}

function ImportForm() {
  const { t } = useText();
  const pending = useNavigation().formEncType === "multipart/form-data";
  return (
    <Section title={t("interface.packs.import.title")} lead={t("interface.packs.import.lead")}>
      <Form method="post" encType="multipart/form-data" className="grid max-w-2xl gap-3">
        <FileDrop name="file" accept=".zip" label={t("interface.packs.import.file")} />
        <p><Button type="submit" icon="upload" pending={pending}>{t("interface.packs.import.submit")}</Button></p>
      </Form>
    </Section>
  );
}
