import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { SegmentedChoice } from "~/components/choice";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { TextArea, TextField } from "~/components/field";
import { LinkStrip } from "~/components/link-tabs";
import { EmptyState, PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { AdoptPanel } from "~/components/respondents/adopt-panel";
import { AgreementTable } from "~/components/respondents/agreement-table";
import { ManyPanel } from "~/components/respondents/many-panel";
import { MadeLinks } from "~/components/respondents/made-links";
import { PeopleTable } from "~/components/respondents/people-table";
import { SettleDialog } from "~/components/respondents/settle-dialog";
import { TypedFields } from "~/components/typed-fields";
import { UndoLine } from "~/components/undo-line";
import { useEmptiedForm } from "~/components/use-emptied-form";
import { postedChoices } from "~/domain/intake/posted-choices";
import { languages } from "~/domain/language";
import { byDifference } from "~/domain/respondents/agreement";
import { isApart } from "~/domain/respondents/majority";
import { useText } from "~/i18n/text-context";
import { mailSettings } from "~/services/accounts/send-mail";
import { siteOf } from "~/services/accounts/site.server";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { environment } from "~/services/environment";
import { invitationSchema, inviteRespondents } from "~/services/respondents/invite-respondents";
import { loadRespondents } from "~/services/respondents/load-respondents";
import { adoptAgreed, settleChoice, settlementSchema, undoSettlement } from "~/services/respondents/settle-choices";

import { withTyped } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.respondents.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadRespondents(await requestContext(request), params.selectionId!));
}

const formSchema = z.discriminatedUnion("intent", [
  invitationSchema.extend({ intent: z.literal("invite") }),
  settlementSchema.extend({ intent: z.literal("settle") }),
  z.object({ intent: z.literal("adopt") }),
  z.object({ intent: z.literal("undo"), settlementId: z.string() }),
]);

export async function action({ params, request }: ActionFunctionArgs) {
  const id = params.selectionId!;
  const posted = await request.formData();
  // A settlement is posted as a row of the checklist is; "in use" is not asked again, and may be unknown.
  const [choice] = postedChoices(posted);
  const unknownUse = choice && posted.get(`inUse.${String(choice.item)}`) === "";
  const parsed = parseForm(formSchema, { ...Object.fromEntries(posted), ...(choice ? { choice: unknownUse ? { ...choice, inUse: null } : choice } : {}) });
  if (!parsed.ok) return withTyped(parsed.refusal, posted);
  const form = parsed.data;
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    if (form.intent === "invite") {
      const { links, known } = await inviteRespondents(context, id, form);
      const mailed = mailSettings(environment()) !== null;
      return { invited: { known, links: links.map(({ name, email, path }) => ({ name, email, url: new URL(path, siteOf(request)).href, mailed })) }, adopted: null };
    }
    if (form.intent === "settle") await settleChoice(context, id, form);
    else if (form.intent === "undo") await undoSettlement(context, id, form.settlementId);
    else return { invited: null, adopted: (await adoptAgreed(context, id)).count };
    return { invited: null, adopted: null };
  });
  if ("init" in answer) return withTyped(answer, posted);
  if (answer.invited !== null) return answer;
  const done = form.intent === "settle" ? "settled" : form.intent === "undo" ? "undone" : "adopted";
  const search = new URL(request.url).searchParams;
  search.delete("settle");
  search.set("done", done);
  // Where one goes on: the next wish, as the page says it.
  const next = String(posted.get("next") ?? "");
  return redirect(`/selections/${id}/respondents?${search}${/^[\w.-]+$/.test(next) ? `#${next}` : form.intent === "settle" ? `#wish-${form.choice.item}` : ""}`);
}

