import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { GuidancePanel } from "~/components/guidance-panel";
import { MadeLink } from "~/components/links/made-link";
import type { NewLink } from "~/components/links/made-link";
import { VendorLinks } from "~/components/links/vendor-links";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Changeable, ReadingNote, useReading } from "~/components/reading";
import { Addenda } from "~/components/request/addenda";
import { DraftForm } from "~/components/request/draft-form";
import { EditionDocuments } from "~/components/request/edition-documents";
import { EditionChanges } from "~/components/request/edition-changes";
import { PublicationChecks, PublishDialog } from "~/components/request/publication";
import { VendorDialog, VendorList } from "~/components/request/vendor-list";
import { UndoLine } from "~/components/undo-line";
import { draftSchema } from "~/domain/edition/draft";
import type { EditionKind } from "~/domain/edition/edition";
import { postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { addOffer, changeOffer, offerSchema, restoreOffer, withdrawOffer } from "~/services/change-offers";
import { requestContext } from "~/services/context.server";
import { draftOfForm } from "~/domain/edition/posted-draft";
import { publishEdition } from "~/services/publish-edition";
import { loadRequest, saveDraft } from "~/services/request-draft";
import { listUploadLinks } from "~/services/upload-links";

import { carryOutLink, linkForms } from "./request-links";
import { useSelection } from "./use-selection";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.request.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const view = await found(loadRequest(await requestContext(request), params.selectionId!));
  return { ...view, ...(await listUploadLinks(await requestContext(request), params.selectionId!)) };
}

const vendorId = z.string();
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("publish"), addendum: z.string().trim().max(5000).optional() }),
  offerSchema.extend({ intent: z.literal("vendor-add") }),
  offerSchema.extend({ intent: z.literal("vendor-change"), vendorId }),
  z.object({ intent: z.literal("vendor-withdraw"), vendorId }),
  z.object({ intent: z.literal("vendor-restore"), vendorId }),
  ...linkForms,
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.selectionId!;
  const posted = await request.formData();
  if (posted.get("intent") === "save") {
    const draft = parseForm(draftSchema, draftOfForm(posted));
    return draft.ok ? answerTo(async () => saveDraft(await requestContext(request), id, draft.data, postedLoad(posted))) : draft.refusal;
  }
  const parsed = parseForm(formSchema, posted);
  if (!parsed.ok) return parsed.refusal;
  const form = parsed.data;
  // Not followed by a redirect: a new link is shown in this answer and never again.
  if (form.intent === "link-make" || form.intent === "link-revoke") return answerTo(() => carryOutLink(request, id, form));
  const answer = await answerTo(async () => ({ then: await carryOut(request, id, form) }));
  return "init" in answer ? answer : redirect(`/selections/${id}/request${answer.then}`);
}

