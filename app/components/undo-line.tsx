import { Form, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Button } from "./button";
import { Icon } from "./icons";

/** Says what was just done and offers the way back. `fields` are what the undo posts to `action` (default: this page). */
export function UndoLine({ children, action, fields }: { children: ReactNode; action?: string; fields?: Record<string, string> }) {
  const { t } = useText();
  return (
    <div role="status" className="mb-6 flex flex-wrap items-center gap-3 rounded-r border-l-3 border-success bg-success-wash px-4 py-2">
      <Icon name="check" className="text-success" />
      <span className="min-w-48 flex-1">{children}</span>
      {fields ? (
        <Form method="post" action={action}>
          {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <Button look="quiet" icon="undo" type="submit">{t("interface.shell.undo")}</Button>
        </Form>
      ) : null}
    </div>
  );
}

/** What the address ends with after a form was saved: whether that changed anything. */
export const doneQuery = ({ changed }: { changed: boolean }) => `?done=${changed ? 1 : 0}`;

/** Says, by the address, that a form was saved, or that it held nothing new; nothing beside an answer to the form. */
export function DoneLine({ answer, children }: { answer: FormAnswer | undefined; children: ReactNode }) {
  const { t } = useText();
  const done = useSearchParams()[0].get("done");
  if (done === null || answer) return null;
  if (done !== "0") return <UndoLine>{children}</UndoLine>;
  return <p role="status" className="mb-6 rounded-r border-l-3 border-line bg-band px-4 py-2">{t("interface.shell.unchanged")}</p>;
}
