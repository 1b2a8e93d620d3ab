import { Callout } from "~/components/callout";
import { useText } from "~/i18n/text-context";

/** Which of its two workbooks a vendor has sent up to now, and what is still to be sent. */
export function PartsReceived({ parts: { answers, prices } }: { parts: { answers: boolean; prices: boolean } }) {
  const { t } = useText();
  const state = (received: boolean) => t(received ? "interface.answer.parts.received" : "interface.answer.parts.missing");
  return (
    <Callout kind={answers && prices ? "success" : answers || prices ? "warning" : "info"} title={t("interface.answer.parts.title")}>
      <p>{t(answers ? (prices ? "interface.answer.parts.both" : "interface.answer.parts.noPrices") : prices ? "interface.answer.parts.noAnswers" : "interface.answer.parts.none")}</p>
      <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 text-sm">
        <dt>{t("interface.answer.parts.answers")}</dt><dd className="font-medium">{state(answers)}</dd>
        <dt>{t("interface.answer.parts.prices")}</dt><dd className="font-medium">{state(prices)}</dd>
      </dl>
    </Callout>
  );
}
