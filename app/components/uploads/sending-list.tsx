import { Link } from "@remix-run/react";

import { Button } from "~/components/button";
import { Tag } from "~/components/tag";
import { useText } from "~/i18n/text-context";

import { fileSize } from "../responses/file-size";
import type { Sending } from "./use-sendings";

/** What may go well when the same file is sent once more. */
const passing = ["broken", "scan-unavailable"];

/** Files on their way, each with how far it is; what was not taken in says why and can be sent again. */
export function SendingList({ sendings, linked, again, problemText }: { sendings: readonly Sending[]; linked: boolean; again: (sending: Sending) => void; problemText: (problem: string) => string }) {
  const { t } = useText();
  if (sendings.length === 0) return null;
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line" aria-label={t("interface.responses.upload.sendings")}>
      {sendings.map((sending) => <SendingRow key={sending.key} sending={sending} linked={linked} again={() => again(sending)} problemText={problemText} />)}
    </ul>
  );
}

function SendingRow({ sending: { file, state, sent, to, problem }, linked, again, problemText }: { sending: Sending; linked: boolean; again: () => void; problemText: (problem: string) => string }) {
  const text = useText();
  const { t } = text;
  return (
    <li className="grid items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <span className="min-w-0 break-words">
        {to && linked ? <Link className="link" to={to}>{file.name}</Link> : file.name} <span className="text-sm text-muted">{fileSize(text, file.size)}</span>
      </span>
      <span role="status">
        {state === "sending" || state === "reading"
          ? <progress className="progress mb-1" aria-label={file.name} {...(state === "sending" ? { value: sent } : {})} max={1} />
          : null}
        {state === "failed" || state === "done"
          ? <Tag tone={state === "failed" ? "problem" : "success"}>{t(`interface.responses.sending.${state}`)}</Tag>
          : <span className="text-sm text-muted">{t(`interface.responses.sending.${state}`)}</span>}
      </span>
      {problem ? (
        <div className="flex flex-wrap items-center justify-between gap-3 sm:col-span-2">
          <p role="alert" className="min-w-0 grow basis-60 text-sm text-problem">{problemText(problem)}</p>
          {!passing.includes(problem) ? null : <Button onClick={again} icon="undo">{t("interface.responses.sending.again")}</Button>}
        </div>
      ) : null}
    </li>
  );
}
