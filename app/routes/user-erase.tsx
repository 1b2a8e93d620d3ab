import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { TextArea } from "~/components/field";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { useText } from "~/i18n/text-context";
import { loadUsers } from "~/services/accounts/manage-users";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { erasePerson } from "~/services/erase-person";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.users.title");

const users = "/administration/users";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const all = await found(loadUsers(await requestContext(request)));
  return { user: await found(all.find(({ id }) => id === params.userId) ?? null) };
}

const formSchema = z.object({ reason: z.string().trim().min(1).max(2000) });

export async function action({ params, request }: ActionFunctionArgs) {
  const parsed = parseForm(formSchema, await request.formData());
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(async () => erasePerson(await requestContext(request), params.userId!, parsed.data));
  return "init" in answer ? answer : redirect(users);
}

export default function EraseUser() {
  const { t } = useText();
  const { user } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().state === "submitting";
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-5 py-8 outline-none">
      <PageHeader title={t("interface.sealing.person.title", { name: user.name })} lead={t("interface.sealing.person.lead")} />
      <PageBody>
        <AnswerProblem answer={answer} />
        <Callout kind="warning"><p>{t("interface.sealing.person.lost")}</p><p className="mt-2">{t("interface.sealing.person.kept")}</p></Callout>
        <Form method="post" className="grid max-w-prose gap-4">
          <TextArea name="reason" rows={3} required maxLength={2000} label={t("interface.sealing.person.reason")} problem={answer && !answer.ok ? answer.fields.reason : undefined} />
          <p className="flex flex-wrap gap-2">
            <LinkButton to={users}>{t("interface.shell.cancel")}</LinkButton>
            <Button type="submit" look="danger" pending={pending}>{t("interface.sealing.person.do")}</Button>
          </p>
        </Form>
      </PageBody>
    </main>
  );
}
