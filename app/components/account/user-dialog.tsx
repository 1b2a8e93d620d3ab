import { Form, Link } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Dialog } from "~/components/dialog";
import { Checkbox } from "~/components/field";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** A user in the list of the administrators. */
export interface ListedUser {
  id: string;
  name: string;
  administrator: boolean;
  mayCreate: boolean;
  state: "active" | "invited" | "lapsed" | "disabled";
  secondFactor: boolean;
  /** Whether this is who looks. */
  own: boolean;
}

/** Rights of a user, and what helps somebody who cannot get in, or should no longer. */
export function UserDialog({ user, closeTo, answer }: { user: ListedUser; closeTo: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const { id, name, state } = user;
  return (
    <Dialog title={t("interface.users.edit.title", { name })} closeTo={closeTo} actions={<Button type="submit" form="user-rights" look="primary">{t("interface.users.edit.save")}</Button>}>
      <Form id="user-rights" method="post" preventScrollReset className="grid gap-4">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="intent" value="rights" />
        <input type="hidden" name="userId" value={id} />
        <Checkbox name="administrator" value="yes" defaultChecked={user.administrator} label={t("interface.users.edit.administrator")} hint={t("interface.users.edit.administratorHint")} />
        <Checkbox name="mayCreate" value="yes" defaultChecked={user.mayCreate} label={t("interface.users.edit.mayCreate")} />
      </Form>
      <Form method="post" preventScrollReset className="mt-2 grid gap-4 border-t border-line pt-4">
        <input type="hidden" name="userId" value={id} />
        {state === "invited" || state === "lapsed" ? <Act intent="invite-again" label={t("interface.users.edit.inviteAgain")} /> : null}
        {state === "active" ? <Act intent="reset" label={t("interface.users.edit.reset")} /> : null}
        {user.secondFactor && !user.own ? <Act intent="clear-factor" label={t("interface.users.edit.clearFactor")} text={t("interface.users.edit.clearFactorText", { name })} danger /> : null}
        {state === "disabled"
          ? <Act intent="enable" label={t("interface.users.edit.enable")} />
          : <Act intent="disable" label={t("interface.users.edit.disable")} text={t("interface.users.edit.disableText", { name })} danger />}
      </Form>
      <p className="mt-2"><Link className="link text-sm" to={`/administration/users/${user.id}/erase`}>{t("interface.sealing.person.open")}</Link></p>
    </Dialog>
  );
}

function Act({ intent, label, text, danger = false }: { intent: string; label: string; text?: string; danger?: boolean }) {
  return (
    <div>
      <Button type="submit" name="intent" value={intent} look={danger ? "danger" : "secondary"}>{label}</Button>
      {text ? <p className="mt-1.5 text-sm text-muted">{text}</p> : null}
    </div>
  );
}
