import { Form, Link } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

import { Button } from "~/components/button";
import { FileDrop } from "~/components/file-drop";
import { Tag } from "~/components/tag";
import { uploadLimits } from "~/domain/responses/upload-limits";
import { useText } from "~/i18n/text-context";

import { fileSize } from "./file-size";
import { useUploads } from "./use-uploads";
import type { Sending } from "./use-uploads";

/** Where returned workbooks come in. Without JavaScript it is a plain form; with it files are sent as soon as chosen. */
export function UploadPanel({ action, field }: { action: string; field: string }) {
  const { t } = useText();
  const { sendings, send } = useUploads(action, field);
  const form = useRef<HTMLFormElement>(null);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <>
      <Form ref={form} method="post" action={action} encType="multipart/form-data" className="grid gap-3">
        <FileDrop
          name={field} multiple accept=".xlsx,.xlsm"
          label={t("interface.responses.upload.label")}
          hint={t("interface.responses.upload.hint", { limit: uploadLimits.file / 1_000_000 })}
          onFiles={(files) => {
            send(files);
            // So that the same file can be chosen once more.
            form.current?.reset();
          }}
        />
        {live ? null : <div><Button type="submit" look="primary" icon="upload">{t("interface.responses.upload.send")}</Button></div>}
      </Form>
      {sendings.length > 0 ? (
        <ul className="mt-4 divide-y divide-line border-y border-line" aria-label={t("interface.responses.upload.sendings")}>
          {sendings.map((sending) => <SendingRow key={sending.key} sending={sending} />)}
        </ul>
      ) : null}
    </>
  );
}

function SendingRow({ sending }: { sending: Sending }) {
  const text = useText();
  const { t } = text;
  const { name, size, state, sent, preview } = sending;
  const bad = state === "too-large" || state === "failed";
  return (
    <li className="grid items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <span className="min-w-0 break-words">
        {preview ? <Link className="link" to={preview}>{name}</Link> : name} <span className="text-sm text-muted">{fileSize(text, size)}</span>
      </span>
      <span role="status">
        {state === "sending" || state === "reading"
          ? <progress className="progress mb-1" aria-label={name} {...(state === "sending" ? { value: sent } : {})} max={1} />
          : null}
        {bad || state === "done"
          ? <Tag tone={bad ? "problem" : "success"}>{t(`interface.responses.sending.${state}`)}</Tag>
          : <span className="text-sm text-muted">{t(`interface.responses.sending.${state}`)}</span>}
      </span>
      {bad ? <p className="text-sm text-problem sm:col-span-2">{t(state === "too-large" ? "interface.responses.problem.too-large" : "interface.responses.problem.broken", { limit: uploadLimits.file / 1_000_000 })}</p> : null}
    </li>
  );
}
