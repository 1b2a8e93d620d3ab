import type { GuidePart } from "~/domain/content/guide-contents";
import { useText } from "~/i18n/text-context";

/** How far a part is: in words, and where there is nothing to fill in that it is to be read. */
export function PartProgress({ part: { counted, done, of } }: { part: Pick<GuidePart, "counted" | "done" | "of"> }) {
  const { t } = useText();
  return of === 0 ? <span className="text-muted">{t("interface.guide.toRead")}</span> : <>{t(`interface.guide.counted.${counted}`, { done, of })}</>;
}
