import { PassThrough } from "node:stream";

import { createReadableStreamFromReadable } from "@remix-run/node";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";

import { NonceProvider } from "~/components/nonce";

/** How long a page may take to be rendered. */
const renderMs = 5_000;

/** What the server hands to every request (scripts/serve/load-context.ts); empty in the development server. */
interface Served {
  nonce?: string;
  /** Writes a fault to the log and gives the answer that says so, with the number under which the log has it. */
  fault?: (error: unknown) => Response;
}

/** Renders a page, with the nonce of the answer on every script. */
export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, loadContext: AppLoadContext): Promise<Response> {
  const { nonce, fault = logged } = loadContext as Served;
  return new Promise((resolve, reject) => {
    let answered = false;
    let code = status;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
      pipe(body);
    };
    // A crawler waits for the whole page; a browser starts with the shell.
    const whole = isbot(request.headers.get("User-Agent"));
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={renderMs} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: answer,
        // The answer is rendered once more, as the page of the error.
        onShellError: (error) => reject(fault(error)),
        onError: (error) => {
          code = 500;
          if (answered) fault(error);
        },
      },
    );
    setTimeout(abort, renderMs);
  });
}

/** Faults outside loaders and actions, such as an address that no route knows. Those inside are told where they happen. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRefusal(error)) return;
  ((context as Served).fault ?? logged)(error);
}

/** What was not found or not allowed is an answer, no fault. */
function isRefusal(error: unknown): boolean {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return status < 500 || (error instanceof Error && /^(No route matches|Invalid request|You made a )/.test(error.message));
}

function logged(error: unknown): Response {
  console.error(error);
  return new Response(null, { status: 500 });
}
