import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** Asks for the reason before a clarification is taken back. */
export function WithdrawDialog({ clarification: { id, code }, closeTo, answer, pending }: { clarification: { id: string; code: string }; closeTo: string; answer: FormAnswer | undefined; pending: boolean }) {
  const { t } = useText();
  return (
    <Dialog
      title={t("interface.clarifications.withdraw.title", { code })} closeTo={closeTo}
      actions={<Button type="submit" form="withdraw" look="danger" pending={pending}>{t("interface.clarifications.withdraw.do")}</Button>}
    >
      <AnswerProblem answer={answer} />
      <p>{t("interface.clarifications.withdraw.what")}</p>
      <Form id="withdraw" method="post" action={closeTo}>
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="clarificationId" value={id} />
        <TextArea name="reason" label={t("interface.clarifications.withdraw.reason")} rows={3} required maxLength={2000} problem={answer && !answer.ok ? answer.fields.reason : undefined} />
      </Form>
    </Dialog>
  );
}
