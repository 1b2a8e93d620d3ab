import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { useText } from "~/i18n/text-context";
import type { RespondentsView } from "~/domain/respondents/overview";

/** Takes over, in one step, what everybody agrees on; first shows what that would change. */
export function AdoptPanel({ view: { toAdopt, items, lastAdoption } }: { view: Pick<RespondentsView, "toAdopt" | "items" | "lastAdoption"> }) {
  const { t, of, format } = useText();
  if (toAdopt.length === 0 && !lastAdoption) return null;
  return (
    <div className="rounded-md border border-line px-4 py-3">
      {toAdopt.length > 0 ? (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="grow">{t("interface.respondents.adopt.text", { count: toAdopt.length })}</p>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="adopt" />
              <Button type="submit" look="primary" icon="check">{t("interface.respondents.adopt.button")}</Button>
            </Form>
          </div>
          <details className="mt-2 text-sm">
            <summary className="cursor-pointer text-muted underline decoration-dotted underline-offset-4">{t("interface.respondents.adopt.which")}</summary>
            <ul className="mt-1 grid max-h-64 gap-1 overflow-y-auto">
              {toAdopt.map((choice) => (
                <li key={choice.item}>
                  {of(items.find(({ id }) => id === choice.item)!.text)}
                  <span className="text-muted">
                    {": "}
                    {[
                      t(choice.selected ? "interface.respondents.agreement.isTicked" : "interface.respondents.agreement.notTicked"),
                      choice.selected && choice.priority ? t(`interface.intake.priority.${choice.priority}`) : null,
                      choice.selected && choice.impact ? t("interface.respondents.agreement.impactOf", { impact: t(`interface.intake.impact.${choice.impact}`) }) : null,
                    ].filter((part) => part !== null).join(", ")}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : null}
      {lastAdoption ? (
        <Form method="post" preventScrollReset className={`flex flex-wrap items-center gap-x-3 text-sm text-muted ${toAdopt.length > 0 ? "mt-2" : ""}`}>
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="settlementId" value={lastAdoption.settlementId} />
          <span>{t("interface.respondents.adopt.last", { at: format.instant(lastAdoption.at), by: lastAdoption.by, count: lastAdoption.count })}</span>
          <Button type="submit" look="quiet" icon="undo">{t("interface.respondents.adopt.undo")}</Button>
        </Form>
      ) : null}
    </div>
  );
}
