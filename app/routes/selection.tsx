import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

import { worthLoading } from "~/components/connection";
import { Rail } from "~/components/rail";
import { useSavesBeforeLeaving } from "~/components/saves-before-leaving";
import { useFocusAfterAct } from "~/components/use-focus-after-act";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadOverview } from "~/services/load-overview";

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await found(loadOverview(await requestContext(request), params.selectionId!));
}

export const shouldRevalidate = worthLoading;

export default function SelectionLayout() {
  const { selection, round, steps, viewer } = useLoaderData<typeof loader>();
  const { onSubmitCapture } = useFocusAfterAct();
  useSavesBeforeLeaving();
  return (
    <div className="mx-auto max-w-[100rem] lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-8 lg:px-5 lg:py-6 print:block">
      <Rail selection={selection} round={round} steps={steps} pages={viewer.pages} />
      <main id="content" tabIndex={-1} className="min-w-0 outline-none max-lg:px-5 max-lg:py-6" onSubmitCapture={onSubmitCapture}>
        <Outlet />
      </main>
    </div>
  );
}
