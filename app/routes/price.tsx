import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { EmptyState, PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { OfferCosts } from "~/components/price/offer-costs";
import { PriceSheetForm } from "~/components/price/price-sheet-form";
import { Changeable, ReadingNote, ToChange, useReading } from "~/components/reading";
import { newPriceSheet, priceSheetSchema } from "~/domain/cost/price-sheet";
import { typedNumber } from "~/domain/typed-number";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { priceSheetOfForm } from "~/services/price-form";
import { decidePrice, loadPrices, savePriceSheet } from "~/services/price-sheet";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.price.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return found(loadPrices(await requestContext(request), params.selectionId!));
}

const decisionSchema = z.object({ vendorId: z.string(), lineId: z.string(), unitPrice: z.number(), reason: z.string().trim().min(1).max(2000) });

export async function action({ request, params }: ActionFunctionArgs) {
  const [context, id] = [await requestContext(request), params.selectionId!];
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "decide") {
    const parsed = parseForm(decisionSchema, { ...Object.fromEntries(form), unitPrice: typedNumber(String(form.get("unitPrice") ?? "")) });
    if (!parsed.ok) return parsed.refusal;
    const answer = await answerTo(() => decidePrice(context, id, parsed.data));
    return "init" in answer ? answer : redirect(`/selections/${id}/price#decide`);
  }
  if (intent === "start" || intent === "remove") {
    const answer = await answerTo(() => savePriceSheet(context, id, intent === "start" ? newPriceSheet() : null));
    return "init" in answer ? answer : redirect(`/selections/${id}/price`);
  }
  const parsed = parseForm(priceSheetSchema, priceSheetOfForm(form));
  if (!parsed.ok) return parsed.refusal;
  const answer = await answerTo(() => savePriceSheet(context, id, parsed.data));
  return "init" in answer ? answer : redirect(`/selections/${id}/price?done=saved`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function Price() {
  const { sheet, edition, ranking, dimensions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useText();
  const [search] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const base = `/selections/${useParams().selectionId}`;
  const reading = useReading();
  return (
    <>
      <PageHeader title={t("interface.price.title")} lead={t("interface.price.lead")} action={<LinkButton to={`${base}/request`}>{t("interface.price.toRequest")}</LinkButton>} />
      <ReadingNote />
      <PageBody>
        <AnswerProblem answer={answer} />
        {search.get("done") === "saved" && !answer ? <Callout kind="success" live>{t("interface.price.saved")}</Callout> : null}
        {edition?.price && ranking && ranking.offers.length > 0 ? <OfferCosts ranking={ranking} sheet={edition.price} mayDecide={!reading} /> : null}
        {sheet ? (
          <Changeable><PriceSheetForm key={JSON.stringify(sheet)} sheet={sheet} dimensions={dimensions} problems={answer && !answer.ok ? answer.fields : {}} pending={pending} /></Changeable>
        ) : (
          <EmptyState title={t("interface.price.empty.title")} action={<ToChange><Form method="post"><Button type="submit" name="intent" value="start" look="primary">{t("interface.price.empty.action")}</Button></Form></ToChange>}>
            {t("interface.price.empty.text")}
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
