import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Section } from "~/components/page";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { PasswordField } from "./password-field";

/** Changing one's own password, for who has one. */
export function PasswordSection({ hasPassword, email, answer }: { hasPassword: boolean; email: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const problems = answer && !answer.ok ? answer.fields : {};
  return (
    <Section title={t("interface.account.password.title")} lead={hasPassword ? t("interface.account.password.lead") : undefined} id="password">
      {hasPassword ? (
        <Form method="post" action="/account?form=password" preventScrollReset className="grid max-w-md gap-5">
          <AnswerProblem answer={answer} />
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField name="present" label={t("interface.account.password.present")} problem={problems.present} />
          <PasswordField chosen problem={problems.password} />
          <p><Button type="submit" name="intent" value="password">{t("interface.account.password.save")}</Button></p>
        </Form>
      ) : <p className="text-muted">{t("interface.account.password.none")}</p>}
    </Section>
  );
}
