import { memo } from "react";

import { Icon } from "~/components/icons";
import type { EditionRequirement } from "~/domain/edition/edition";
import { useText } from "~/i18n/text-context";
import type { Text } from "~/i18n/text-context";

export interface ComparedOffer {
  vendorId: string;
  code: string;
  name: string;
  package: string;
}

export interface ComparedCell {
  label: string;
  value: string | number | null;
  comment: string;
  evidence: string;
  points: number | null;
  fails: boolean;
  open: boolean;
  oldWording: boolean;
  /** A price that is sealed until quality has been scored. */
  sealed: boolean;
  clarified: boolean;
}

/** Requirements of one leaf of the tree, with the cells of the offers that are shown. */
export interface ComparisonGroup {
  id: string;
  path: string[];
  requirements: { requirement: EditionRequirement; cells: readonly (ComparedCell | undefined)[] }[];
}

/**
 * Answers side by side, a table per group in one frame: requirement and vendors stay in sight, groups that are out of
 * sight are not laid out. On a phone each requirement is a block with the vendors under each other.
 */
export function ComparisonTable({ groups, offers, language }: { groups: readonly ComparisonGroup[]; offers: readonly ComparedOffer[]; language: string }) {
  const { t } = useText();
  return (
    <div className="comparison table-frame" role="region" aria-label={t("interface.comparison.title")} tabIndex={0} style={{ "--offers": offers.length } as React.CSSProperties}>
      {/* The header that one sees; to readers of the page each table has its own. */}
      <div aria-hidden="true" className="comparison-head">
        <span />
        {offers.map(({ vendorId, name, package: packageName }) => <span key={vendorId}><span className="block font-semibold">{name}</span><span className="block text-muted">{packageName}</span></span>)}
      </div>
      {groups.map((group) => <GroupTable key={group.id} group={group} offers={offers} language={language} />)}
    </div>
  );
}

// Hundreds of rows with a cell per vendor: what a filter leaves as it was must not be rendered anew.
const GroupTable = memo(function GroupTable({ group, offers, language }: { group: ComparisonGroup; offers: readonly ComparedOffer[]; language: string }) {
  const text = useText();
  const { t } = text;
  return (
    <div id={`group-${group.id}`} className="comparison-group" style={{ "--rows": group.requirements.length } as React.CSSProperties}>
      <table className="table">
        <caption lang={language}><span>{group.path.join(" · ")}</span></caption>
        <colgroup><col className="comparison-first" />{offers.map(({ vendorId }) => <col key={vendorId} />)}</colgroup>
        <thead>
          <tr>
            <th scope="col">{t("interface.comparison.requirement")}</th>
            {offers.map(({ vendorId, name, package: packageName }) => <th key={vendorId} scope="col">{[name, packageName].filter(Boolean).join(" · ")}</th>)}
          </tr>
        </thead>
        <tbody>
          {group.requirements.map(({ requirement, cells }) => (
            <tr key={requirement.id}>
              <th scope="row" className="sticky-column">
                <span className="text-sm text-muted">
                  <span className="font-semibold text-ink">{requirement.code}</span>
                  {requirement.mandatory ? <> · {t("interface.comparison.mandatory")}</> : null}
                </span>
                <span lang={language} className="block font-normal">{requirement.text}</span>
              </th>
              {cells.map((cell, index) => <Cell key={offers[index].vendorId} cell={cell} offer={offers[index]} language={language} text={text} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

/** One answer: in words, with its points as number and bar; a plain function, so that thousands of them stay cheap. */
function Cell({ cell, offer, language, text: { t, format } }: { cell: ComparedCell | undefined; offer: ComparedOffer; language: string; text: Text }) {
  if (!cell) return <td data-vendor={offer.name} />;
  const { label, value, comment, evidence, points, fails, open, oldWording, clarified, sealed } = cell;
  if (sealed) return <td data-vendor={offer.name}><span className="text-muted">{t("interface.sealing.price")}</span></td>;
  const told = value !== null;
  return (
    <td data-vendor={offer.name}>
      {told ? <span lang={language} className="break-words whitespace-pre-line">{label}</span> : <span className="text-muted">{t(comment || evidence ? "interface.comparison.unclear" : "interface.comparison.noAnswer")}</span>}
      {points !== null ? (
        <span className="comparison-points">
          <span aria-hidden="true" style={{ "--value": `${points}%` } as React.CSSProperties} />
          <b>{format.plain(points, 0)}<span className="sr-only"> {t("interface.comparison.points")}</span></b>
        </span>
      ) : null}
      {fails ? <span className="comparison-mark text-problem"><Icon name="problem" />{t("interface.comparison.fails")}</span> : null}
      {open ? <span className="comparison-mark text-warning"><Icon name="warning" />{t("interface.comparison.open")}</span> : null}
      {oldWording ? <span className="comparison-mark text-warning"><Icon name="info" />{t("interface.comparison.oldWording")}</span> : null}
      {clarified ? <span className="comparison-mark text-accent"><Icon name="info" />{t("interface.clarifications.mark")}</span> : null}
      {comment || evidence ? (
        <details className="mt-1 text-sm">
          <summary className="text-accent underline-offset-2 hover:underline" aria-label={t("interface.comparison.commentOf", { vendor: offer.name })}>{t("interface.comparison.comment")}</summary>
          {comment ? <p lang={language} className="mt-1 break-words whitespace-pre-line">{comment}</p> : null}
          {evidence ? <p className="mt-1 break-words whitespace-pre-line text-muted"><span className="font-medium">{t("interface.comparison.evidence")}</span> {evidence}</p> : null}
        </details>
      ) : null}
    </td>
  );
}
