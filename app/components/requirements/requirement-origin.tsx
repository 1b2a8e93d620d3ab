import { Link } from "@remix-run/react";

import type { Bilingual } from "~/domain/language";
import type { Dependent, Reason } from "~/domain/requirements/origins";
import type { Requirement } from "~/domain/requirements/requirement";
import { useText } from "~/i18n/text-context";

import { DependentList, ReasonList } from "../origins/reason-list";
import { answerKind, sourceKind } from "./answer-kind";

/** Beside a requirement: how it is answered, what it was made from, and what it follows. */
export function RequirementOrigin({ requirement, source, edited, reasons, dependents }: {
  requirement: Requirement;
  source: { id: string; text: Bilingual; kind: string } | null;
  edited: boolean;
  /** Why it is asked beside its source, and what hangs on it. */
  reasons: Reason[];
  dependents: Dependent[];
}) {
  const text = useText();
  const { t, of } = text;
  return (
    <dl className="grid gap-4 text-sm [&_dt]:text-muted">
      <div>
        <dt>{t("interface.requirements.edit.answer")}</dt>
        <dd>{answerKind(text, requirement.answer)}</dd>
      </div>
      <div>
        <dt>{t("interface.requirements.edit.origin")}</dt>
        {source ? (
          <dd className="grid gap-1.5">
            <span>{t("interface.requirements.source.title")} {sourceKind(t, source.kind)}</span>
            <blockquote className="border-l-2 border-line pl-3">{of(source.text)}</blockquote>
            {source.kind === "wish" ? (
              <>
                <span className="text-muted">{edited ? t("interface.requirements.source.left") : t("interface.requirements.source.follows")}</span>
                <Link to={`../intake?function=all#wish-${source.id}`} className="link">{t("interface.requirements.source.toWish")}</Link>
              </>
            ) : null}
          </dd>
        ) : (
          <dd>{requirement.origin === "own" ? t("interface.requirements.edit.own") : t("interface.requirements.source.none")}</dd>
        )}
        {requirement.past?.kind === "file" ? <dd><Link to={`../requirements/import/${requirement.past.import}`} className="link">{t("interface.origins.kind.list")}</Link> · {t("interface.import.rows.rowAt", { sheet: requirement.past.sheet, number: requirement.past.row })}{requirement.past.reference ? ` · ${requirement.past.reference}` : ""}</dd> : null}
        {requirement.past?.kind === "library" ? <dd>{t("interface.origins.kind.library")}</dd> : null}
        {reasons.length > 0 ? <dd className="mt-2"><ReasonList reasons={reasons} /></dd> : null}
        <dd className="mt-2"><Link to={`../requirements/origins?dimension=${requirement.criterion.split(".")[0]}`} className="link">{t("interface.origins.link")}</Link></dd>
      </div>
      <div>
        <dt>{t("interface.origins.column.dependents")}</dt>
        <dd><DependentList dependents={dependents} /></dd>
      </div>
      <div>
        <dt>{t("interface.requirements.edit.code")}</dt>
        <dd className="break-all">{requirement.id}</dd>
      </div>
    </dl>
  );
}
