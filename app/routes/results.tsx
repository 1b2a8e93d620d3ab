import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useSubmit } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { SelectField } from "~/components/field";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { ResultSection } from "~/components/results/result-section";
import { languages, languageSchema } from "~/domain/language";
import { emptyParts } from "~/domain/results/sources";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadResults } from "~/services/results";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.results.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const reader = requestLanguage(request);
  return {
    documents: await found(loadResults(await requestContext(request), params.selectionId!, reader)),
    language: languageSchema.safeParse(search.get("language")).data ?? reader,
    empty: z.enum(emptyParts).safeParse(search.get("empty")).data ?? ("omit" as const),
  };
}

export default function ResultsPage() {
  const { t } = useText();
  const { documents, language, empty } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const submit = useSubmit();
  return (
    <>
      <PageHeader title={t("interface.results.title")} lead={t("interface.results.lead")} />
      <PageBody>
        {/* Who picks a language and downloads at once means that language. */}
        <Form method="get" aria-label={t("interface.results.choice.title")} className="no-print flex flex-wrap items-end gap-4" preventScrollReset onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}>
          <SelectField name="language" label={t("interface.results.choice.language")} defaultValue={language} options={languages.map((value) => ({ value, label: t(`interface.results.languages.${value}`) }))} />
          <SelectField name="empty" label={t("interface.results.choice.empty")} defaultValue={empty} options={emptyParts.map((value) => ({ value, label: t(`interface.results.empty.${value}`) }))} />
          <Button type="submit" className="script-hides">{t("interface.results.choice.apply")}</Button>
        </Form>
        {documents.map((outline) => <ResultSection key={outline.document} outline={outline} base={`/selections/${selection.id}`} choice={`language=${language}&empty=${empty}`} />)}
      </PageBody>
    </>
  );
}
