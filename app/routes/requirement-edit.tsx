import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";

import { AsksBeforeLeaving } from "~/components/asks-before-leaving";
import { Button, LinkButton } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { Dialog } from "~/components/dialog";
import { ConflictChoice, LoadedFields } from "~/components/edit-conflict";
import { Checkbox } from "~/components/field";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Changeable, ReadingNote, ToChange, useReading } from "~/components/reading";
import { looseText } from "~/components/requirements/answer-kind";
import { MandatoryFields, PlaceFields, TextFields } from "~/components/requirements/requirement-fields";
import { shownField } from "~/components/requirements/shown-field";
import { ValuedByFields } from "~/components/requirements/valued-by-fields";
import { RequirementOrigin } from "~/components/requirements/requirement-origin";
import { postedEditSchema, postedRequirement, requirementFields } from "~/domain/requirements/posted-requirement";
import { postedLoad } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { removeRequirement, revertRequirement, saveRequirement } from "~/services/change-requirements";
import { requestContext } from "~/services/context.server";
import { loadRequirements } from "~/services/load-requirements";
import { loadOrigins } from "~/services/origins";

import { withPosted } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.requirements.edit.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { requirements, criteria, edited, sources, published } = await found(loadRequirements(await requestContext(request), params.selectionId!));
  const requirement = await found(requirements.find(({ id }) => id === params.requirementId) ?? null);
  const past = await found(loadOrigins(await requestContext(request), params.selectionId!));
  const { reasons, dependents } = past.requirements.find((one) => one.requirement.id === requirement.id)!;
  return {
    requirement, criteria, published, reasons: reasons.filter(({ kind, id }) => kind !== "list" && kind !== "library" && kind !== "pack" && (id === null || id !== requirement.source)), dependents,
    edited: edited.includes(requirement.id),
    source: requirement.source === null ? null : { id: requirement.source, ...sources[requirement.source]! },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { requirement } = await loader({ request, params, context: {} });
  const form = await request.formData();
  const parsed = parseForm(postedEditSchema, postedRequirement(form));
  const [context, selection, { id }] = [await requestContext(request), params.selectionId!, requirement];
  const list = `/selections/${selection}/requirements?dimension=`;
  switch (form.get("intent")) {
    case "revert": {
      const answer = await answerTo(() => revertRequirement(context, selection, id));
      return "init" in answer ? withPosted(answer, form) : redirect(`/selections/${selection}/requirements/${id}`);
    }
    case "remove": {
      const answer = await answerTo(() => removeRequirement(context, selection, id));
      return "init" in answer ? withPosted(answer, form) : redirect(`${list}${dimensionOf(requirement.criterion)}&done=removed`);
    }
    default: {
      if (!parsed.ok) return withPosted(parsed.refusal, form);
      const answer = await answerTo(() => saveRequirement(context, selection, id, { ...parsed.data, anchors: parsed.data.anchors ?? [] }, postedLoad(form)));
      return "init" in answer ? withPosted(answer, form) : redirect(`${list}${dimensionOf(parsed.data.criterion)}&done=saved#${id}`);
    }
  }
}

function dimensionOf(criterion: string): string {
  return criterion.split(".")[0]!;
}

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RequirementEdit() {
  const { requirement, criteria, edited, published, source, reasons, dependents } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const text = useText();
  const { t, language } = text;
  const [search] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const problems = answer?.fields ?? {};
  const posted = answer?.posted;
  const conflict = answer?.conflict;
  const own = requirement.origin === "own";
  const reading = useReading();
  const confirm = reading ? null : search.get("confirm");
  return (
    <>
      <p className="no-print mb-3"><Link to={`../requirements?dimension=${dimensionOf(requirement.criterion)}#${requirement.id}`} className="link">{t("interface.requirements.edit.back")}</Link></p>
      <PageHeader
        title={t("interface.requirements.edit.title")}
        lead={looseText(language, requirement.text)}
        secondary={
          reading ? null : own ? <LinkButton to="?confirm=remove" look="danger" preventScrollReset>{t("interface.requirements.edit.remove")}</LinkButton>
            : edited ? <LinkButton to="?confirm=revert" icon="undo" preventScrollReset>{t("interface.requirements.edit.revert")}</LinkButton> : null
        }
        action={<ToChange><Button type="submit" form="requirement" look="primary" pending={busy}>{t("interface.requirements.edit.save")}</Button></ToChange>}
      />
      <ReadingNote />
      {published ? <div className="mb-6"><Callout>{t("interface.requirements.published")}</Callout></div> : null}
      <PageBody aside={<RequirementOrigin requirement={requirement} source={source} edited={edited} reasons={reasons} dependents={dependents} />}>
        <Changeable><AsksBeforeLeaving><Form key={JSON.stringify(requirement)} method="post" id="requirement" className="group grid min-w-0 gap-section">
          <LoadedFields fields={conflict?.base ?? requirementFields(requirement)} />
          {conflict
            ? <ConflictChoice conflict={conflict} label={(field) => t(`interface.conflict.requirement.${field as "text"}`)} show={(field, value) => shownField(text, criteria, field, value)} />
            : <AnswerProblem answer={answer} />}
          <Section title={t("interface.requirements.edit.texts")}><TextFields requirement={requirement} posted={posted} problems={problems} /></Section>
          <Section title={t("interface.requirements.edit.place")}>
            <div className="grid gap-5">
              {requirement.fixed ? <p className="text-sm text-muted">{t("interface.requirements.edit.fixed")}</p> : <Checkbox name="asked" label={t("interface.requirements.edit.asked")} defaultChecked={posted ? "asked" in posted : requirement.asked} />}
              <PlaceFields criteria={criteria} {...requirement} posted={posted} problems={problems} />
              <ValuedByFields answer={requirement.answer} valuedBy={requirement.valuedBy} anchors={requirement.anchors} posted={posted} problems={problems} />
              <MandatoryFields {...requirement} lowest={requirement.answer.type === "scale" ? "shown" : "hidden"} posted={posted} />
            </div>
          </Section>
        </Form></AsksBeforeLeaving></Changeable>
      </PageBody>
      {confirm === "remove" && own ? (
        <Dialog title={t("interface.requirements.edit.removeTitle")} closeTo="." actions={<IntentButton intent="remove">{t("interface.requirements.edit.removeDo")}</IntentButton>}>
          <p>{t("interface.requirements.edit.removeText")}</p>
          <p className="text-muted">{looseText(language, requirement.text)}</p>
        </Dialog>
      ) : null}
      {confirm === "revert" && edited && !own ? (
        <Dialog title={t("interface.requirements.edit.revertTitle")} closeTo="." actions={<IntentButton intent="revert">{t("interface.requirements.edit.revertDo")}</IntentButton>}>
          <p>{t("interface.requirements.edit.revertText")}</p>
        </Dialog>
      ) : null}
    </>
  );
}

function IntentButton({ intent, children }: { intent: string; children: string }) {
  return (
    <Form method="post">
      <Button type="submit" look="danger" name="intent" value={intent}>{children}</Button>
    </Form>
  );
}
