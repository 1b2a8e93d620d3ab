import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { RadioGroup } from "~/components/choice";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

interface RoundDialog {
  closeTo: string;
  answer: FormAnswer | undefined;
  pending: boolean;
}

/** Asks what a missing answer will count as, before the round is closed for answers. */
export function CloseRoundDialog({ closeTo, answer, pending, early, without, mandatoryMissing }: RoundDialog & {
  /** The deadline in words, while it has not passed. */
  early: string | null;
  /** Names of the vendors from which nothing was accepted. */
  without: readonly string[];
  /** Mandatory answers that are missing in what was accepted. */
  mandatoryMissing: number;
}) {
  const { t } = useText();
  return (
    <Dialog
      title={t("interface.responses.close.title")} closeTo={closeTo}
      actions={<Button type="submit" form="close-round" look="primary" pending={pending}>{t("interface.responses.close.do")}</Button>}
    >
      <AnswerProblem answer={answer} />
      {early ? <p><strong className="text-problem">{t("interface.responses.close.early", { deadline: early })}</strong></p> : null}
      <p>{t("interface.responses.close.what")}</p>
      {without.length > 0 ? <p>{t("interface.responses.close.without", { count: without.length, names: without.join(", ") })}</p> : null}
      <p>
        {mandatoryMissing > 0 ? <strong className="text-problem">{t("interface.responses.close.mandatoryMissing", { count: mandatoryMissing })} </strong> : null}
        {t("interface.responses.close.mandatory")}
      </p>
      <Form id="close-round" method="post" preventScrollReset>
        <input type="hidden" name="intent" value="close" />
        <RadioGroup
          name="missing" legend={t("interface.responses.close.missing.legend")} defaultValue="open"
          options={[
            { value: "open", label: t("interface.responses.close.missing.open"), hint: t("interface.responses.close.missing.openHint") },
            { value: "zero", label: t("interface.responses.close.missing.zero"), hint: t("interface.responses.close.missing.zeroHint") },
          ]}
        />
      </Form>
    </Dialog>
  );
}

/** Asks why a closed round takes answers again. */
export function ReopenRoundDialog({ closeTo, answer, pending }: RoundDialog) {
  const { t } = useText();
  return (
    <Dialog
      title={t("interface.responses.reopen.title")} closeTo={closeTo}
      actions={<Button type="submit" form="reopen-round" look="primary" pending={pending}>{t("interface.responses.reopen.do")}</Button>}
    >
      <AnswerProblem answer={answer} />
      <p>{t("interface.responses.reopen.what")}</p>
      <Form id="reopen-round" method="post" preventScrollReset>
        <input type="hidden" name="intent" value="reopen" />
        <TextArea name="reason" rows={3} required maxLength={2000} label={t("interface.responses.reopen.reason")} problem={answer && !answer.ok ? answer.fields.reason : undefined} />
      </Form>
    </Dialog>
  );
}
