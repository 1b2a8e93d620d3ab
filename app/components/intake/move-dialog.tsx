import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem } from "~/components/callout";
import { RadioGroup } from "~/components/choice";
import { Dialog } from "~/components/dialog";
import { TextArea } from "~/components/field";
import type { ContentItem } from "~/domain/content/pack";
import type { FormAnswer } from "~/domain/form-answer";
import { wishLists } from "~/domain/intake/choices";
import type { WishList } from "~/domain/intake/choices";
import { useText } from "~/i18n/text-context";

/** The address that asks to which list a wish is to go. */
export function moveAddress(item: string): string {
  return `?move=${encodeURIComponent(item)}`;
}

/** Puts a wish on another list, with the reason. */
export function MoveDialog({ wish, now, closeTo, answer }: { wish: ContentItem; now: WishList | null; closeTo: string; answer: FormAnswer | undefined }) {
  const { t, of } = useText();
  const options = wishLists.filter((list) => list !== now).map((list) => ({ value: list, label: t(`interface.intake.outcome.${list}`), hint: t(`interface.intake.outcome.${list}Meaning`) }));
  return (
    <Dialog title={t("interface.intake.move.title")} closeTo={closeTo} actions={<Button type="submit" form="move" look="primary">{t("interface.intake.move.submit")}</Button>}>
      <p className="font-medium">{of(wish.text)}</p>
      <AnswerProblem answer={answer} />
      <Form method="post" id="move" preventScrollReset className="grid gap-4">
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="item" value={wish.id} />
        <RadioGroup name="to" legend={t("interface.intake.move.to")} options={options} defaultValue={options[0]!.value} />
        <TextArea name="reason" label={t("interface.intake.move.reason")} hint={t("interface.intake.move.reasonHint")} rows={2} required maxLength={1000} />
      </Form>
      <p className="text-sm text-muted">{t("interface.intake.move.follows")}</p>
    </Dialog>
  );
}
