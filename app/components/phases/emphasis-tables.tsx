import { Link } from "@remix-run/react";

import type { ContentItem } from "~/domain/content/pack";
import type { Bilingual } from "~/domain/language";
import { useText } from "~/i18n/text-context";

import { LinkButton } from "../button";
import { DataTable } from "../data-table";
import { Section } from "../page";

interface Proposed {
  id: string;
  title: Bilingual;
  parent: Bilingual | null;
  weight: number;
  proposed: number;
  asked: number;
}

/** What the chosen classes mean for the weights: now, proposed, and how much is asked; adopting asks once more. */
export function WeightProposal({ proposal, chosen, mayApply, selectionId }: { proposal: readonly Proposed[]; chosen: boolean; mayApply: boolean; selectionId: string }) {
  const { t, of, format } = useText();
  const change = ({ weight, proposed }: Proposed) => t(`interface.phases.solution.proposal.${proposed > weight ? "more" : proposed < weight ? "less" : "same"}`);
  return (
    <Section title={t("interface.phases.solution.proposal.title")} lead={t("interface.phases.solution.proposal.lead")} id="proposal">
      {proposal.length === 0 ? <p className="text-muted">{t(chosen ? "interface.phases.solution.proposal.already" : "interface.phases.solution.proposal.none")}</p> : (
        <div className="grid gap-4">
          <DataTable caption={t("interface.phases.solution.proposal.title")} hideCaption>
            <thead>
              <tr>
                <th scope="col">{t("interface.phases.solution.proposal.criterion")}</th>
                {(["now", "proposed"] as const).map((column) => <th key={column} scope="col" className="number">{t(`interface.phases.solution.proposal.${column}`)}</th>)}
                <th scope="col"><span className="sr-only">{t("interface.phases.solution.proposal.title")}</span></th>
                <th scope="col" className="number">{t("interface.phases.solution.proposal.asked")}</th>
              </tr>
            </thead>
            <tbody>
              {proposal.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{of(row.title)}{row.parent ? <span className="block text-sm font-normal text-muted">{of(row.parent)}</span> : null}</th>
                  <td className="number">{format.plain(row.weight, 2)}</td>
                  <td className={`number ${row.proposed === row.weight ? "text-muted" : "font-semibold"}`}>{format.plain(row.proposed, 2)}</td>
                  <td className="text-muted">{change(row)}</td>
                  <td className="number">{row.asked}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-2">
            {mayApply
              ? <LinkButton to="?confirm=apply" preventScrollReset>{t("interface.phases.solution.proposal.apply")}</LinkButton>
              : proposal.every(({ weight, proposed }) => weight === proposed) ? <p className="text-muted">{t("interface.phases.solution.proposal.already")}</p> : null}
            <Link to={`/selections/${selectionId}/weights`} className="link text-sm">{t("interface.phases.solution.proposal.toWeights")}</Link>
            <Link to={`/selections/${selectionId}/requirements`} className="link text-sm">{t("interface.phases.solution.proposal.toRequirements")}</Link>
          </div>
        </div>
      )}
    </Section>
  );
}

/** The functions that every system must have; nothing for a pack that names none. */
export function MinimumFunctions({ minimum }: { minimum: readonly { item: ContentItem; asked: boolean }[] }) {
  const { t, of } = useText();
  if (minimum.length === 0) return null;
  return (
    <Section title={t("interface.phases.solution.minimum.title")} lead={t("interface.phases.solution.minimum.lead")} id="minimum">
      <DataTable caption={t("interface.phases.solution.minimum.title")} hideCaption>
        <thead>
          <tr>
            <th scope="col">{t("interface.phases.solution.minimum.function")}</th>
            <th scope="col">{t("interface.phases.solution.minimum.asked")}</th>
          </tr>
        </thead>
        <tbody>
          {minimum.map(({ item, asked }) => (
            <tr key={item.id}>
              <th scope="row" id={item.id} className="font-normal!">{of(item.text)}</th>
              <td>{t(`interface.phases.solution.minimum.${asked ? "yes" : "no"}`)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
