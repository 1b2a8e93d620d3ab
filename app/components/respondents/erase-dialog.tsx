import { Form, useNavigation } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** Says what erasing a respondent takes away, and asks why. */
export function EraseRespondentDialog({ name, files, closeTo, answer }: { name: string; files: number; closeTo: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  const pending = useNavigation().state === "submitting";
  return (
    <Dialog
      title={t("interface.respondents.erase.confirm", { name })} closeTo={closeTo}
      actions={<Button type="submit" form="erase-respondent" look="danger" pending={pending}>{t("interface.respondents.erase.do")}</Button>}
    >
      <AnswerProblem answer={answer} />
      <p>{t("interface.respondents.erase.lost")}</p>
      <ul className="list-disc pl-5">
        <li>{t("interface.respondents.erase.lostName")}</li>
        <li>{t("interface.respondents.erase.lostRemarks")}</li>
        {files > 0 ? <li>{t("interface.respondents.erase.lostFiles", { count: files })}</li> : null}
      </ul>
      <p className="text-sm text-muted">{t("interface.respondents.erase.kept")}</p>
      <Form id="erase-respondent" method="post" preventScrollReset>
        <input type="hidden" name="intent" value="erase" />
        <TextArea name="reason" rows={3} required maxLength={2000} label={t("interface.respondents.erase.reason")} problem={answer && !answer.ok ? answer.fields.reason : undefined} />
      </Form>
    </Dialog>
  );
}
