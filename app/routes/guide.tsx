import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { TextField } from "~/components/field";
import { FoundItems, FoundTable } from "~/components/guide/found-items";
import { GuideChapter, usePartName } from "~/components/guide/guide-chapter";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadGuide } from "~/services/guide";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.guide.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  return await found(loadGuide(await requestContext(request), params.selectionId!, { wanted: (search.get("q") ?? "").slice(0, 200), part: search.get("part"), source: search.get("source") || null }));
}

export default function GuidePage() {
  const { t } = useText();
  const { chapters, wanted, part, found: items, count, nearest } = useLoaderData<typeof loader>();
  const { selection } = useSelection();
  const partName = usePartName();
  return (
    <>
      <PageHeader title={t("interface.guide.title")} lead={t("interface.guide.lead")} />
      <PageBody>
        <Form method="get" role="search" className="no-print flex flex-wrap items-end gap-2" key={wanted}>
          <TextField name="q" type="search" label={t("interface.guide.search")} hint={t("interface.guide.searchHint")} defaultValue={wanted} maxLength={200} className="min-w-60 grow sm:max-w-md" autoComplete="off" />
          <Button type="submit" icon="search">{t("interface.guide.searchDo")}</Button>
          {wanted || part ? <LinkButton to="." look="quiet">{t("interface.guide.all")}</LinkButton> : null}
        </Form>
        {wanted || part ? (
          <>
            <Section title={part ? partName(part) : t("interface.guide.foundFor", { wanted })} id="found">
              {items.length === 0 && nearest.length > 0 ? <p role="status" className="text-sm text-muted">{t("interface.guide.nearest.onlyThese")}</p> : <FoundItems found={items} count={count} selectionId={selection.id} />}
            </Section>
            {nearest.length > 0 ? <Section title={t("interface.guide.nearest.title")} id="nearest"><FoundTable found={nearest} caption={t("interface.guide.nearest.title")} selectionId={selection.id} /></Section> : null}
          </>
        ) : chapters.length === 0 ? (
          <EmptyState title={t("interface.guide.empty.title")}>{t("interface.guide.empty.text")}</EmptyState>
        ) : chapters.map((chapter) => <GuideChapter key={chapter.source?.id ?? "own"} chapter={chapter} selectionId={selection.id} />)}
      </PageBody>
    </>
  );
}
