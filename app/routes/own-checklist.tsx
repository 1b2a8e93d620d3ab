import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useActionData, useLoaderData } from "@remix-run/react";

import { savedOrFailed, worthLoading } from "~/components/connection";
import { pageTitle } from "~/components/page-title";
import { OwnChecklist } from "~/components/respondents/own-checklist";
import { OwnFiles } from "~/components/respondents/own-files";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadOwnChecklist } from "~/services/respondents/own-checklist";
import { takeOwnRequest } from "~/services/respondents/own-form.server";
import { loadOwnFiles } from "~/services/respondents/receive-checklist";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.respondents.own.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const context = await requestContext(request);
  const view = await found(loadOwnChecklist(context, params.selectionId!));
  return { view, files: await found(loadOwnFiles(context, params.selectionId!)) };
}

// The page keeps what was ticked; loading the whole checklist again after every tick would only cost time.
export function shouldRevalidate({ actionStatus, currentUrl, nextUrl, formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  if (!worthLoading({ actionStatus, defaultShouldRevalidate: true })) return false;
  return (currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate) || formData?.has("intent") === true;
}

export async function action({ params, request }: ActionFunctionArgs) {
  const selectionId = params.selectionId!;
  return takeOwnRequest(request, `/selections/${selectionId}/checklist#files`, async () => ({ context: await requestContext(request), selectionId }));
}

export const clientAction = savedOrFailed;

export default function OwnChecklistPage() {
  const { view, files } = useLoaderData<typeof loader>();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-6 outline-none">
      <OwnChecklist view={view} answer={useActionData<typeof action>()}>
        <OwnFiles files={files} />
      </OwnChecklist>
    </main>
  );
}
