import { Callout } from "~/components/callout";
import { UndoLine } from "~/components/undo-line";
import type { Bilingual } from "~/domain/language";
import { useText } from "~/i18n/text-context";

/** What became of settling many differences at once, with the way back; or that it was taken back. */
export function ManyDone({ many, back }: {
  many: { settled: readonly string[]; left: readonly { item: string; text: Bilingual | null; why: "settled" | "changed" | "said"; by: string | null }[] } | null;
  back: { back: number; left: number } | null;
}) {
  const { t, of } = useText();
  return (
    <>
      {back ? (
        <UndoLine>
          {t("interface.respondents.many.back", { count: back.back })}
          {back.left > 0 ? ` ${t("interface.respondents.many.backLeft", { count: back.left })}` : null}
        </UndoLine>
      ) : null}
      {many && many.settled.length > 0 ? (
        <UndoLine fields={{ intent: "undo", settlements: JSON.stringify(many.settled) }}>{t("interface.respondents.many.done", { count: many.settled.length })}</UndoLine>
      ) : null}
      {many && many.left.length > 0 ? (
        <div className="mb-6">
          <Callout kind="warning" live title={t("interface.respondents.many.left.title", { count: many.left.length })}>
            <ul className="mt-1 grid gap-1 text-sm">
              {many.left.map(({ item, text, why, by }) => <li key={item}>{text ? of(text) : item}: {t(`interface.respondents.many.left.${why}`, { by: by ?? "" })}</li>)}
            </ul>
          </Callout>
        </div>
      ) : null}
    </>
  );
}
