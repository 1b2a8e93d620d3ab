import type { GuidancePlace } from "~/domain/content/pack";
import type { OwnNext } from "~/domain/selection/own-next";
import type { useText } from "~/i18n/text-context";

/** What somebody can do next, in a few words. */
export function ownNextText(t: ReturnType<typeof useText>["t"], { kind, to }: OwnNext): string {
  return kind === "step" ? t(`interface.shell.place.${to as GuidancePlace}`) : t(`interface.selection.own.${kind}`);
}
