import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";

import { LinkButton } from "~/components/button";
import { useProblemText } from "~/components/callout";
import { SiteHeader } from "~/components/site-header";
import type { Language } from "~/domain/language";
import { TextProvider, useText } from "~/i18n/text-context";
import { translator } from "~/i18n/translate";
import { readPreferences } from "~/services/preferences";

import styles from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = translator(data?.language ?? "nl");
  return [{ title: t("interface.shell.product") }, { name: "description", content: t("interface.shell.description") }];
};

export function loader({ request }: LoaderFunctionArgs) {
  return readPreferences(request);
}

/** The match of a page for who has no account; such pages bring a language and a header of their own. */
function useGuestMatch() {
  return useMatches().find(({ handle }) => (handle as { guest?: boolean } | undefined)?.guest);
}

export function Layout({ children }: { children: ReactNode }) {
  const preferences = useRouteLoaderData<typeof loader>("root") ?? { language: "nl", theme: "system", density: "comfortable" };
  const guest = useGuestMatch();
  const language = (guest?.data as { language?: Language } | undefined)?.language ?? preferences.language;
  return (
    <html lang={language} data-theme={preferences.theme} data-density={preferences.density}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <TextProvider language={language}>
          {guest ? null : <SiteHeader theme={preferences.theme} density={preferences.density} />}
          {children}
        </TextProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** What a refused page carries: the code of the error that says why. */
const refusedSchema = z.object({ code: z.string() });

/** A plain page without internals: not found, not allowed, or failed. */
export function ErrorBoundary() {
  const { t } = useText();
  const problemText = useProblemText();
  const error = useRouteError();
  const guest = useGuestMatch();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const refused = isRouteErrorResponse(error) && error.status === 403 ? refusedSchema.safeParse(error.data) : null;
  return (
    <main id="content" className="mx-auto max-w-2xl px-5 py-16">
      <h1>{refused ? t("interface.error.page.refusedTitle") : missing ? t("interface.error.page.notFoundTitle") : t("interface.error.page.failedTitle")}</h1>
      <p className="mt-2 mb-6 text-muted">{refused ? problemText({ code: refused.data?.code ?? "not-allowed", values: {} }) : missing ? t("interface.error.page.notFound") : t("interface.error.page.failed")}</p>
      {guest ? null : <LinkButton to="/" look="primary">{t("interface.error.page.home")}</LinkButton>}
    </main>
  );
}
