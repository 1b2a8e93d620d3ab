import { Link } from "@remix-run/react";

import { useText } from "~/i18n/text-context";

import { EntryPage } from "./entry-page";

/** The page of a link that works no longer; why is told to nobody. */
export function LinkOver() {
  const { t } = useText();
  return (
    <EntryPage title={t("interface.accounts.over.title")} lead={t("interface.accounts.over.text")}>
      <p><Link to="/sign-in" className="link">{t("interface.accounts.signIn.title")}</Link></p>
    </EntryPage>
  );
}
