import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { TextArea } from "~/components/field";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Tag } from "~/components/tag";
import { answerParts } from "~/domain/responses/answer-difference";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { coverAll, loadTraces, redactAnswer } from "~/services/name-traces";
import type { TracedText } from "~/services/name-traces";

import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.sealing.traces.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadTraces(await requestContext(request), params.selectionId!));
}

const formSchema = z.union([z.object({ all: z.literal("on") }), z.object({ submissionId: z.string(), requirementId: z.string(), part: z.enum(answerParts), text: z.string().max(20_000) })]);

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    if ("all" in form) await coverAll(context, params.selectionId!);
    else await redactAnswer(context, params.selectionId!, { ...form, text: form.text.replaceAll("\r\n", "\n") });
  });
  return "init" in answer ? answer : redirect(`/selections/${params.selectionId!}/traces`);
}

export default function Traces() {
  const { t } = useText();
  const { hidden, vendors } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { selection } = useSelection();
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to={`/selections/${selection.id}/responses`}>{t("interface.responses.preview.back")}</Link></p>
      <PageHeader
        title={t("interface.sealing.traces.title")} lead={t("interface.sealing.traces.lead")}
        action={vendors.some(({ texts }) => texts.some(({ found: words }) => words.length > 0)) ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="all" value="on" />
            <Button type="submit" look="primary">{t("interface.sealing.traces.coverAll")}</Button>
          </Form>
        ) : null}
      />
      <PageBody>
        <AnswerProblem answer={answer} />
        {hidden ? null : <Callout kind="info">{t("interface.sealing.traces.notHidden")}</Callout>}
        {vendors.length === 0 ? <EmptyState title={t("interface.sealing.traces.none")}>{t("interface.sealing.traces.noneText")}</EmptyState> : null}
        {vendors.map((vendor) => (
          <Section key={vendor.vendorId} title={vendor.name}>
            {vendor.texts.length + vendor.beside.length === 0 ? <p className="text-muted">{t("interface.sealing.traces.clean")}</p> : null}
            <div className="grid gap-6">
              {vendor.texts.map((text) => <Traced key={`${text.requirementId} ${text.part}`} text={text} />)}
            </div>
            {vendor.beside.length > 0 ? (
              <div className="mt-4">
                <h3>{t("interface.sealing.traces.beside")}</h3>
                <ul className="mt-1 list-disc pl-5 text-sm">
                  {vendor.beside.map(({ where, text }) => <li key={`${where} ${text}`}><span className="text-muted">{t(`interface.sealing.traces.where.${where}`)}</span> {text}</li>)}
                </ul>
              </div>
            ) : null}
          </Section>
        ))}
      </PageBody>
    </>
  );
}

/** One text with what gives the vendor away in it, and the text that those who judge will read. */
function Traced({ text }: { text: TracedText }) {
  const { t } = useText();
  const pending = useNavigation().formData?.get("requirementId") === text.requirementId;
  return (
    <Form method="post" preventScrollReset className="grid max-w-prose gap-2">
      {(["submissionId", "requirementId", "part"] as const).map((name) => <input key={name} type="hidden" name={name} value={text[name]} />)}
      <p>
        <span className="font-semibold">{text.code}</span> {text.question} <span className="text-muted">· {t(`interface.sealing.traces.part.${text.part}`)}</span>
      </p>
      <p className="flex flex-wrap gap-2">
        {text.found.map((word) => <Tag key={word} tone="warning">{word}</Tag>)}
        {text.shown !== text.original ? <Tag tone="success">{t("interface.sealing.traces.covered")}</Tag> : null}
      </p>
      <blockquote className="border-l-3 border-line pl-3 text-sm whitespace-pre-line text-muted">{text.original}</blockquote>
      <TextArea name="text" rows={2} defaultValue={text.proposal} label={t("interface.sealing.traces.instead")} maxLength={20_000} />
      <p><Button type="submit" pending={pending}>{t("interface.sealing.traces.cover")}</Button></p>
    </Form>
  );
}
