import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import { browserName } from "~/domain/access/browser-name";
import { useText } from "~/i18n/text-context";

/** One of one's own sessions. */
export interface ListedSession {
  id: string;
  agent: string;
  createdAt: string;
  lastSeenAt: string;
  own: boolean;
}

/** Where one is signed in, with the way to end it there. */
export function SessionSection({ sessions }: { sessions: readonly ListedSession[] }) {
  const { t, format } = useText();
  const nameOf = (agent: string) => {
    const { browser, system } = browserName(agent);
    return browser && system ? t("interface.account.sessions.on", { browser, system }) : (browser ?? system ?? t("interface.account.sessions.unknown"));
  };
  return (
    <Section id="sessions" title={t("interface.account.sessions.title")} lead={t("interface.account.sessions.lead")}>
      <Form method="post" action="/account?form=sessions" preventScrollReset>
        <input type="hidden" name="intent" value="end-session" />
        <ul>
          {sessions.map(({ id, agent, createdAt, lastSeenAt, own }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-row">
              <div className="min-w-0 grow">
                <p className="flex flex-wrap items-center gap-2">{nameOf(agent)} {own ? <Tag tone="accent">{t("interface.account.sessions.own")}</Tag> : null}</p>
                <p className="text-sm text-muted">{t("interface.account.sessions.since", { since: format.instant(createdAt), seen: format.instant(lastSeenAt) })}</p>
              </div>
              {own ? null : <Button type="submit" name="session" value={id} look="quiet" aria-label={t("interface.account.sessions.endOf", { browser: nameOf(agent) })}>{t("interface.account.sessions.end")}</Button>}
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? <p className="mt-4"><Button type="submit" name="session" value="all">{t("interface.account.sessions.endAll")}</Button></p> : null}
      </Form>
    </Section>
  );
}
