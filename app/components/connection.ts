import { isRouteErrorResponse } from "@remix-run/react";
import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useEffect, useRef } from "react";

import type { FormAnswer } from "~/domain/form-answer";

/** How often a save that found no server is tried again. */
const againMs = 4000;

const unreachable: FormAnswer = { ok: false, problem: { code: "unreachable", values: {} }, fields: {} };

/**
 * The clientAction of a page with a form that may not be lost: what the server answers, or that it gave no answer, to show
 * beside what was typed. It is a response because Remix tells `worthLoading` the status of those alone.
 */
export async function savedOrFailed({ serverAction }: { serverAction: () => Promise<unknown> }) {
  try {
    return await serverAction();
  } catch (error) {
    // A redirect, and what the server refused, are answers.
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return Response.json(unreachable, { status: 503 });
  }
}

/**
 * The shouldRevalidate of such a page and of the layouts around it: what was not saved changed nothing. Without it Remix
 * loads them anew after a fetcher's save whatever the answer is, and without a connection that ends in the error page.
 */
export function worthLoading({ actionStatus, defaultShouldRevalidate }: Pick<ShouldRevalidateFunctionArgs, "actionStatus" | "defaultShouldRevalidate">): boolean {
  return actionStatus !== undefined && actionStatus >= 400 ? false : defaultShouldRevalidate;
}

/** The server gave no answer to a save. */
export function isUnreachable(answer: FormAnswer | undefined): boolean {
  return answer !== undefined && !answer.ok && answer.problem?.code === "unreachable";
}

/** Runs again and again while it is wanted, and as soon as the browser says that there is a connection. */
export function useTryAgain(wanted: boolean, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!wanted) return;
    const again = () => latest.current();
    const timer = setInterval(again, againMs);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [wanted]);
}
