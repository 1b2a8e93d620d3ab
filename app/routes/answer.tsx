import { data } from "@remix-run/node";
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

import { GuestHeader } from "~/components/answer/guest-header";
import { guestMeta } from "~/components/answer/guest-meta";
import { chosenLanguage, requestLanguage } from "~/i18n/request-language";
import { useText } from "~/i18n/text-context";
import { guestContext } from "~/services/context.server";
import { guestHeaders } from "~/services/guest-answer.server";
import { openGuestLink } from "~/services/guest-link.server";
import { noteVisit } from "~/services/open-upload-link";

/** No account, no rail: the root shows these pages in the language that the loader gives. */
export const handle = { guest: true };

export const headers: HeadersFunction = () => guestHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) =>
  guestMeta(view?.language, (t) => (view?.ok ? t("interface.answer.page", { code: view.code }) : t("interface.answer.refused.title")));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const context = guestContext();
  const opened = await openGuestLink(request, params.token!);
  const chosen = chosenLanguage(request);
  if (!opened.ok) {
    const { why, contact } = opened;
    return data({ ok: false as const, why, contact, language: chosen ?? opened.language ?? requestLanguage(request) }, { status: why === "unknown" ? 404 : 410 });
  }
  if (request.method === "GET") await noteVisit(context, opened.link);
  const { code, organisation, language } = opened.link.edition;
  return data({ ok: true as const, code, organisation, language: chosen ?? language });
}

export default function Answer() {
  const { t } = useText();
  const view = useLoaderData<typeof loader>();
  return (
    <>
      <GuestHeader name={view.ok ? view.organisation : null} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
        {view.ok ? <Outlet /> : (
          <>
            <h1>{t("interface.answer.refused.title")}</h1>
            <p className="mt-2 max-w-prose">{t(`interface.answer.refused.${view.why}`)}</p>
            {view.contact ? <p className="mt-4">{t("interface.answer.contact", { name: view.contact.name })} <a className="link" href={`mailto:${view.contact.email}`}>{view.contact.email}</a></p> : null}
          </>
        )}
      </main>
    </>
  );
}
