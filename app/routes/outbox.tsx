import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { OutboxList } from "~/components/account/outbox-list";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { loadOutbox, sendMailAgain, showMail } from "~/services/accounts/outbox";
import { siteOf } from "~/services/accounts/site.server";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.outbox.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return found(loadOutbox(await requestContext(request)));
}

const formSchema = z.object({ intent: z.enum(["show", "again"]), mailId: z.string() });

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const { intent, mailId } = parsed.data;
  const context = await requestContext(request);
  return answerTo(async () => {
    if (intent === "show") return { shown: await showMail(context, mailId, siteOf(request)) };
    await sendMailAgain(context, mailId);
    return { shown: null };
  });
}

export default function OutboxPage() {
  const { t } = useText();
  const { mails, sends } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      <p className="no-print mb-2 text-sm"><Link className="link" to="/administration/users">{t("interface.accounts.menu.users")}</Link></p>
      <PageHeader title={t("interface.outbox.title")} lead={t("interface.outbox.lead")} />
      <PageBody><OutboxList mails={mails} sends={sends} shown={answer?.ok ? answer.shown : null} answer={answer} /></PageBody>
    </main>
  );
}
