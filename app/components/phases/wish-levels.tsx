import { createContext, useContext } from "react";

import type { LevelCheck } from "~/domain/phases/level-check";

import { LevelCheckLink } from "./level-check";

/** The checks at three levels of the wishes on a page, by wish; null where a page does not offer them. */
export const WishLevels = createContext<{ selectionId: string; checks: Readonly<Record<string, LevelCheck>> } | null>(null);

/** How far a wish was looked at on three levels, leading to its check. */
export function WishLevelsLink({ wish, title }: { wish: string; title: string }) {
  const levels = useContext(WishLevels);
  if (!levels) return null;
  return <LevelCheckLink selectionId={levels.selectionId} subject={{ kind: "wish", id: wish }} check={levels.checks[wish]} title={title} />;
}
