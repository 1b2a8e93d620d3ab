import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { TextField } from "~/components/field";
import { Section } from "~/components/page";
import { Tag } from "~/components/tag";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { PasswordField } from "./password-field";

/** How one's own second factor stands. */
export type FactorState =
  | { state: "none"; hasPassword: boolean }
  | { state: "setting-up"; secret: string; qr: { size: number; path: string } }
  | { state: "on"; codesLeft: number };

/** The second step at signing in: set up by scanning a square and typing a first code, or turned off. */
export function FactorSection({ factor, answer }: { factor: FactorState; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const problems = answer && !answer.ok ? answer.fields : {};
  return (
    <Section
      id="factor" title={t("interface.account.factor.title")} lead={t("interface.account.factor.lead")}
      action={<Tag tone={factor.state === "on" ? "success" : "neutral"}>{t(factor.state === "on" ? "interface.account.factor.on" : "interface.account.factor.off")}</Tag>}
    >
      {factor.state === "none" && !factor.hasPassword ? <p className="text-muted">{t("interface.account.password.none")}</p> : (
        <Form method="post" action="/account?form=factor" preventScrollReset className="grid max-w-md gap-5">
          <AnswerProblem answer={answer} />
          {factor.state === "setting-up" ? <SettingUp factor={factor} /> : (
            <>
              {factor.state === "on" ? <p>{t("interface.account.factor.codesLeft", { count: factor.codesLeft })}</p> : null}
              <PasswordField name="present" label={t("interface.account.factor.prove")} problem={problems.present} />
              {factor.state === "on" ? (
                <TextField
                  name="code" label={t("interface.account.factor.code")} hint={t("interface.account.factor.codeHint")} problem={problems.code} required maxLength={40}
                  autoComplete="one-time-code" spellCheck={false} autoCapitalize="none" inputClassName="max-w-80 font-mono"
                />
              ) : null}
              <p className="flex flex-wrap gap-2">
                {factor.state === "none" ? <Button type="submit" name="intent" value="factor-begin">{t("interface.account.factor.begin")}</Button> : (
                  <>
                    <Button type="submit" name="intent" value="factor-renew">{t("interface.account.factor.renew")}</Button>
                    <Button type="submit" name="intent" value="factor-remove" look="danger">{t("interface.account.factor.remove")}</Button>
                  </>
                )}
              </p>
              {factor.state === "on" ? <p className="text-muted">{t("interface.account.factor.lost")}</p> : null}
            </>
          )}
        </Form>
      )}
    </Section>
  );
}

function SettingUp({ factor: { secret, qr } }: { factor: Extract<FactorState, { state: "setting-up" }> }) {
  const { t } = useText();
  return (
    <>
      <p>{t("interface.account.factor.scan")}</p>
      {/* Dark on light whatever the colours of the page: cameras expect so. */}
      <svg role="img" aria-label={t("interface.account.factor.qr")} viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`} width="220" height="220" shapeRendering="crispEdges">
        <rect x="-4" y="-4" width={qr.size + 8} height={qr.size + 8} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <p>{t("interface.account.factor.secret")} <code className="block font-mono break-all select-all">{secret}</code></p>
      <TextField name="code" label={t("interface.account.factor.code")} required inputMode="numeric" autoComplete="one-time-code" maxLength={10} inputClassName="max-w-40 font-mono" />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="factor-confirm" look="primary">{t("interface.account.factor.confirm")}</Button>
        <Button type="submit" name="intent" value="factor-abandon" look="quiet" formNoValidate>{t("interface.account.factor.abandon")}</Button>
      </p>
    </>
  );
}
