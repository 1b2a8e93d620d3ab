import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Icon, StateMark } from "~/components/icons";
import { EmptyState, PageHeader } from "~/components/page";
import { ownNextText } from "~/components/own-next-text";
import { pageTitle } from "~/components/page-title";
import { OverdueTerms } from "~/components/sealing/overdue-terms";
import { Tag } from "~/components/tag";
import { UndoLine } from "~/components/undo-line";
import { requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { answerTo, parseForm } from "~/services/answer.server";
import { restoreSelection } from "~/services/change-selection";
import { requestContext } from "~/services/context.server";
import { listSelectionSummaries } from "~/services/list-selections";
import { loadOverdueRetention } from "~/services/overdue-retention";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.home.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const summaries = await listSelectionSummaries(context);
  const id = new URL(request.url).searchParams.get("archived");
  return { ...summaries, overdue: await loadOverdueRetention(context), justArchived: summaries.archived.find((selection) => selection.id === id) ?? null };
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("example") }),
  z.object({ intent: z.literal("restore"), id: z.string() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    // Loaded when it is asked for: it brings the libraries that write workbooks along.
    if (form.intent === "example") return { id: (await (await import("~/services/worked-example/create-example")).createExample(await requestContext(request), requestLanguage(request))).id };
    await restoreSelection(await requestContext(request), form.id);
    return { id: null };
  });
  if ("init" in answer) return answer;
  return redirect(answer.id ? `/selections/${answer.id}` : "/");
}

export default function Home() {
  const { t } = useText();
  const { current, archived, hasExample, justArchived, mayCreate, overdue } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const empty = current.length === 0;
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      {justArchived ? <UndoLine action="/?index" fields={{ intent: "restore", id: justArchived.id }}>{t("interface.home.archived.line", { name: justArchived.name })}</UndoLine> : null}
      <PageHeader
        title={t("interface.home.title")}
        lead={t("interface.home.lead")}
        secondary={empty || hasExample || !mayCreate ? null : <ExampleForm look="secondary" />}
        action={empty || !mayCreate ? null : <LinkButton to="/selections/new" look="primary" icon="plus">{t("interface.home.new")}</LinkButton>}
      />
      <AnswerProblem answer={answer} />
      <OverdueTerms terms={overdue} />
      {empty ? null : <ExampleProgress />}
      {empty && !mayCreate ? <EmptyState title={t("interface.home.empty.noneTitle")}>{t("interface.home.empty.none")}</EmptyState> : empty ? <TwoWays /> : <SelectionList selections={current} />}
      {archived.length > 0 ? (
        <details className="mt-10" open={empty ? undefined : false}>
          <summary className="flex items-center gap-2 py-1 text-muted hover:text-accent">
            <Icon name="chevron" className="turns" />
            {t("interface.home.archived.title", { count: archived.length })}
          </summary>
          <ul className="mt-2">
            {archived.map(({ id, name, organisation, leads, opens }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 border-b border-line py-row">
                <div className="grow">
                  {opens ? <Link to={`/selections/${id}`} className="link">{name}</Link> : name}
                  <p className="text-sm text-muted">{organisation}</p>
                </div>
                {leads ? <Form method="post" action="/?index">
                  <input type="hidden" name="intent" value="restore" />
                  <input type="hidden" name="id" value={id} />
                  <Button type="submit" look="quiet" icon="undo">{t("interface.home.archived.restore")}<span className="sr-only">: {name}</span></Button>
                </Form> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </main>
  );
}

type Summary = ReturnType<typeof useLoaderData<typeof loader>>["current"][number];

function SelectionList({ selections }: { selections: Summary[] }) {
  const { t, of } = useText();
  return (
    <div>
      <div aria-hidden="true" className="hidden grid-cols-[minmax(0,1fr)_11rem_14rem] gap-6 border-b border-strong-line pb-1.5 text-[0.8125rem] font-medium text-muted md:grid">
        <span>{t("interface.home.columns.selection")}</span>
        <span>{t("interface.home.columns.standing")}</span>
        <span>{t("interface.home.columns.next")}</span>
      </div>
      <ul>
        {selections.map(({ id, name, organisation, packTitle, example, steps, next, opens }) => {
          const done = steps.filter((step) => step.state === "done").length;
          return (
            <li key={id} className="grid gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_11rem_14rem] md:items-center">
              <div className="min-w-0">
                <h2 className="flex flex-wrap items-center gap-2 text-base">
                  {opens ? <Link to={`/selections/${id}`} className="underline-offset-4 hover:text-accent hover:underline">{name}</Link> : name}
                  {example ? <Tag>{t("interface.home.exampleTag")}</Tag> : null}
                </h2>
                <p className="text-sm text-muted">{organisation} · {of(packTitle)}</p>
              </div>
              <div>
                <div className="flex gap-1">
                  {steps.map((step) => <StateMark key={step.place} state={step.state} className={step.state === "done" ? "text-success" : step.state === "started" ? "text-accent" : "text-muted"} />)}
                </div>
                <p className="mt-0.5 text-sm text-muted">{t("interface.home.stepsDone", { done, of: steps.length })}</p>
              </div>
              <div>
                {next && next.to === null ? <span className="text-muted">{ownNextText(t, next)}</span> : next ? (
                  <Link to={`/selections/${id}/${next.to}`} className="inline-flex items-center gap-2 font-medium text-accent underline-offset-4 hover:underline">
                    {ownNextText(t, next)}
                    <Icon name="arrow" />
                  </Link>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function TwoWays() {
  const { t } = useText();
  return (
    <section aria-labelledby="two-ways">
      <h2 id="two-ways" className="border-b border-line pb-2">{t("interface.home.empty.title")}</h2>
      <div className="grid gap-x-12 gap-y-8 pt-6 md:grid-cols-2">
        <div className="flex flex-col items-start gap-3">
          <h3>{t("interface.home.empty.exampleTitle")}</h3>
          <p className="text-muted">{t("interface.home.empty.example")}</p>
          <div className="mt-auto"><ExampleForm look="primary" /></div>
        </div>
        <div className="flex flex-col items-start gap-3 max-md:border-t max-md:border-line max-md:pt-8 md:border-l md:border-line md:pl-12">
          <h3>{t("interface.home.empty.ownTitle")}</h3>
          <p className="text-muted">{t("interface.home.empty.own")}</p>
          <div className="mt-auto"><LinkButton to="/selections/new" icon="plus">{t("interface.home.new")}</LinkButton></div>
        </div>
      </div>
      <ExampleProgress />
    </section>
  );
}

function useExamplePending() {
  return useNavigation().formData?.get("intent") === "example";
}

function ExampleForm({ look }: { look: "primary" | "secondary" }) {
  const { t } = useText();
  const pending = useExamplePending();
  return (
    <Form method="post" action="/?index">
      <input type="hidden" name="intent" value="example" />
      <Button type="submit" look={look} pending={pending}>{pending ? t("interface.home.example.making") : t("interface.home.example.make")}</Button>
    </Form>
  );
}

/** Says what is going on while the example is made. */
function ExampleProgress() {
  const { t } = useText();
  const pending = useExamplePending();
  return <p role="status" className={pending ? "my-6 max-w-prose text-muted" : undefined}>{pending ? t("interface.home.example.progress") : null}</p>;
}
