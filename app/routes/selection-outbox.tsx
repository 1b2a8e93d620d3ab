import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { OutboxList } from "~/components/account/outbox-list";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { loadSelectionOutbox, sendSelectionMailAgain, showSelectionMail } from "~/services/accounts/outbox";
import { siteOf } from "~/services/accounts/site.server";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.outbox.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return found(loadSelectionOutbox(await requestContext(request), params.selectionId!));
}

const formSchema = z.object({ intent: z.enum(["show", "again"]), mailId: z.string() });

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { intent, mailId } = parsed.data;
  const context = await requestContext(request);
  return answerTo(async () => {
    if (intent === "show") return { shown: await showSelectionMail(context, params.selectionId!, mailId, siteOf(request)) };
    await sendSelectionMailAgain(context, params.selectionId!, mailId);
    return { shown: null };
  });
}

export default function SelectionOutbox() {
  const { t } = useText();
  const { mails, sends } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <p className="no-print mb-2 text-sm"><Link className="link" to="../people" relative="path">{t("interface.shell.beside.people")}</Link></p>
      <PageHeader title={t("interface.outbox.title")} lead={t("interface.outbox.leadSelection")} />
      <PageBody><OutboxList mails={mails} sends={sends} shown={answer?.ok ? answer.shown : null} answer={answer} /></PageBody>
    </>
  );
}
