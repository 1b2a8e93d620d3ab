import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { RadioGroup, SegmentedChoice } from "~/components/choice";
import { TextField } from "~/components/field";
import { PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { languages } from "~/domain/language";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { answerTo, parseForm } from "~/services/answer.server";
import { listContentPacks } from "~/services/content-packs";
import { requestContext } from "~/services/context.server";
import { createSelection, newSelectionSchema } from "~/services/create-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.home.create.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return { packs: await listContentPacks(), documentLanguage: requestLanguage(request) };
}

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(newSelectionSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(async () => createSelection(await requestContext(request), parsed.data));
  if ("init" in answer) return answer;
  return redirect(`/selections/${answer.id}/intake`);
}

export default function NewSelection() {
  const { t, of } = useText();
  const { packs, documentLanguage } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer && !answer.ok ? answer.fields : {};
  const pending = useNavigation().formMethod === "POST";
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
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
    </main>
  );
}
