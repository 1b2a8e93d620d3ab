import { Form } from "@remix-run/react";

import { Button, LinkButton } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import { ToChange, useReading } from "~/components/reading";
import type { EditionRankedOffer, EditionRanking, KnockOutFinding } from "~/domain/decision/types";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import type { FormAnswer } from "~/domain/form-answer";
import { hasValueFunction } from "~/domain/requirements/answer-type";
import { answerLabel } from "~/i18n/answer-labels";
import { useText } from "~/i18n/text-context";

interface Finding {
  offer: EditionRankedOffer;
  finding: KnockOutFinding;
}

/** Knock-outs that exclude, that are open and that were waived, each with requirement and answer. */
export function KnockOuts({ edition, ranking, closed }: { edition: Edition; ranking: EditionRanking; closed: boolean }) {
  const { t } = useText();
  const reading = useReading();
  const requirements = new Map(edition.requirements.map((requirement) => [requirement.id, requirement]));
  const findings = (of: (offer: EditionRankedOffer) => KnockOutFinding[]) => ranking.offers.flatMap((offer) => of(offer).map((finding) => ({ offer, finding })));
  const excluded = findings((offer) => offer.exclusions);
  const open = findings((offer) => offer.openKnockOuts);
  const waived = ranking.offers.flatMap((offer) => Object.entries(offer.waivers).map(([id, reason]) => ({ offer, id, reason })));
  if (excluded.length + open.length + waived.length === 0) return <p className="text-muted">{t("interface.ranking.knockOuts.none")}</p>;
  return (
    <div className="grid gap-6">
      {excluded.length > 0 ? <FindingTable title={t("interface.ranking.knockOuts.excluded")} findings={excluded} requirements={requirements} language={edition.language} canWaive={!reading} /> : null}
      {open.length > 0 ? (
        <div>
          <FindingTable title={t("interface.ranking.knockOuts.open")} findings={open} requirements={requirements} language={edition.language} canWaive={false} />
          {closed ? null : <p className="mt-2 text-sm text-muted">{t("interface.ranking.knockOuts.openText")}</p>}
        </div>
      ) : null}
      {waived.length > 0 ? (
        <DataTable caption={t("interface.ranking.knockOuts.waived")} className="table-stacks caption-strong">
          <thead>
            <tr>
              <th scope="col">{t("interface.ranking.column.offer")}</th>
              <th scope="col">{t("interface.ranking.column.requirement")}</th>
              <th scope="col">{t("interface.ranking.column.reason")}</th>
              <th scope="col"><span className="sr-only">{t("interface.ranking.waive.withdraw")}</span></th>
            </tr>
          </thead>
          <tbody>
            {waived.map(({ offer, id, reason }) => (
              <tr key={`${offer.id} ${id}`}>
                <th scope="row">{offer.vendor.name}</th>
                <td data-label={t("interface.ranking.column.requirement")}><RequirementText requirement={requirements.get(id)} language={edition.language} /></td>
                <td data-label={t("interface.ranking.column.reason")} className="whitespace-pre-line">{reason}</td>
                <td className="no-print text-right max-sm:text-left">
                  <ToChange><Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value="withdraw" />
                    <input type="hidden" name="vendorId" value={offer.id} />
                    <input type="hidden" name="requirementId" value={id} />
                    <input type="hidden" name="reason" value={reason} />
                    <Button type="submit" look="quiet" className="whitespace-nowrap" aria-label={t("interface.ranking.waive.withdrawOf", { vendor: offer.vendor.name, code: requirements.get(id)?.code ?? "" })}>{t("interface.ranking.waive.withdraw")}</Button>
                  </Form></ToChange>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
    </div>
  );
}

function FindingTable({ title, findings, requirements, language, canWaive }: {
  title: string;
  findings: readonly Finding[];
  requirements: ReadonlyMap<string, EditionRequirement>;
  language: Edition["language"];
  canWaive: boolean;
}) {
  const { t } = useText();
  return (
    <DataTable caption={title} className="table-stacks caption-strong">
      <thead>
        <tr>
          <th scope="col">{t("interface.ranking.column.offer")}</th>
          <th scope="col">{t("interface.ranking.column.requirement")}</th>
          <th scope="col">{t("interface.ranking.column.answer")}</th>
          <th scope="col">{t("interface.ranking.column.lowest")}</th>
          {canWaive ? <th scope="col"><span className="sr-only">{t("interface.ranking.waive.action")}</span></th> : null}
        </tr>
      </thead>
      <tbody>
        {findings.map(({ offer, finding }) => {
          const requirement = requirements.get(finding.requirement);
          return (
            <tr key={`${offer.id} ${finding.requirement}`}>
              <th scope="row">{offer.vendor.name}</th>
              <td data-label={t("interface.ranking.column.requirement")}><RequirementText requirement={requirement} language={language} /></td>
              <td data-label={t("interface.ranking.column.answer")}>
                {finding.answer === null || !requirement ? <span className="text-muted">{t("interface.ranking.knockOuts.noAnswer")}</span> : <span lang={language}>{answerLabel(language, requirement.answer, finding.answer)}</span>}
              </td>
              <td data-label={t("interface.ranking.column.lowest")}><LowestAccepted finding={finding} requirement={requirement} language={language} /></td>
              {canWaive ? (
                <td className="no-print text-right max-sm:text-left">
                  <LinkButton look="quiet" className="whitespace-nowrap" preventScrollReset to={`?${new URLSearchParams({ waive: finding.requirement, vendor: offer.id })}`} aria-label={t("interface.ranking.waive.actionOf", { vendor: offer.vendor.name, code: finding.code })}>
                    {t("interface.ranking.waive.action")}
                  </LinkButton>
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function LowestAccepted({ finding, requirement, language }: { finding: KnockOutFinding; requirement: EditionRequirement | undefined; language: Edition["language"] }) {
  const { t } = useText();
  if (!requirement) return null;
  if (finding.lowestAccepted !== null) return <span lang={language}>{answerLabel(language, requirement.answer, finding.lowestAccepted)}</span>;
  return <>{hasValueFunction(requirement.answer) ? t("interface.ranking.knockOuts.abovePoints") : t("interface.ranking.knockOuts.anyAnswer")}</>;
}

function RequirementText({ requirement, language }: { requirement: EditionRequirement | undefined; language: string }) {
  if (!requirement) return null;
  return <div><span className="block font-medium">{requirement.code}</span><span lang={language}>{requirement.text}</span></div>;
}

/** Asks for the written reason without which an exclusion cannot be waived. */
export function WaiveDialog({ offer, requirement, language, closeTo, answer, pending }: {
  offer: EditionRankedOffer;
  requirement: EditionRequirement;
  language: string;
  closeTo: string;
  answer: FormAnswer | undefined;
  pending: boolean;
}) {
  const { t } = useText();
  return (
    <Dialog
      title={t("interface.ranking.waive.title", { code: requirement.code, vendor: offer.vendor.name })} closeTo={closeTo}
      actions={<Button type="submit" form="waive" look="primary" pending={pending}>{t("interface.ranking.waive.do")}</Button>}
    >
      <AnswerProblem answer={answer} />
      <p lang={language} className="border-l-3 border-line pl-3 text-muted">{requirement.text}</p>
      <p>{t("interface.ranking.waive.what")}</p>
      <Form id="waive" method="post" preventScrollReset>
        <input type="hidden" name="intent" value="waive" />
        <input type="hidden" name="vendorId" value={offer.id} />
        <input type="hidden" name="requirementId" value={requirement.id} />
        <TextArea name="reason" rows={3} required maxLength={2000} label={t("interface.ranking.column.reason")} hint={t("interface.ranking.waive.reasonHint")} problem={answer && !answer.ok ? answer.fields.reason : undefined} />
      </Form>
    </Dialog>
  );
}
