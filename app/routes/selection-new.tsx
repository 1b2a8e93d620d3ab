import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { RadioGroup, SegmentedChoice } from "~/components/choice";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { Checkbox, TextField } from "~/components/field";
import { PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { TypedFields } from "~/components/typed-fields";
import { languages } from "~/domain/language";
import { copyParts, usualCopyParts } from "~/domain/selection/carried";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { copySchema, copySelection, copySources } from "~/services/copy-selection";
import { createSelection, newSelectionSchema, startingPoints } from "~/services/create-selection";

import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.home.create.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const [packs, sources] = [await found(startingPoints(context)), await found(copySources(context))];
  const from = new URL(request.url).searchParams.get("copy");
  return { packs, sources, documentLanguage: requestLanguage(request), copied: sources.find(({ id }) => id === from) ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.has("selectionId")) return copy(request, form);
  const parsed = parseForm(newSelectionSchema, form);
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(async () => createSelection(await requestContext(request), parsed.data));
  if ("init" in answer) return answer;
  return redirect(`/selections/${answer.id}/intake`);
}

async function copy(request: Request, form: FormData) {
  const parsed = parseForm(copySchema, { ...Object.fromEntries(form), along: copyParts.filter((part) => form.has(`along:${part}`)) });
  if (!parsed.ok) return withTyped(parsed.refusal, form);
  const answer = await answerTo(async () => copySelection(await requestContext(request), parsed.data));
  return "init" in answer ? withTyped(answer, form) : redirect(`/selections/${answer.id}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function NewSelection() {
  const { copied } = useLoaderData<typeof loader>();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      {copied ? <CopyForm source={copied} /> : <NewForm />}
    </main>
  );
}

function CopyForm({ source }: { source: { id: string; name: string; organisation: string } }) {
  const { t } = useText();
  const answer = useActionData<typeof action>();
  const problems = answer && !answer.ok ? answer.fields : {};
  const pending = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader title={t("interface.home.copy.title", { name: source.name })} lead={t("interface.home.copy.lead")} />
      <Form method="post" className="grid max-w-xl gap-7">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="selectionId" value={source.id} />
        <TypedFields answer={answer}>
          <TextField name="name" label={t("interface.home.create.name")} defaultValue={t("interface.home.copy.name", { name: source.name }).slice(0, 200)} problem={problems.name} required maxLength={200} autoComplete="off" />
          <TextField name="organisation" label={t("interface.home.create.organisation")} defaultValue={source.organisation} problem={problems.organisation} required maxLength={200} autoComplete="organization" />
          <fieldset className="grid gap-3">
            <legend className="mb-2 font-medium">{t("interface.home.copy.along")}</legend>
            {copyParts.map((part) => (
              <Checkbox key={part} name={`along:${part}`} defaultChecked={usualCopyParts.includes(part)} label={t(`interface.home.copy.part.${part}.label`)} hint={t(`interface.home.copy.part.${part}.hint`)} />
            ))}
          </fieldset>
        </TypedFields>
        <p className="text-sm text-muted">{t("interface.home.copy.never")}</p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={pending}>{pending ? t("interface.home.create.submitting") : t("interface.home.copy.submit")}</Button>
          <LinkButton to="/selections/new" look="quiet">{t("interface.shell.cancel")}</LinkButton>
        </div>
      </Form>
    </>
  );
}

/** The selections that somebody leads, each to start another from. */
function Sources() {
  const { t, format } = useText();
  const { sources } = useLoaderData<typeof loader>();
  if (sources.length === 0) return null;
  return (
    <div className="mt-section max-w-xl">
      <Section title={t("interface.home.copy.from")} lead={t("interface.home.copy.fromLead")}>
        <ul className="-mt-3">
          {sources.map(({ id, name, organisation, createdAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-row">
              <span>{name}<span className="block text-sm text-muted">{organisation} · {format.date(createdAt)}</span></span>
              <Link to={`?copy=${id}`} className="link">{t("interface.home.copy.choose")}<span className="sr-only">: {name}</span></Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function NewForm() {
  const { t, of } = useText();
  const { packs, documentLanguage } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer && !answer.ok ? answer.fields : {};
  const pending = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader title={t("interface.home.create.title")} lead={t("interface.home.create.lead")} />
      <Form method="post" className="grid max-w-xl gap-7">
        <AnswerProblem answer={answer} />
        <TextField name="name" label={t("interface.home.create.name")} hint={t("interface.home.create.nameHint")} problem={problems.name} required maxLength={200} autoComplete="off" />
        <TextField name="organisation" label={t("interface.home.create.organisation")} hint={t("interface.home.create.organisationHint")} problem={problems.organisation} required maxLength={200} autoComplete="organization" />
        <RadioGroup
          name="packId"
          legend={t("interface.home.create.pack")}
          defaultValue={packs[0]?.id}
          options={packs.map((pack) => ({
            value: pack.id,
            label: <span className="font-medium">{of(pack.title)}</span>,
            hint: (
              <>
                {of(pack.summary)}
                <span className="mt-0.5 block">{t("interface.home.create.counts", pack.counts)} · {t("interface.home.create.version", { version: pack.version })}</span>
              </>
            ),
          }))}
        />
        <SegmentedChoice
          name="language"
          legend={t("interface.home.create.language")}
          defaultValue={documentLanguage}
          options={languages.map((value) => ({ value, label: <span lang={value}>{t(`interface.shell.languageName.${value}`)}</span> }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={pending}>{pending ? t("interface.home.create.submitting") : t("interface.home.create.submit")}</Button>
          <LinkButton to="/" look="quiet">{t("interface.shell.cancel")}</LinkButton>
        </div>
      </Form>
      <Sources />
    </>
  );
}
