import { Form, Link } from "@remix-run/react";

import type { PartnerNeed } from "~/domain/readiness/readiness-state";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { Tag } from "../tag";

/** What the organisation asks of a partner, each with the requirements that make up for it. */
export function PartnerNeeds({ needs, mayChange, base }: { needs: readonly PartnerNeed[]; mayChange: boolean; base: string }) {
  const { t, of } = useText();
  if (needs.length === 0) return <p className="text-muted">{t("interface.readiness.need.none")}</p>;
  return (
    <ul className="-mt-3">
      {needs.map(({ question, areas }) => (
        <li key={question.id} id={`need-${question.id}`} className="border-b border-line py-3">
          <p className="font-medium">{of(question.text)}</p>
          {areas.length === 0 ? <p className="text-sm text-muted">{t("interface.readiness.need.noArea")}</p> : null}
          <ul>
            {areas.map(({ area, requirement, linked }) => {
              const text = area.title ? of(area.title) : of(area.text);
              return (
                <li key={area.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
                  <span className="max-w-prose min-w-0 basis-72 grow text-muted">{of(area.text)}</span>
                  <span className="flex flex-wrap items-center gap-x-3">
                    {linked ? <><Tag tone="success">{t("interface.readiness.need.linked")}</Tag><Link to={`${base}/requirements/${encodeURIComponent(requirement)}`} className="link text-sm">{t("interface.readiness.need.see")}</Link></> : null}
                    {mayChange ? (
                      <Form method="post" action="?form=needs" preventScrollReset>
                        <Button type="submit" name="intent" value={`${linked ? "unneed" : "need"}:${question.id}:${requirement}`} look={linked ? "quiet" : "secondary"} icon={linked ? "undo" : "plus"} aria-label={linked ? t("interface.readiness.need.undoOf", { area: text }) : t("interface.readiness.need.askOf", { area: text })}>
                          {linked ? t("interface.readiness.need.undo") : t("interface.readiness.need.ask")}
                        </Button>
                      </Form>
                    ) : null}
                  </span>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
