import { isRouteErrorResponse } from "@remix-run/react";

import { refusedSchema } from "~/domain/refused-page";
import { useText } from "~/i18n/text-context";

import { LinkButton } from "./button";
import { useProblemText } from "./callout";

/** What is said instead of a page: that it is not there, not for who asks, or failed; nothing of how it works inside. */
export function ErrorText({ error, home }: { error: unknown; home: boolean }) {
  const { t } = useText();
  const problemText = useProblemText();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const reference = isRouteErrorResponse(error) ? (error.data as { reference?: string } | null)?.reference : undefined;
  // 400: what cannot be read. 503: what the installation lacks for it, such as a key.
  const lacking = isRouteErrorResponse(error) && (error.status === 400 || error.status === 503);
  const refused = isRouteErrorResponse(error) && [400, 403, 429, 503].includes(error.status) ? refusedSchema.safeParse(error.data) : null;
  return (
    <>
      <h1>{refused && !lacking ? t("interface.error.page.refusedTitle") : missing ? t("interface.error.page.notFoundTitle") : t("interface.error.page.failedTitle")}</h1>
      <p className="mt-2 mb-6 text-muted">{refused ? problemText(refused.data ?? { code: "not-allowed", values: {} }) : missing ? t("interface.error.page.notFound") : t("interface.error.page.failed")}</p>
      {reference ? <p className="mb-6">{t("interface.error.page.reference")} <code className="select-all font-semibold">{reference}</code></p> : null}
      {home ? <LinkButton to="/" look="primary">{t("interface.error.page.home")}</LinkButton> : null}
    </>
  );
}
