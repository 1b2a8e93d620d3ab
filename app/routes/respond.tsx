import { data } from "@remix-run/node";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useActionData, useLoaderData } from "@remix-run/react";

import { GuestHeader } from "~/components/answer/guest-header";
import { guestMeta } from "~/components/answer/guest-meta";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { ClosedLink, OwnChecklist } from "~/components/respondents/own-checklist";
import { OwnFiles } from "~/components/respondents/own-files";
import { chosenLanguage, requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { countAttempt } from "~/services/accounts/count-attempt";
import { clientAddress } from "~/services/client-address.server";
import { guestContext } from "~/services/context.server";
import { guestFormHeaders } from "~/services/guest-answer.server";
import { openGuestRespondentLink } from "~/services/guest-link.server";
import { loadOwnChecklist } from "~/services/respondents/own-checklist";
import { takeOwnRequest } from "~/services/respondents/own-form.server";
import { loadOwnFiles } from "~/services/respondents/receive-checklist";
import { asRespondent, noteRespondentVisit, requireRespondentLink } from "~/services/respondents/open-link";

/** No account, no rail: the root shows this page in the language that the loader gives. */
export const handle = { guest: true };

export const headers: HeadersFunction = () => guestFormHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) =>
  guestMeta(view?.language, (t) => t(view?.ok ? "interface.respondents.own.title" : "interface.respondents.refused"), "same-origin");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const context = guestContext();
  const opened = await openGuestRespondentLink(request, params.token!);
  const chosen = chosenLanguage(request);
  if (!opened.ok) return data({ ok: false as const, why: opened.why, language: chosen ?? opened.language ?? requestLanguage(request) }, { status: opened.why === "unknown" ? 404 : 410 });
  const { link } = opened;
  await noteRespondentVisit(context, link);
  const own = asRespondent(context, link);
  return data({
    ok: true as const, language: chosen ?? link.respondent.language, view: await loadOwnChecklist(own, link.selectionId), files: await loadOwnFiles(own, link.selectionId),
    expiresAt: link.expiresAt,
  });
}

// The page keeps what was ticked; loading the whole checklist again after every tick would only cost time.
export function shouldRevalidate({ actionStatus, currentUrl, nextUrl, formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  if (!worthLoading({ actionStatus, defaultShouldRevalidate: true })) return false;
  return (currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate) || formData?.has("intent") === true;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token!;
  await openGuestRespondentLink(request, token);
  const act = async () => {
    const context = guestContext();
    const link = await requireRespondentLink(context, token);
    return { context: asRespondent(context, link), selectionId: link.selectionId };
  };
  return takeOwnRequest(request, `/respond/${token}#files`, act, () => countAttempt(guestContext(), [["upload-link", token], ["upload-address", clientAddress(request)]]));
}

export const clientAction = savedOrFailed;

export default function Respond() {
  const { t, format } = useText();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GuestHeader name={view.ok ? view.view.selection.organisation : null} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-6 outline-none">
        {view.ok ? (
          <OwnChecklist view={view.view} answer={answer}>
            <OwnFiles files={view.files} />
            <p className="mt-6 text-sm text-muted">{t("interface.respondents.own.until", { name: view.view.name, until: format.instant(view.expiresAt) })}</p>
          </OwnChecklist>
        ) : <ClosedLink why={view.why} />}
      </main>
    </>
  );
}
