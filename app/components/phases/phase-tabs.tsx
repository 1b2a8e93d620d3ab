import type { ContentItem } from "~/domain/content/pack";
import { phaseSheets, workPath } from "~/domain/selection/beside";
import { useText } from "~/i18n/text-context";

import { LinkTabs } from "../link-tabs";

/** From one phase or sheet to the next; `current` is the address within the selection. */
export function PhaseTabs({ selectionId, phases, current }: { selectionId: string; phases: readonly Pick<ContentItem, "phase">[]; current: string }) {
  const { t } = useText();
  const titles = { swot: t("interface.phases.swot.tab"), roles: t("interface.phases.roles.tab"), solution: t("interface.phases.solution.title") };
  const tab = (address: string, title: string) => ({ to: `/selections/${selectionId}/${address}`, current: address === current, title });
  return (
    <div className="mb-8">
      <LinkTabs
        label={t("interface.phases.tabs")}
        tabs={[
          tab("phases", t("interface.phases.overview")),
          ...phases.map(({ phase }) => tab(`phases/${phase}`, t("interface.phases.number", { number: phase! }))),
          ...phaseSheets.map((sheet) => tab(workPath(sheet), titles[sheet])),
        ]}
      />
    </div>
  );
}
