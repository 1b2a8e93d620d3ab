import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";

import { LinkButton } from "~/components/button";
import { useProblemText } from "~/components/callout";
import { ErrorText } from "~/components/error-text";
import { ownNextText } from "~/components/own-next-text";
import { EmptyState, PageHeader } from "~/components/page";
import { Reading } from "~/components/reading";
import { refusedSchema } from "~/domain/refused-page";
import { useText } from "~/i18n/text-context";

import { useSelection } from "./use-selection";

export default function SelectionPage() {
  const { viewer } = useSelection();
  return <Reading only={!viewer.leads}><Outlet /></Reading>;
}

/** A page that does not open for who asks: why, when it will, and what can be done instead. So what is not there, or failed. */
export function ErrorBoundary() {
  const error = useRouteError();
  const refused = isRouteErrorResponse(error) && error.status === 403 ? refusedSchema.safeParse(error.data).data : undefined;
  return refused ? <Refused refused={refused} /> : <ErrorText error={error} home />;
}

function Refused({ refused }: { refused: { code: string; values: Record<string, string | number>; roles: string[] } }) {
  const { t, format } = useText();
  const problemText = useProblemText();
  const { selection, edition, round, viewer: { next } } = useSelection();
  const { code, roles } = refused;
  const byRole = code === "not-allowed";
  const named = (["lead", "evaluator", "observer"] as const).filter((role) => roles.includes(role));
  const base = `/selections/${selection.id}`;
  return (
    <>
      <PageHeader title={t(byRole ? "interface.selection.refused.roleTitle" : "interface.selection.refused.laterTitle")} />
      <EmptyState
        title={byRole && named.length > 0 ? t("interface.selection.refused.roles", { roles: named.map((role) => t(`interface.people.role.${role}`).toLowerCase()).join(", ") }) : problemText(refused)}
        action={
          <>
            {next.to === null ? null : <LinkButton to={`${base}/${next.to}`} look="primary">{ownNextText(t, next)}</LinkButton>}
            <LinkButton to={base}>{t("interface.selection.refused.back")}</LinkButton>
          </>
        }
      >
        {byRole ? null : <p>{t("interface.selection.refused.stage", { stage: t(`interface.selection.roundStage.${round.stage}`) })}</p>}
        {code === "access-sealed" && edition ? <p>{t("interface.selection.refused.deadline", { at: format.instant(edition.deadline, edition.timeZone) })}</p> : null}
      </EmptyState>
    </>
  );
}