const shows = ["apart", "agreed", "settled", "all"] as const;

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Respondents() {
  const { t, language } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const show = shows.find((one) => one === search.get("show")) ?? "apart";
  const asked = search.get("settle");
  const inviting = useEmptiedForm(answer);
  const address = (change: Record<string, string>) => `?${new URLSearchParams({ ...(show === "apart" ? {} : { show }), ...change })}`;
  const rows = view.items.map((item, index) => ({ item, agreement: view.agreements[index]!, choice: view.choices[item.id], settled: view.settled[item.id] }));
  const voiced = rows.filter(({ agreement: { spread } }) => spread.ticked.yes > 0);
  const settledByLead = new Set(rows.filter(({ settled }) => settled?.kind === "settle").map(({ item }) => item.id));
  const listed = {
    apart: voiced.filter(({ agreement }) => isApart(agreement, settledByLead)).sort((a, b) => byDifference(a.agreement, b.agreement)),
    agreed: voiced.filter(({ agreement: { common } }) => common !== null),
    settled: rows.filter(({ settled }) => settled !== undefined),
    all: voiced,
  };
  const settling = view.mayChange ? rows.find(({ item }) => item.id === asked) : undefined;
  const done = (["adopted", "settled", "undone"] as const).find((one) => one === search.get("done"));
  /** Where one goes on after an act on a wish that leaves the list with it, or stays. */
  const nextOf = (item: string, leaves: boolean) => {
    const at = listed[show].findIndex((row) => row.item.id === item);
    const next = at < 0 ? undefined : leaves ? (listed[show][at + 1] ?? listed[show][at - 1]) : listed[show][at];
    return next ? `wish-${next.item.id}` : "agreement";
  };
  const undo = done === "adopted" ? view.lastAdoption?.settlementId : undefined;
  return (
    <>
      {done === "adopted" && !answer ? <UndoLine fields={undo ? { intent: "undo", settlementId: undo } : undefined}>{t("interface.respondents.done.adopted", { count: view.lastAdoption?.count ?? 0 })}</UndoLine> : null}
      {answer?.ok && answer.invited ? <MadeLinks {...answer.invited} /> : null}
      <PageHeader
        title={t("interface.respondents.title")} lead={t("interface.respondents.lead")}
        secondary={<DownloadButton href="respondents/files/checklist.pdf">{t("interface.respondents.blank")}</DownloadButton>}
        action={<LinkButton to="room" icon="arrow">{t("interface.respondents.room.open")}</LinkButton>}
      />
      {settling ? null : <AnswerProblem answer={answer} />}
      <PageBody>
        <Section title={t("interface.respondents.people.title")} action={<LinkButton to="../people" look="quiet">{t("interface.respondents.people.accounts")}</LinkButton>}>
          {view.people.length > 0 ? <PeopleTable people={view.people} wishes={view.items.filter(({ kind }) => kind === "wish").length} /> : (
            <EmptyState title={t("interface.respondents.people.empty")}>{t("interface.respondents.people.emptyText")}</EmptyState>
          )}
          <p className="mt-3 max-w-prose text-sm text-muted">{t("interface.respondents.blankReading")}</p>
        </Section>
        {view.mayChange ? (
          <TypedFields answer={settling ? undefined : answer}><Section id="invite" title={t("interface.respondents.invite.title")} lead={t("interface.respondents.invite.lead")}>
            {/* Once links were made, the form begins anew: asked again, everybody would only be known already. */}
            <Form method="post" action="#" key={inviting.key} onSubmit={inviting.onSubmit} className="grid max-w-2xl gap-4">
              <input type="hidden" name="intent" value="invite" />
              <TextArea name="people" label={t("interface.respondents.invite.people")} hint={t("interface.respondents.invite.peopleHint")} rows={5} required problem={answer?.ok === false ? answer.fields.people : undefined} />
              <div className="flex flex-wrap items-end gap-6">
                <SegmentedChoice name="language" legend={t("interface.respondents.invite.language")} defaultValue={language} options={languages.map((value) => ({ value, label: t(`interface.shell.languageName.${value}`) }))} />
                <TextField type="date" name="lastDay" label={t("interface.respondents.invite.lastDay")} required defaultValue={view.lastDay} problem={answer?.ok === false ? answer.fields.lastDay : undefined} />
              </div>
              <div><Button type="submit" look="primary" pending={pending}>{t("interface.respondents.invite.submit")}</Button></div>
            </Form>
          </Section></TypedFields>
        ) : null}
        <Section id="agreement" title={t("interface.respondents.agreement.title")} lead={t("interface.respondents.agreement.lead", { count: view.counted })}>
          {view.counted === 0 ? <EmptyState title={t("interface.respondents.agreement.empty")}>{t("interface.respondents.agreement.emptyText")}</EmptyState> : (
            <div className="grid gap-4">
              {view.mayChange ? <AdoptPanel view={view} /> : null}
              {view.mayChange && listed.apart.length > 0 ? <ManyPanel view={view} settled={settledByLead} of={listed.apart.length} /> : null}
              <div>
                <LinkStrip label={t("interface.intake.filter.label")} links={shows.map((one) => ({ to: one === "apart" ? "?#agreement" : `?show=${one}#agreement`, current: show === one, title: t(`interface.respondents.show.${one}`, { count: listed[one].length }) }))} />
              </div>
              <p className="max-w-prose text-sm text-muted">{t("interface.respondents.agreement.meaning")}</p>
              {/* Said where the work goes on, and there from the start, so that a screen reader tells what comes into it. */}
              <p role="status" className="font-medium empty:hidden">
                {answer ? null : done === "settled" ? t("interface.respondents.done.settled", { left: listed.apart.length === 0 ? t("interface.respondents.done.noneLeft") : t("interface.respondents.done.left", { count: listed.apart.length }) }) : done === "undone" ? t("interface.respondents.done.undone") : null}
              </p>
              {listed[show].length > 0
                ? <AgreementTable rows={listed[show]} counted={view.counted} settleAddress={view.mayChange ? (item) => address({ settle: item }) : null} nextOf={(item) => nextOf(item, show === "settled")} />
                : <p className="text-muted">{t(`interface.respondents.show.none.${show}`)}</p>}
            </div>
          )}
        </Section>
      </PageBody>
      {settling ? <SettleDialog {...settling} voices={view.voices[settling.item.id] ?? []} closeTo={address({})} next={nextOf(settling.item.id, show === "apart")} answer={answer} /> : null}
    </>
  );
}
