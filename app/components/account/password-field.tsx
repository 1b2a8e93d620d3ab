import { useEffect, useState } from "react";

import { TextField } from "~/components/field";
import { passwordLength } from "~/domain/access/password";
import type { FieldProblem } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** A password to type in. With `chosen` a new one, with advice on what is strong. It can be made readable where scripts run. */
export function PasswordField({ label, name = "password", chosen = false, problem, autoFocus }: { label?: string; name?: string; chosen?: boolean; problem?: FieldProblem | undefined; autoFocus?: boolean }) {
  const { t } = useText();
  const [able, setAble] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setAble(true), []);
  return (
    <div>
      <TextField
        type={shown ? "text" : "password"} name={name} required maxLength={1000} spellCheck={false} autoCapitalize="none" problem={problem}
        label={label ?? t(chosen ? "interface.accounts.newPassword" : "interface.accounts.password")}
        hint={chosen ? t("interface.accounts.passwordAdvice", { least: passwordLength.least }) : undefined}
        autoComplete={chosen ? "new-password" : "current-password"}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- only on pages whose one purpose is this field
        autoFocus={autoFocus}
      />
      {able ? (
        <label className="mt-2 flex items-center gap-2 text-sm text-muted">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          {t("interface.accounts.showPassword")}
        </label>
      ) : null}
    </div>
  );
}
