import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextField } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { EraseRespondentDialog } from "~/components/respondents/erase-dialog";
import { MadeLinks } from "~/components/respondents/made-links";
import { OwnFiles } from "~/components/respondents/own-files";
import { PersonState } from "~/components/respondents/people-table";
import { UndoLine } from "~/components/undo-line";
import { useText } from "~/i18n/text-context";
import { mailSettings } from "~/services/accounts/send-mail";
import { siteOf } from "~/services/accounts/site.server";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { environment } from "~/services/environment";
import { eraseRespondent } from "~/services/respondents/erase-respondent";
import { renewRespondentLink, restoreRespondent, revokeRespondentLink, withdrawRespondent } from "~/services/respondents/invite-respondents";
import { loadRespondents } from "~/services/respondents/load-respondents";
import { answerOrLead, oneFile, postedCells } from "~/services/respondents/own-form.server";
import { loadFilesFor, receiveChecklistFor, takeCellsFor } from "~/services/respondents/receive-checklist";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.respondents.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const { name, code, files } = await found(loadFilesFor(context, params.selectionId!, params.respondentId!));
  const { people, lastDay, mayChange } = await found(loadRespondents(context, params.selectionId!));
  return { name, code, files, lastDay, mayChange, person: people.find(({ id }) => id === params.respondentId)! };
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("link"), lastDay: z.iso.date() }),
  z.object({ intent: z.literal("revoke") }),
  z.object({ intent: z.literal("withdraw") }),
  z.object({ intent: z.literal("restore") }),
  z.object({ intent: z.literal("erase"), reason: z.string().trim().min(1).max(2000) }),
  z.object({ intent: z.literal("take"), uploadId: z.string() }),
]);

export async function action({ params, request }: ActionFunctionArgs) {
  const [id, respondentId] = [params.selectionId!, params.respondentId!];
  const here = `/selections/${id}/respondents/${respondentId}`;
  if (/^multipart\//i.test(request.headers.get("Content-Type") ?? "")) {
    return answerOrLead(`${here}#files`, async () => receiveChecklistFor(await requestContext(request), id, respondentId, await oneFile(request)));
  }
  const posted = await request.formData();
  const parsed = parseForm(formSchema, posted);
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    if (form.intent === "link") {
      const { name, email, path } = await renewRespondentLink(context, id, respondentId, form.lastDay);
      return { link: { name, email, url: new URL(path, siteOf(request)).href, mailed: mailSettings(environment()) !== null } };
    }
    if (form.intent === "revoke") await revokeRespondentLink(context, id, respondentId);
    else if (form.intent === "withdraw") await withdrawRespondent(context, id, respondentId);
    else if (form.intent === "restore") await restoreRespondent(context, id, respondentId);
    else if (form.intent === "erase") await eraseRespondent(context, id, respondentId, form);
    else await takeCellsFor(context, id, respondentId, form.uploadId, postedCells(posted));
    return { link: null };
  });
  return "init" in answer || answer.link ? answer : redirect(form.intent === "take" ? `${here}#files` : `${here}?done=${form.intent}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RespondentPage() {
  const { t, format } = useText();
  const { name, code, files, person, lastDay, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { selectionId, respondentId } = useParams();
  const back = `/selections/${selectionId}/respondents`;
  const done = (["withdraw", "restore", "revoke", "erase"] as const).find((one) => one === search.get("done"));
  return (
    <>
      {done && !answer ? <UndoLine fields={done === "withdraw" ? { intent: "restore" } : undefined}>{t(`interface.respondents.one.done.${done}`, { name: name || code })}</UndoLine> : null}
      {answer?.ok && answer.link ? <MadeLinks links={[answer.link]} known={[]} /> : null}
      <p className="no-print mb-2 text-sm"><Link className="link" to={back}>{t("interface.respondents.one.back")}</Link></p>
      <PageHeader title={name || code} lead={[code, person.email].filter(Boolean).join(" · ")}>
        <p className="mt-2"><PersonState person={person} /></p>
      </PageHeader>
      <AnswerProblem answer={answer} />
      <PageBody>
        {mayChange && !person.byAccount && !person.withdrawnAt ? (
          <Section title={t("interface.respondents.one.link")} lead={person.link ? t(`interface.respondents.people.link.${person.link.state}`, { until: format.date(person.link.expiresAt) }) : undefined}>
            <div className="flex flex-wrap items-end gap-4">
              <Form method="post" className="flex flex-wrap items-end gap-3">
                <input type="hidden" name="intent" value="link" />
                <TextField type="date" name="lastDay" label={t("interface.respondents.invite.lastDay")} required defaultValue={lastDay} />
                <Button type="submit">{t("interface.respondents.one.renew")}</Button>
              </Form>
              {person.link?.state === "open" ? (
                <Form method="post">
                  <input type="hidden" name="intent" value="revoke" />
                  <Button type="submit" look="quiet">{t("interface.respondents.one.revoke")}</Button>
                </Form>
              ) : null}
            </div>
          </Section>
        ) : null}
        <OwnFiles files={files} base={`${back}/${respondentId}/files`} />
        {mayChange ? (
          <Section title={t("interface.respondents.one.count")} lead={t(person.withdrawnAt ? "interface.respondents.one.restoreText" : "interface.respondents.one.withdrawText")}>
            <Form method="post">
              <input type="hidden" name="intent" value={person.withdrawnAt ? "restore" : "withdraw"} />
              <Button type="submit">{t(person.withdrawnAt ? "interface.respondents.one.restore" : "interface.respondents.one.withdraw")}</Button>
            </Form>
          </Section>
        ) : null}
        <ErasePart erased={name === ""} byAccount={person.byAccount} />
      </PageBody>
      {search.has("erase") && name !== "" && !person.byAccount ? <EraseRespondentDialog name={name} files={files.length} closeTo={`${back}/${respondentId}`} answer={answer} /> : null}
    </>
  );
}

function ErasePart({ erased, byAccount }: { erased: boolean; byAccount: boolean }) {
  const { t } = useText();
  const which = erased ? "gone" : byAccount ? "account" : "text";
  return (
    <Section title={t("interface.respondents.erase.title")} lead={t(`interface.respondents.erase.${which}`)}>
      {which === "text" ? <LinkButton to="?erase" preventScrollReset>{t("interface.respondents.erase.open")}</LinkButton> : null}
    </Section>
  );
}
