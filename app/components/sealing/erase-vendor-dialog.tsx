import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

/** Says what erasing a vendor's material takes away, and asks why. */
export function EraseVendorDialog({ vendor, closeTo, answer, pending }: {
  vendor: { vendorId: string; name: string; files: number; attachments: number; answers: number };
  closeTo: string;
  answer: FormAnswer | undefined;
  pending: boolean;
}) {
  const { t } = useText();
  const { vendorId, name, files, attachments, answers } = vendor;
  return (
    <Dialog
      title={t("interface.sealing.retention.confirm", { vendor: name })} closeTo={closeTo}
      actions={<Button type="submit" form="erase-vendor" look="danger" pending={pending}>{t("interface.sealing.retention.do")}</Button>}
    >
      <AnswerProblem answer={answer} />
      <p>{t("interface.sealing.retention.lost")}</p>
      <ul className="list-disc pl-5">
        <li>{t("interface.sealing.retention.lostFiles", { count: files })}</li>
        <li>{t("interface.sealing.retention.lostAttachments", { count: attachments })}</li>
        <li>{t("interface.sealing.retention.lostAnswers", { count: answers })}</li>
        <li>{t("interface.sealing.retention.lostPrices")}</li>
        <li>{t("interface.sealing.retention.lostTexts")}</li>
        <li>{t("interface.sealing.retention.lostMails")}</li>
        <li>{t("interface.sealing.retention.lostNames")}</li>
      </ul>
      <p className="text-sm text-muted">{t("interface.sealing.retention.kept")}</p>
      <Form id="erase-vendor" method="post" preventScrollReset>
        <input type="hidden" name="intent" value="erase" />
        <input type="hidden" name="vendorId" value={vendorId} />
        <TextArea name="reason" rows={3} required maxLength={2000} label={t("interface.sealing.retention.reason")} problem={answer && !answer.ok ? answer.fields.reason : undefined} />
      </Form>
    </Dialog>
  );
}
