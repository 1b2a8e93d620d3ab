import { Link } from "@remix-run/react";

import type { PhasePlan } from "~/domain/phases/phase-plan";
import { useText } from "~/i18n/text-context";

import { Section } from "../page";
import { PhaseState } from "./phase-state";

/** In which phase a selection is and what comes next in it: for pages that show the whole. Nothing for a pack without phases. */
export function PhaseNow({ selectionId, plan }: { selectionId: string; plan: PhasePlan }) {
  const { t, of } = useText();
  const { phases, current, next } = plan;
  if (phases.length === 0) return null;
  const phase = phases.find(({ number }) => number === current);
  return (
    <Section title={t("interface.phases.title")} action={<Link to={`/selections/${selectionId}/phases`} className="link text-sm">{t("interface.phases.overview")}</Link>}>
      {phase ? (
        <div className="grid gap-1.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Link to={`/selections/${selectionId}/phases/${phase.number}`} className="link font-medium">
              {t("interface.phases.numberOf", { number: phase.number, of: phases.length })}{phase.item.title ? `: ${of(phase.item.title)}` : ""}
            </Link>
            <PhaseState state={phase.state} />
          </p>
          <p className="text-muted">{of(phase.item.text)}</p>
          {next ? <p><span className="text-muted">{t("interface.phases.next")}:</span> {of(next.text)}</p> : null}
        </div>
      ) : <p className="text-muted">{t("interface.phases.nextDone")}</p>}
    </Section>
  );
}
