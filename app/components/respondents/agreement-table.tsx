import { Form, Link } from "@remix-run/react";

import { DataTable } from "~/components/data-table";
import { Tag } from "~/components/tag";
import type { ContentItem } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { ItemAgreement } from "~/domain/respondents/agreement";
import { useText } from "~/i18n/text-context";
import type { SettledView } from "~/domain/respondents/overview";

export interface AgreementRow {
  item: ContentItem;
  agreement: ItemAgreement;
  choice: Choice | undefined;
  settled: SettledView | undefined;
}

/** What respondents say of each wish: how many, how badly, how much it changes, how far they agree, and what stands now. */
export function AgreementTable({ rows, counted, settleAddress, nextOf }: { rows: readonly AgreementRow[]; counted: number; settleAddress: ((item: string) => string) | null; nextOf: (item: string) => string }) {
  const { t, of } = useText();
  const column = (key: "wish" | "ticked" | "priority" | "impact" | "agreement" | "own") => t(`interface.respondents.agreement.column.${key}`);
  return (
    <DataTable caption={t("interface.respondents.agreement.title")} hideCaption className="table-stacks">
      <thead>
        <tr>{(["wish", "ticked", "priority", "impact", "agreement", "own"] as const).map((key) => <th key={key} scope="col">{column(key)}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map(({ item, agreement, choice, settled }) => {
          const { spread } = agreement;
          const wish = item.kind === "wish";
          return (
            <tr key={item.id} id={`wish-${item.id}`}>
              <th scope="row" className="font-normal! sm:min-w-64">
                {of(item.text)}
                {wish ? null : <span className="block text-sm text-muted">{t("interface.respondents.agreement.objective")}</span>}
              </th>
              <td data-label={column("ticked")}>
                <Share parts={[{ count: spread.ticked.yes, label: t("interface.conflict.yes"), strong: true }, { count: spread.ticked.no, label: t("interface.conflict.no") }]} of={counted} />
              </td>
              <td data-label={column("priority")} data-empty={wish ? undefined : ""}>
                {wish ? <Share parts={priorities.map((value, index) => ({ count: spread.priority[value], label: t(`interface.intake.priority.${value}`), strong: index === 0 }))} of={spread.ticked.yes} /> : null}
              </td>
              <td data-label={column("impact")} data-empty={wish ? undefined : ""}>
                {wish ? <Share parts={impacts.map((value, index) => ({ count: spread.impact[value], label: t(`interface.intake.impact.${value}`), strong: index === 2, half: index === 1 }))} of={spread.ticked.yes} /> : null}
              </td>
              <td data-label={column("agreement")}><Agreement agreement={agreement} /></td>
              <td data-label={column("own")}>
                <span className="grid justify-items-start gap-1">
                  <OwnChoice choice={choice} wish={wish} />
                  {settled ? <Settled settled={settled} next={settleAddress ? nextOf(item.id) : null} /> : null}
                  {settleAddress ? <Link to={settleAddress(item.id)} preventScrollReset data-next="" className="link text-sm">{t(settled ? "interface.respondents.settle.again" : "interface.respondents.settle.open")}<span className="sr-only">: {of(item.text)}</span></Link> : null}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** That the lead decided, why, and the way back. */
function Settled({ settled: { kind, reason, by, at, settlementId }, next }: { settled: SettledView; next: string | null }) {
  const { t, format } = useText();
  return (
    <>
      <Tag tone="success">{t(`interface.respondents.settled.${kind}`)}</Tag>
      {reason ? <span className="text-sm">“{reason}”</span> : null}
      <span className="text-sm text-muted">{t("interface.respondents.settled.by", { by, at: format.date(at) })}</span>
      {next !== null && kind === "settle" ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="settlementId" value={settlementId} />
          <button type="submit" className="link text-sm">{t("interface.respondents.adopt.undo")}</button>
        </Form>
      ) : null}
    </>
  );
}

/** How voices are divided: a bar, and the same in words. */
export function Share({ parts, of }: { parts: readonly { count: number; label: string; strong?: boolean; half?: boolean }[]; of: number }) {
  const { t } = useText();
  const said = parts.reduce((sum, { count }) => sum + count, 0);
  if (said === 0) return <span className="text-muted">–</span>;
  return (
    <span className="block min-w-24">
      <span aria-hidden="true" className="mb-1 flex h-[0.5em] overflow-hidden rounded-sm bg-line">
        {parts.map(({ count, label, strong, half }) => (
          <span key={label} style={{ width: `${(100 * count) / Math.max(of, said)}%` }} className={strong ? "bg-accent" : half ? "bg-accent/60" : "bg-accent/25"} />
        ))}
      </span>
      <span className="flex flex-wrap gap-x-1 text-[0.875em] tabular-nums">
        {parts.map(({ count, label }, index) => <span key={label} className="whitespace-nowrap">{t("interface.respondents.agreement.count", { count, label })}{index < parts.length - 1 ? " ·" : ""}</span>)}
      </span>
    </span>
  );
}

/** How far people agree, in per cent and in words. */
export function Agreement({ agreement: { agreement, widest, common } }: { agreement: ItemAgreement }) {
  const { t, format } = useText();
  if (agreement === null) return <span className="text-muted">{t("interface.respondents.agreement.unknown")}</span>;
  if (common) return <Tag tone="success">{t("interface.respondents.agreement.all")}</Tag>;
  return (
    <span>
      <strong className="font-semibold tabular-nums">{format.share(agreement, 0)}</strong>
      {agreement < 1 && widest ? <span className="block text-sm text-muted">{t("interface.respondents.agreement.widest", { part: t(`interface.conflict.choice.${widest}`) })}</span> : null}
    </span>
  );
}

/** What the selection has of an item, in words; `use` tells also whether it is in use. */
export function OwnChoice({ choice, wish, use = false }: { choice: Choice | undefined; wish: boolean; use?: boolean }) {
  const { t } = useText();
  if (!choice?.selected) return <span className="text-muted">{t("interface.respondents.agreement.notTicked")}</span>;
  const parts = wish ? [choice.priority ? t(`interface.intake.priority.${choice.priority}`) : null, choice.impact ? t("interface.respondents.agreement.impactOf", { impact: t(`interface.intake.impact.${choice.impact}`) }) : null, use && choice.inUse !== null ? t(choice.inUse ? "interface.respondents.agreement.inUse" : "interface.respondents.agreement.notInUse") : null] : [];
  return <span>{[t("interface.respondents.agreement.isTicked"), ...parts.filter((part) => part !== null)].join(", ")}</span>;
}
