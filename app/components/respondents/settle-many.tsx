import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button } from "~/components/button";
import { DataTable } from "~/components/data-table";
import { Section } from "~/components/page";
import { useTyped } from "~/components/typed-fields";
import type { ContentItem, Heading } from "~/domain/content/pack";
import type { Choice } from "~/domain/intake/choices";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { Spread } from "~/domain/respondents/agreement";
import type { HangingPart } from "~/domain/respondents/majority";
import { useText } from "~/i18n/text-context";

import { OwnChoice, Share } from "./agreement-table";

/** By which rule many differences are settled at once, answer by answer. */
export function MajorityRule({ atLeast }: { atLeast: number }) {
  const { t } = useText();
  return (
    <dl className="grid max-w-prose gap-2">
      {(["selected", "priority", "inUse", "open"] as const).map((part) => (
        <div key={part}>
          <dt className="inline font-medium">{t(`interface.respondents.many.rule.${part}.what`)}</dt>{" "}
          <dd className="inline">{t(`interface.respondents.many.rule.${part}.how`, { count: atLeast })}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Row {
  item: ContentItem;
  spread: Spread;
}

/** What would be settled, with a box to leave a wish out. */
export function PreviewTable({ rows, counted, functions, ticked, mayChange }: { rows: readonly (Row & { before: Choice; after: Choice })[]; counted: number; functions: readonly Heading[]; ticked: boolean; mayChange: boolean }) {
  const { t, of } = useText();
  const typed = useTyped();
  const column = (key: "said" | "now" | "then") => t(`interface.respondents.many.column.${key}`);
  return (
    <DataTable caption={t("interface.respondents.many.preview.title", { count: rows.length })} hideCaption className="table-stacks">
      <thead>
        <tr>
          <th scope="col">{t("interface.respondents.agreement.column.wish")}</th>
          {(["said", "now", "then"] as const).map((key) => <th key={key} scope="col">{column(key)}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, spread, before, after }) => {
          const wish = item.kind === "wish";
          const same = JSON.stringify(before) === JSON.stringify(after);
          return (
            <tr key={item.id}>
              <th scope="row" className="font-normal! sm:min-w-64">
                <span className="flex items-start gap-2.5">
                  {mayChange ? <input type="checkbox" id={`settle-${item.id}`} name="item" value={item.id} defaultChecked={typed.ticked("item", item.id, ticked)} className="mt-[0.2em] shrink-0" /> : null}
                  <span>
                    <label htmlFor={mayChange ? `settle-${item.id}` : undefined}>{of(item.text)}</label>
                    <span className="block text-sm text-muted">{wish ? of(functions.find(({ id }) => id === item.function)?.title ?? item.text) : t("interface.respondents.agreement.objective")}</span>
                  </span>
                </span>
              </th>
              <td data-label={column("said")}><Voices spread={spread} wish={wish} counted={counted} /></td>
              <td data-label={column("now")}><OwnChoice choice={before} wish={wish} use /></td>
              <td data-label={column("then")}>{same ? <span className="text-muted">{t("interface.respondents.many.same")}</span> : <OwnChoice choice={after} wish={wish} use />}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** What stays open, and on which answer. */
export function OpenTable({ rows, counted, settleAddress }: { rows: readonly (Row & { part: HangingPart; why: "tie" | "few" })[]; counted: number; settleAddress: ((item: string) => string) | null }) {
  const { t, of } = useText();
  const column = (key: "said" | "why") => t(`interface.respondents.many.column.${key}`);
  return (
    <DataTable caption={t("interface.respondents.many.undecided.title", { count: rows.length })} hideCaption className="table-stacks">
      <thead>
        <tr>
          <th scope="col">{t("interface.respondents.agreement.column.wish")}</th>
          {(["said", "why"] as const).map((key) => <th key={key} scope="col">{column(key)}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, spread, part, why }) => (
          <tr key={item.id}>
            <th scope="row" className="font-normal! sm:min-w-64">{of(item.text)}</th>
            <td data-label={column("said")}><Voices spread={spread} wish={item.kind === "wish"} counted={counted} /></td>
            <td data-label={column("why")}>
              {t(`interface.respondents.many.undecided.${why}`, { part: t(`interface.respondents.many.part.${part}`) })}
              {settleAddress ? <Link to={settleAddress(item.id)} className="link block text-sm">{t("interface.respondents.settle.open")}<span className="sr-only">: {of(item.text)}</span></Link> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** How the voices on one wish are divided over each answer. */
function Voices({ spread, wish, counted }: { spread: Spread; wish: boolean; counted: number }) {
  const { t } = useText();
  const line = (part: HangingPart, share: ReactNode) => <span className="block"><span className="sr-only">{t(`interface.conflict.choice.${part}`)}: </span>{share}</span>;
  return (
    <span className="grid gap-1">
      {line("selected", <Share parts={[{ count: spread.ticked.yes, label: t("interface.conflict.yes"), strong: true }, { count: spread.ticked.no, label: t("interface.conflict.no") }]} of={counted} />)}
      {wish && spread.ticked.yes > 0 ? (
        <>
          {line("priority", <Share parts={priorities.map((value, index) => ({ count: spread.priority[value], label: t(`interface.intake.priority.${value}`), strong: index === 0 }))} of={spread.ticked.yes} />)}
          {line("impact", <Share parts={impacts.map((value, index) => ({ count: spread.impact[value], label: t(`interface.intake.impact.${value}`), strong: index === 2, half: index === 1 }))} of={spread.ticked.yes} />)}
        </>
      ) : null}
    </span>
  );
}

/** What was settled together before, each with the way back. */
export function SettledTogether({ together, mayChange, listAddress }: { together: readonly { ids: string[]; at: string; by: string; reason: string }[]; mayChange: boolean; listAddress: string }) {
  const { t, format } = useText();
  return (
    <Section title={t("interface.respondents.many.together.title")} lead={t("interface.respondents.many.together.lead")} action={<Link className="link text-sm" to={listAddress}>{t("interface.respondents.many.together.list")}</Link>}>
      <ul className="grid gap-3">
        {together.map(({ ids, at, by, reason }) => (
          <li key={ids[0]} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line pb-3">
            <span className="min-w-0">
              {t("interface.respondents.many.together.line", { count: ids.length, at: format.instant(at), by })}
              <span className="block text-sm wrap-anywhere text-muted">“{reason}”</span>
            </span>
            {mayChange ? (
              <Form method="post">
                <input type="hidden" name="intent" value="undo" />
                <input type="hidden" name="settlements" value={JSON.stringify(ids)} />
                <Button type="submit" look="quiet" icon="undo">{t("interface.respondents.adopt.undo")}<span className="sr-only">: {format.instant(at)}</span></Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
