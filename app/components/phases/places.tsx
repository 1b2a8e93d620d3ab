import { Link } from "@remix-run/react";

import { guidancePlaces } from "~/domain/content/pack";
import type { WorkPlace } from "~/domain/content/pack";
import { besideGroups, phaseSheets, workPath } from "~/domain/selection/beside";
import { useText } from "~/i18n/text-context";

/** Pages that there are: the steps, what stands beside them, and the sheets. */
const pages = new Set<string>([...guidancePlaces, ...besideGroups.flatMap(({ places }) => places), ...phaseSheets]);

/** Links to the pages on which something is done or made. */
export function Places({ selectionId, places }: { selectionId: string; places: readonly WorkPlace[] | undefined }) {
  const { t } = useText();
  const shown = places?.filter((place) => pages.has(place)) ?? [];
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("interface.phases.made")} className="flex flex-wrap gap-x-4 text-sm">
      {shown.map((place) => <li key={place}><Link to={`/selections/${selectionId}/${workPath(place)}`} className="link">{t(`interface.phases.place.${place}`)}</Link></li>)}
    </ul>
  );
}
