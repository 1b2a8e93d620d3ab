import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { TextField } from "~/components/field";
import { Section } from "~/components/page";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { PasswordField } from "./password-field";

/** Asking for another e-mail address to sign in with, for who has a password. */
export function EmailSection({ email, answer }: { email: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const problems = answer && !answer.ok ? answer.fields : {};
  return (
    <Section title={t("interface.account.email.title")} lead={t("interface.account.email.lead", { email })} id="email">
      <Form method="post" action="/account?form=email" preventScrollReset className="grid max-w-md gap-5">
        <AnswerProblem answer={answer} />
        <TextField name="email" type="email" label={t("interface.account.email.next")} problem={problems.email} required maxLength={254} autoComplete="email" />
        <PasswordField name="present" label={t("interface.account.password.present")} problem={problems.present} />
        <p><Button type="submit" name="intent" value="email">{t("interface.account.email.save")}</Button></p>
      </Form>
    </Section>
  );
}
