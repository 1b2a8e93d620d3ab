import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";

import { worthLoading } from "~/components/connection";
import { earlyInputScript, useEarlyInput } from "~/components/early-input";
import { ErrorText } from "~/components/error-text";
import { useMarkedTarget } from "~/components/marked-target";
import { useNonce } from "~/components/nonce";
import { SiteHeader } from "~/components/site-header";
import type { Language } from "~/domain/language";
import { TextProvider } from "~/i18n/text-context";
import { translator } from "~/i18n/translate";
import { requestUser } from "~/services/context.server";
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

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requestUser(request);
  return { ...readPreferences(request), user: user && { name: user.name, administrator: user.administrator, mayCreate: user.mayCreate } };
}

export const shouldRevalidate = worthLoading;

/** The match of a page for who has no account; such pages bring a language and a header of their own. */
function useGuestMatch() {
  return useMatches().find(({ handle }) => (handle as { guest?: boolean } | undefined)?.guest);
}

export function Layout({ children }: { children: ReactNode }) {
  const preferences = useRouteLoaderData<typeof loader>("root") ?? { language: "nl", theme: "system", density: "comfortable", user: null };
  const guest = useGuestMatch();
  const nonce = useNonce();
  useEarlyInput();
  useMarkedTarget();
  const language = (guest?.data as { language?: Language } | undefined)?.language ?? preferences.language;
  return (
    <html lang={language} data-theme={preferences.theme} data-density={preferences.density}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {/* A browser hides the nonce, so that it differs from what the server sent. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: earlyInputScript }} />
      </head>
      <body>
        <TextProvider language={language}>
          {guest ? null : <SiteHeader theme={preferences.theme} density={preferences.density} user={preferences.user} />}
          {children}
        </TextProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** A plain page without internals: not found, not allowed, or failed. */
export function ErrorBoundary() {
  const error = useRouteError();
  const guest = useGuestMatch() !== undefined;
  return <main id="content" className="mx-auto max-w-2xl px-5 py-16"><ErrorText error={error} home={!guest} /></main>;
}