/** Does what a form asks; gives what the address of the page ends with afterwards. */
async function carryOut(request: Request, id: string, form: Exclude<z.infer<typeof formSchema>, { intent: `link-${string}` }>): Promise<string> {
  const context = await requestContext(request);
  switch (form.intent) {
    case "publish":
      await publishEdition(context, id, form.addendum === undefined ? {} : { addendum: form.addendum });
      return "?published=1";
    case "vendor-add":
      await addOffer(context, id, offerSchema.parse(form));
      return "#vendors";
    case "vendor-change":
      await changeOffer(context, id, form.vendorId, offerSchema.parse(form));
      return "#vendors";
    case "vendor-withdraw":
      await withdrawOffer(context, id, form.vendorId);
      return `?withdrawn=${encodeURIComponent(form.vendorId)}#vendors`;
    case "vendor-restore":
      await restoreOffer(context, id, form.vendorId);
      return "#vendors";
  }
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RequestPage() {
  const { t } = useText();
  const { draft, offers, counts, problems, editions, pending, addenda, pricesApart, round, guidance, links, lastDay, questionsUntil } = useLoaderData<typeof loader>();
  const { selection, edition } = useSelection();
  const [query] = useSearchParams();
  const answer = useActionData<typeof action>();
  const base = `/selections/${selection.id}`;
  const stage = round.stage === "drafting" || round.stage === "published" ? round.stage : "closed";
  const number = (edition?.number ?? 0) + 1;
  const changing = offers.find((offer) => offer.vendorId === query.get("vendor"));
  const withdrawn = query.get("withdrawn");
    const draftAnswered = query.get("form") === "draft";
  const linkAnswered = query.get("form") === "link";
  const made = answer?.ok && "made" in answer ? (answer.made as NewLink | null) : null;
  const reading = useReading();
  const toPublish = stage === "drafting" || (stage === "published" && edition?.changedSince);
  const mayPublish = toPublish && !reading;
  const confirming = query.get("confirm") === "publish" && mayPublish;
  const publishText = edition ? t("interface.request.publishNext", { number }) : t("interface.request.publish", { kind: t(`interface.request.draft.short.${draft.kind}`) });
  // Once it is out, what is to be done is with the vendors; the draft of a next edition comes after them.
  const draftForm = stage === "closed" ? null : <Changeable><DraftForm draft={draft} next={edition !== null} answer={draftAnswered ? answer : undefined} /></Changeable>;
  return (
    <>
      {withdrawn && !offers.some((offer) => offer.vendorId === withdrawn) ? <UndoLine fields={{ intent: "vendor-restore", vendorId: withdrawn }}>{t("interface.request.vendors.withdrawn")}</UndoLine> : null}
      {query.has("published") && edition && !edition.changedSince ? (
        <UndoLine>
          {t("interface.request.published", { code: edition.code })}{" "}
          <Link to={`${base}/request#${offers.length > 0 ? "links" : "vendors"}`} className="link font-medium">{t(offers.length > 0 ? "interface.request.toLinks" : "interface.request.toVendors")}</Link>
        </UndoLine>
      ) : null}
      <PageHeader
        title={t("interface.request.title")}
        lead={t(`interface.request.lead.${stage}`)}
        secondary={<LinkButton to="../price" relative="path">{t("interface.price.title")}</LinkButton>}
        action={mayPublish ? <LinkButton to="?confirm=publish" preventScrollReset look="primary">{publishText}</LinkButton> : null}
      />
      <ReadingNote />
      <PageBody aside={<div className="grid gap-8"><Counts /><GuidancePanel guidance={guidance} /></div>}>
        {made ? <MadeLink made={made} /> : null}
        {edition?.changedSince && stage === "published" ? (
          <Callout kind="warning" title={t("interface.request.changed.title", { code: edition.code })}>
            <p>{t("interface.request.changed.text", { code: edition.code, number })}</p>
          </Callout>
        ) : null}
        {editions.length > 0 ? <EditionDocuments editions={editions.map((one) => ({ ...one, kind: one.kind as EditionKind }))} pricesApart={pricesApart} base={base} /> : null}
        {addenda.length > 0 ? <Addenda addenda={addenda} /> : null}
        {toPublish && pending ? (
          <Section title={t("interface.request.changes.pending", { code: edition?.code ?? "" })} lead={t("interface.request.changes.pendingLead")} id="changes">
            <EditionChanges difference={pending} open />
          </Section>
        ) : null}
        {mayPublish ? <PublicationChecks problems={problems} base={base} /> : null}
        {mayPublish ? <p><Link className="link font-medium" to={`${base}/rehearsal`}>{t("interface.rehearsal.fromRequest")}</Link> <span className="text-muted">{t("interface.rehearsal.fromRequestText")}</span></p> : null}
        {edition ? null : draftForm}
        <VendorList vendors={offers} published={edition !== null} pricesApart={pricesApart} readOnly={stage === "closed" || reading} base={base} answer={changing || confirming || draftAnswered || linkAnswered ? undefined : answer} />
        {edition && offers.length > 0 && !reading
          ? <VendorLinks vendors={offers} links={links} lastDay={lastDay} timeZone={edition.timeZone} answer={linkAnswered ? answer : undefined} />
          : null}
        {stage === "published" && questionsUntil === null && !reading ? (
          <p className="max-w-prose">{t("interface.request.noQuestions")} <Link className="link font-medium" to={`${base}/questions`}>{t("interface.request.toQuestions")}</Link></p>
        ) : null}
        {edition ? draftForm : null}
      </PageBody>
      {changing && !reading ? <VendorDialog vendor={changing} closeTo={`${base}/request`} answer={answer} /> : null}
      {confirming ? <PublishDialog draft={draft} pending={pending} number={number} counts={counts} vendors={offers.length} problems={problems} base={base} answer={answer} /> : null}
    </>
  );
}

/** How much is asked of vendors, per dimension. */
function Counts() {
  const { t, of } = useText();
  const { counts } = useLoaderData<typeof loader>();
  return (
    <Section title={t("interface.request.counts.title")}>
      <dl className="grid gap-1 text-sm tabular-nums [&>div]:flex [&>div]:justify-between [&>div]:gap-4">
        {counts.perDimension.map(({ id, title, asked }) => (
          <div key={id}>
            <dt>{of(title)}</dt>
            <dd>{asked}</dd>
          </div>
        ))}
        <div className="border-t border-line pt-1 font-medium">
          <dt>{t("interface.request.counts.total")}</dt>
          <dd>{counts.asked}</dd>
        </div>
      </dl>
      <p className="mt-1 text-sm text-muted">{t("interface.request.counts.mandatory", { count: counts.mandatory })}</p>
    </Section>
  );
}
