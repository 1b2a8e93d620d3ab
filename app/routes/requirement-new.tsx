import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";

import { AsksBeforeLeaving } from "~/components/asks-before-leaving";
import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { AnswerFields } from "~/components/requirements/answer-fields";
import { MandatoryFields, PlaceFields, TextFields } from "~/components/requirements/requirement-fields";
import { ValuedByFields } from "~/components/requirements/valued-by-fields";
import { postedRequirement, postedRequirementSchema } from "~/domain/requirements/posted-requirement";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { addRequirement } from "~/services/change-requirements";
import { requestContext } from "~/services/context.server";
import { setReason } from "~/services/origins";
import { loadRequirements } from "~/services/load-requirements";

import { withPosted } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.requirements.new.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { criteria } = await found(loadRequirements(await requestContext(request), params.selectionId!));
  return { criteria };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseForm(postedRequirementSchema, postedRequirement(form));
  if (!parsed.ok) return withPosted(parsed.refusal, form);
  // Written for a wish: that is the reason why it is asked.
  const wish = new URL(request.url).searchParams.get("wish");
  const answer = await answerTo(async () => {
    const context = await requestContext(request);
    const added = await addRequirement(context, params.selectionId!, parsed.data);
    if (wish) await setReason(context, params.selectionId!, added.id, { itemId: wish, text: "" });
    return added;
  });
  if ("init" in answer) return withPosted(answer, form);
  const dimension = parsed.data.criterion.split(".")[0]!;
  return redirect(`/selections/${params.selectionId}/requirements?dimension=${dimension}&done=saved#${answer.id}`);
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RequirementNew() {
  const { criteria } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useText();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const problems = answer?.fields ?? {};
  const posted = answer?.posted;
  return (
    <>
      <p className="no-print mb-3"><Link to=".." relative="path" className="link">{t("interface.requirements.edit.back")}</Link></p>
      <PageHeader title={t("interface.requirements.new.title")} lead={t("interface.requirements.new.lead")} />
      <AsksBeforeLeaving><Form method="post" className="group grid max-w-3xl gap-section">
        <AnswerProblem answer={answer} />
        <Section title={t("interface.requirements.edit.texts")}><TextFields posted={posted} problems={problems} /></Section>
        <Section title={t("interface.requirements.new.type")}><AnswerFields posted={posted} problems={problems} /></Section>
        <Section title={t("interface.requirements.edit.place")}>
          <div className="grid gap-5">
            <PlaceFields criteria={criteria} criterion={search.get("criterion") ?? undefined} priority="desirable" weight={null} posted={posted} problems={problems} />
            <ValuedByFields answer={null} valuedBy="answer" posted={posted} problems={problems} />
            <MandatoryFields mandatory={false} lowestAccepted="customisation" lowest="on-scale" posted={posted} />
          </div>
        </Section>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={busy}>{t("interface.requirements.new.save")}</Button>
          <Link to=".." relative="path" className="button">{t("interface.shell.cancel")}</Link>
        </div>
      </Form></AsksBeforeLeaving>
    </>
  );
}
