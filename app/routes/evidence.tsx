import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { DownloadButton, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { LinkStrip } from "~/components/link-tabs";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { CommitteeTabs } from "~/components/scoring/committee-tabs";
import { EvidenceRows } from "~/components/scoring/evidence-rows";
import { UndoLine } from "~/components/undo-line";
import { rungs } from "~/domain/committee/evidence-ladder";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadEvidence, postedProofSchema, setProofs } from "~/services/evidence";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.evidence.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return found(loadEvidence(await requestContext(request), params.selectionId!, new URL(request.url).searchParams.get("vendor")));
}

const formSchema = z.object({ vendorId: z.string(), proofs: z.array(postedProofSchema).max(5000) });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const proofs = [];
  for (let index = 0; form.has(`proof.${index}.requirement`); index++) {
    proofs.push({ requirementId: form.get(`proof.${index}.requirement`), rung: form.get(`proof.${index}.rung`), note: form.get(`proof.${index}.note`) });
  }
  const parsed = parseForm(formSchema, { vendorId: form.get("vendorId"), proofs });
  if (!parsed.ok) return parsed.refusal;
  const { vendorId } = parsed.data;
  const answer = await answerTo(async () => setProofs(await requestContext(request), params.selectionId!, vendorId, parsed.data.proofs));
  return "init" in answer ? answer : redirect(`/selections/${params.selectionId}/evidence?vendor=${vendorId}&saved=1`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Evidence() {
  const { t } = useText();
  const { edition, open, mayChange, offers, vendorId, rows } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const base = `/selections/${useParams().selectionId}`;
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  return (
    <>
      {search.has("saved") ? <UndoLine>{t("interface.evidence.saved")}</UndoLine> : null}
      <PageHeader
        title={t("interface.evidence.title")} lead={t("interface.evidence.lead")}
        secondary={vendorId && open ? <DownloadButton href={`${base}/files/contract-annex.docx?vendor=${vendorId}`}>{t("interface.evidence.annexWord")}</DownloadButton> : null}
        action={vendorId && open ? <DownloadButton look="primary" href={`${base}/files/contract-annex.pdf?vendor=${vendorId}`}>{t("interface.evidence.annex")}</DownloadButton> : null}
      />
      <CommitteeTabs base={base} current="evidence" />
      <PageBody>
        <AnswerProblem answer={answer} />
        <details className="border-y border-line py-1">
          <summary className="link inline-block py-1">{t("interface.evidence.ladder")}</summary>
          <dl className="mt-2 grid max-w-prose grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 pb-3 text-sm">
            {rungs.map((rung) => <div key={rung} className="contents"><dt className="font-semibold">{t(`interface.evidence.rung.${rung}`)}</dt><dd>{t(`interface.evidence.meaning.${rung}`)}</dd></div>)}
          </dl>
          <div className="flex flex-wrap items-center gap-3 pb-3 text-sm"><span>{t("interface.evidence.rankingFrom")}</span>{rungs.slice(1).map((rung) => <LinkButton key={rung} to={`${base}/ranking?from=${rung}`}>{t(`interface.evidence.rung.${rung}`)}</LinkButton>)}</div>
        </details>
        {vendorId ? (
          <>
            <LinkStrip label={t("interface.evidence.vendor")} links={offers.map((offer) => ({ to: `${base}/evidence?vendor=${offer.vendorId}`, current: offer.vendorId === vendorId, title: offer.name }))} />
            {open ? null : <p className="text-muted">{t("interface.evidence.notOpen")}</p>}
            <EvidenceRows vendorId={vendorId} rows={rows} language={edition.language} mayChange={mayChange} pending={pending} />
          </>
        ) : <EmptyState title={t("interface.scoring.noAnswers.title")}>{t("interface.scoring.noAnswers.text")}</EmptyState>}
      </PageBody>
    </>
  );
}
