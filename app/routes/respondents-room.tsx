import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, isRouteErrorResponse, useFetcher, useLoaderData, useParams } from "@remix-run/react";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { pageTitle } from "~/components/page-title";
import { Agreement, OwnChoice } from "~/components/respondents/agreement-table";
import { PersonState } from "~/components/respondents/people-table";
import { RoomMatrix } from "~/components/respondents/room-matrix";
import { useText } from "~/i18n/text-context";
import { found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadRoom } from "~/services/respondents/load-respondents";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.respondents.room.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const room = await found(loadRoom(await requestContext(request), params.selectionId!));
  // Who is who goes to the screen only where that was asked for.
  const names = new URL(request.url).searchParams.get("names") === "on";
  return { ...room, names, reached: true, people: room.people.map((person) => (names ? person : { ...person, name: "" })) };
}

type Shown = Awaited<ReturnType<typeof loader>>;

let last: { address: string; room: Shown } | null = null;

/** Without a connection the screen goes on showing what it showed last, and says so. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<Shown> {
  const { pathname, searchParams } = new URL(request.url);
  const address = `${pathname} ${searchParams.get("names")}`;
  try {
    const room = await serverLoader<typeof loader>();
    last = { address, room };
    return room;
  } catch (error) {
    if (last?.address !== address || error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return { ...last.room, reached: false };
  }
}
// So that there is something to go on showing from the first moment.
clientLoader.hydrate = true;

/** How often the screen asks anew. */
const everyMs = 4000;

export default function Room() {
  const { t, of, format } = useText();
  const loaded = useLoaderData<typeof loader>();
  // By itself, and not with all that is around it: the root has no way to go on without a connection.
  const fetcher = useFetcher<typeof loader>();
  const fresh = fetcher.data;
  const room = fresh && fresh.names === loaded.names && fresh.at >= loaded.at ? fresh : loaded;
  const { names } = loaded;
  const { selectionId } = useParams();
  const ask = useRef(() => {});
  ask.current = () => {
    if (document.visibilityState === "visible" && fetcher.state === "idle") fetcher.load(`/selections/${selectionId}/respondents/room${names ? "?names=on" : ""}`);
  };
  useEffect(() => {
    const timer = setInterval(() => ask.current(), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-[110rem] px-6 py-6 text-lg outline-none lg:px-12">
      {/* Without JavaScript the page loads itself again. */}
      <noscript><meta httpEquiv="refresh" content="8" /></noscript>
      <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-muted">{room.organisation}</p>
          <h1>{t("interface.respondents.room.heading", { selection: room.selection })}</h1>
        </div>
        <p className="no-print flex flex-wrap gap-4 text-base">
          <Link className="link" to={names ? "?" : "?names=on"} replace>{t(names ? "interface.respondents.room.hideNames" : "interface.respondents.room.showNames")}</Link>
          <Link className="link" to={`/selections/${selectionId}/respondents`}>{t("interface.respondents.room.back")}</Link>
        </p>
      </div>
      {/* There from the start, so that a screen reader tells what comes into it. */}
      <p role="status" className="mb-6 font-medium text-warning empty:mb-0">{room.reached ? null : t("interface.respondents.room.unreached", { at: format.instant(room.at, undefined, true) })}</p>
      {room.people.length === 0 ? <p className="text-muted">{t("interface.respondents.people.empty")}</p> : (
        <div className="grid gap-10 lg:grid-cols-2">
          <section aria-labelledby="room-far">
            <h2 id="room-far" className="mb-1">{t("interface.respondents.room.far")}</h2>
            <p role="status" className="mb-4 text-muted">{t("interface.respondents.room.done", { done: room.done, of: room.people.length })}</p>
            <ul className="grid gap-3">
              {room.people.map((person, index) => (
                <li key={index} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4">
                  <span className="font-medium">{names ? person.name : t("interface.respondents.room.person", { number: index + 1 })}</span>
                  <PersonState person={{ withdrawnAt: null, doneAt: person.done ? room.at : null, lastSavedAt: person.begun ? room.at : null }} />
                  <span className="col-span-2 flex items-center gap-3">
                    <progress className="progress" max={person.progress.functions.of} value={person.done ? person.progress.functions.of : person.progress.functions.begun} aria-label={t("interface.respondents.room.far")} />
                    <span className="text-base whitespace-nowrap text-muted tabular-nums">{t("interface.respondents.room.ticked", { count: person.progress.ticked })}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="room-apart">
            <h2 id="room-apart" className="mb-1">{t("interface.respondents.room.apart")}</h2>
            <p className="mb-4 text-muted">{t("interface.respondents.room.agreed", { count: room.agreed })}</p>
            {room.apart.length === 0 ? <p>{t(room.settledCount > 0 ? "interface.respondents.room.allSettled" : "interface.respondents.room.none")}</p> : (
              <ol className="grid gap-3">
                {room.apart.map(({ item, agreement }) => (
                  <li key={item.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line pb-3">
                    <span>
                      {of(item.text)}
                      <span className="block text-base text-muted">
                        {t("interface.respondents.room.spread", { yes: agreement.spread.ticked.yes, no: agreement.spread.ticked.no, ...agreement.spread.priority, ...agreement.spread.impact })}
                      </span>
                    </span>
                    <Agreement agreement={agreement} />
                  </li>
                ))}
              </ol>
            )}
            {room.settled.length > 0 ? (
              <>
                <h3 className="mt-6 mb-2">{t("interface.respondents.room.settled", { count: room.settledCount })}</h3>
                <ul className="grid gap-2">
                  {room.settled.map(({ item, choice }) => (
                    <li key={item.id} className="grid gap-x-4 border-b border-line pb-2">
                      {of(item.text)}
                      <span className="block text-base text-muted"><OwnChoice choice={choice} wish /></span>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </section>
          <section aria-labelledby="room-matrix" className="lg:col-span-2">
            <h2 id="room-matrix" className="mb-3">{t("interface.respondents.room.matrix")}</h2>
            <RoomMatrix counts={room.counts} />
          </section>
        </div>
      )}
    </main>
  );
}
