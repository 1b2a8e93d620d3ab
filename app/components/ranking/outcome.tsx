import type { EditionRanking } from "~/domain/decision/types";
import type { Edition } from "~/domain/edition/edition";
import { outcomeSentences } from "~/i18n/outcome-sentences";
import { useText } from "~/i18n/text-context";

/** The outcome in a sentence or two, in the words of the report. */
export function Outcome({ edition, ranking }: { edition: Edition; ranking: EditionRanking }) {
  const { language } = useText();
  return <p className="max-w-prose text-[1.0625rem]">{outcomeSentences(edition, ranking, language).join(" ")}</p>;
}
