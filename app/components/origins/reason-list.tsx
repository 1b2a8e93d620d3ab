import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { looseText, sourceKind } from "~/components/requirements/answer-kind";
import { Tag } from "~/components/tag";
import type { Dependent, Reason } from "~/domain/requirements/origins";
import { useText } from "~/i18n/text-context";

const placeOf = (kind: Reason["kind"], id: string) =>
  kind === "wish" ? `../intake?function=all#wish-${id}` : kind === "goal" ? `../goals/${id}` : kind === "gap" ? `../gaps/${id}` : kind === "risk" ? `../risks#${id}` : kind === "item" ? `../guide?q=${encodeURIComponent(id)}` : null;

function Linked({ to, children }: { to: string | null; children: ReactNode }) {
  return to === null ? <>{children}</> : <Link to={to} className="link">{children}</Link>;
}

/** Why something is asked, each reason with its kind. */
export function ReasonList({ reasons }: { reasons: Reason[] }) {
  const { t, language } = useText();
  if (reasons.length === 0) return <span className="text-muted">{t("interface.origins.none")}</span>;
  return (
    <ul className="grid gap-1">
      {reasons.map(({ kind, id, text, itemKind, lapsed, throughWish }) => (
        <li key={`${kind} ${id ?? ""}`}>
          <span className="text-muted">{kind === "item" && itemKind ? sourceKind(t, itemKind) : t(`interface.origins.kind.${kind}`)}{throughWish ? ` (${t("interface.origins.throughWish")})` : ""}</span>{" "}
          <Linked to={id === null ? null : placeOf(kind, id)}>{looseText(language, text) || (kind === "gap" ? t("interface.origins.sameAsWish") : "")}</Linked>
          {lapsed ? <> <Tag tone="warning">{t("interface.origins.lapsed")}</Tag></> : null}
        </li>
      ))}
    </ul>
  );
}

/** What hangs on a requirement, in a few words. */
export function DependentList({ dependents }: { dependents: Dependent[] }) {
  const { t, language } = useText();
  if (dependents.length === 0) return <span className="text-muted">{t("interface.origins.nothing")}</span>;
  return (
    <ul className="grid gap-1">
      {dependents.map(({ kind, text, count, id }) => (
        <li key={`${kind} ${id ?? looseText(language, text)}`}>
          {kind === "answers" ? t("interface.origins.answers", { count: count ?? 0 }) : <>{t(`interface.origins.dependent.${kind}`)} <Linked to={id === undefined ? null : placeOf("gap", id)}>{looseText(language, text)}</Linked></>}
        </li>
      ))}
    </ul>
  );
}
