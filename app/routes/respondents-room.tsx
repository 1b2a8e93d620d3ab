import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, isRouteErrorResponse, useFetcher, useLoaderData, useParams } from "@remix-run/react";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";

import { pageTitle } from "~/components/page-title";
import { OwnChoice, Share } from "~/components/respondents/agreement-table";
import { PersonState } from "~/components/respondents/people-table";
import { RoomMatrix } from "~/components/respondents/room-matrix";
import { useWhileInSight } from "~/components/use-while-in-sight";
import { impacts, priorities } from "~/domain/intake/matrix";
import type { ItemAgreement } from "~/domain/respondents/agreement";
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
  useWhileInSight(everyMs, () => {
    if (fetcher.state === "idle") fetcher.load(`/selections/${selectionId}/respondents/room${names ? "?names=on" : ""}`);
  });
  return (
    <main id="content" tabIndex={-1} className="room mx-auto max-w-[110rem] px-5 py-6 text-lg outline-none lg:px-10">
      {/* Without JavaScript the page loads itself again. */}
      <noscript><meta httpEquiv="refresh" content="8" /></noscript>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
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
      <p role="status" className="mb-4 font-medium text-warning empty:mb-0">{room.reached ? null : t("interface.respondents.room.unreached", { at: format.instant(room.at, undefined, true) })}</p>
      {room.people.length === 0 ? <p className="text-muted">{t("interface.respondents.people.empty")}</p> : (
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <div className="grid content-start gap-8">
            <section aria-labelledby="room-far">
              <h2 id="room-far" className="mb-1">{t("interface.respondents.room.far")}</h2>
              <p role="status" className="mb-3 text-muted">{t("interface.respondents.room.done", { done: room.done, of: room.people.length })}</p>
              <ul className="grid gap-1.5">
                {room.people.map((person, index) => <Person key={index} person={person} name={names ? person.name : t("interface.respondents.room.person", { number: index + 1 })} at={room.at} />)}
              </ul>
            </section>
            <section aria-labelledby="room-matrix">
              <h2 id="room-matrix" className="mb-2">{t("interface.respondents.room.matrix")}</h2>
              <RoomMatrix counts={room.counts} />
            </section>
          </div>
          <section aria-labelledby="room-apart">
            <h2 id="room-apart" className="mb-1">{t("interface.respondents.room.apart")}</h2>
            <p className="mb-3 text-muted">
              {t("interface.respondents.room.agreed", { count: room.agreed })}
              {room.apartCount > room.apart.length ? ` ${t("interface.respondents.room.shown", { shown: room.apart.length, count: room.apartCount })}` : null}
            </p>
            {room.apart.length === 0 ? <p>{t(room.settledCount > 0 ? "interface.respondents.room.allSettled" : "interface.respondents.room.none")}</p> : (
              <ol className="grid gap-3">
                {room.apart.map(({ item, agreement: { spread } }) => (
                  <li key={item.id} className="border-b border-line pb-3">
                    <span className="mb-1.5 block leading-snug font-medium">{of(item.text)}</span>
                    <SpreadBars spread={spread} voices={room.counted} />
                  </li>
                ))}
              </ol>
            )}
            {room.settled.length > 0 ? (
              <>
                <h3 className="mt-6 mb-2">{t("interface.respondents.room.settled", { count: room.settledCount })}</h3>
                <ul className="grid gap-2">
                  {room.settled.map(({ item, choice }) => (
                    <li key={item.id} className="grid gap-x-4 border-b border-line pb-2 leading-snug">
                      {of(item.text)}
                      <span className="block text-base text-muted"><OwnChoice choice={choice} wish /></span>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </section>
        </div>
      )}
    </main>
  );
}

/** How far one respondent is; what somebody said stands nowhere on this screen. */
function Person({ person, name, at }: { person: Shown["people"][number]; name: string; at: string }) {
  const { t } = useText();
  const { passed, ticked } = person.progress;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4">
      <span className="leading-snug font-medium">{name}</span>
      <span className="justify-self-end"><PersonState person={{ withdrawnAt: null, doneAt: person.done ? at : null, lastSavedAt: person.begun ? at : null }} /></span>
      <progress className="progress" max={passed.of} value={person.done ? passed.of : passed.wishes} aria-label={`${t("interface.respondents.room.far")}: ${name}`} />
      <span className="text-base whitespace-nowrap text-muted tabular-nums">{t("interface.respondents.room.ticked", { count: ticked })}</span>
    </li>
  );
}

/** How the voices on one wish are divided, answer by answer: bars to see from afar, the figures under them. */
function SpreadBars({ spread: { ticked, priority, impact }, voices }: { spread: ItemAgreement["spread"]; voices: number }) {
  const { t } = useText();
  const shades = [{ strong: true }, { half: true }, {}];
  const bars = {
    selected: [{ count: ticked.yes, label: t("interface.conflict.yes"), strong: true }, { count: ticked.no, label: t("interface.conflict.no") }],
    priority: priorities.map((value, index) => ({ count: priority[value], label: t(`interface.intake.priority.${value}`), strong: index === 0 })),
    impact: impacts.map((value, index) => ({ count: impact[value], label: t(`interface.intake.impact.${value}`), ...shades[2 - index] })),
  };
  return (
    <span className="grid gap-x-6 gap-y-1 text-base sm:grid-cols-3">
      {(["selected", "priority", "impact"] as const).map((part) => (
        <span key={part}>
          <span className="block text-[0.875em] leading-snug text-muted first-letter:uppercase">{t(`interface.conflict.choice.${part}`)}</span>
          <Share parts={bars[part]} of={part === "selected" ? voices : ticked.yes} />
        </span>
      ))}
    </span>
  );
}
