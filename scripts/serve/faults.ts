import { data } from "@remix-run/node";
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";

/** What the server hands to loaders, actions and the rendering of pages with every request. */
export interface LoadContext extends AppLoadContext {
  nonce: string;
  /** Writes a fault to the log and gives the answer that says so, with the number under which the log has it. */
  fault: (error: unknown) => Response;
}

/** The load context of one request. */
export function loadContext(nonce: string, requestId: string, report: (error: unknown) => void): LoadContext {
  return {
    nonce,
    fault: (error) => {
      report(error);
      return Response.json({ reference: requestId }, { status: 500 });
    },
  };
}

/** A form that cannot be read, because it broke off or was never one, is no fault of the product. */
function readingForms(request: Request): Request {
  const read = request.formData.bind(request);
  request.formData = () =>
    read().catch((error: unknown) => {
      if (request.signal.aborted) throw error;
      throw data({ code: "form-broken", values: {} }, { status: 400 });
    });
  return request;
}

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/**
 * The build with every loader and action watched: what they answer or refuse passes, a fault goes to the log and comes out
 * as a page that gives its number and nothing else. It is done here and not in each route, so that none can forget it.
 */
export function watched(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const { loader, action, default: page } = route!.module;
      const watch = (handler: unknown) => watchedHandler(handler as Handler, page !== undefined);
      return [id, { ...route!, module: { ...route!.module, ...(loader ? { loader: watch(loader) } : {}), ...(action ? { action: watch(action) } : {}) } }];
    }),
  );
  return { ...build, routes } as ServerBuild;
}

function watchedHandler(handler: Handler, hasPage: boolean): Handler {
  return async (args) => {
    try {
      return await handler({ ...args, request: readingForms(args.request) });
    } catch (error) {
      if (!isFault(error) || args.request.signal.aborted) throw error;
      const answer = (args.context as LoadContext).fault(error);
      if (!hasPage) return answer;
      throw data(await answer.json(), { status: answer.status });
    }
  };
}

/** What a route throws to answer by it is a response, or data with a status; everything else was not meant. */
function isFault(error: unknown): boolean {
  if (error instanceof Response) return false;
  return !(typeof error === "object" && error !== null && "type" in error && error.type === "DataWithResponseInit");
}
