import { createContext, useContext } from "react";
import type { ReactNode } from "react";

import { Callout } from "./callout";
import { useText } from "~/i18n/text-context";

const ReadingContext = createContext(false);

/** Says to a page whether who looks may only read what the lead changes on it. */
export function Reading({ only, children }: { only: boolean; children: ReactNode }) {
  return <ReadingContext.Provider value={only}>{children}</ReadingContext.Provider>;
}

/** Whether who looks may only read what the lead changes. */
export function useReading(): boolean {
  return useContext(ReadingContext);
}

/** What is there for who may change something: a button, a link to a form. */
export function ToChange({ children }: { children: ReactNode }) {
  return useReading() ? null : children;
}

/** Fields that others only read: there they stand as they are, without the buttons that would keep them. */
export function Changeable({ children }: { children: ReactNode }) {
  const reading = useReading();
  if (!reading) return children;
  return <fieldset disabled className="reading contents">{children}</fieldset>;
}

/** Says that only the lead changes what stands here. */
export function ReadingNote() {
  const { t } = useText();
  return useReading() ? <div className="mb-6"><Callout kind="info">{t("interface.selection.readingNote")}</Callout></div> : null;
}
