import { smartLetters } from "~/domain/goals/smart";
import type { missingSmart } from "~/domain/goals/smart";
import { useText } from "~/i18n/text-context";

type Missing = ReturnType<typeof missingSmart>;

/** The five letters: those that are there in full, those that are not as an outline. In words for who cannot see it. */
export function SmartLetters({ missing }: { missing: Missing }) {
  const { t } = useText();
  const lacking = new Set(missing.map(({ letter }) => letter));
  return (
    <span className="inline-flex items-center gap-0.5" title={missing.length === 0 ? t("interface.goals.smart.complete") : undefined}>
      <span className="sr-only">{missing.length === 0 ? t("interface.goals.smart.complete") : t("interface.goals.smart.lacking", { letters: missing.map(({ letter }) => letter).join(", ") })}</span>
      {smartLetters.map((letter) => (
        <span key={letter} aria-hidden="true" className={`inline-flex size-5 items-center justify-center rounded-sm border text-xs font-semibold ${lacking.has(letter) ? "border-dashed border-strong-line text-muted" : "border-success bg-success-wash text-success"}`}>
          {letter}
        </span>
      ))}
    </span>
  );
}

/** What is still missing, letter by letter, with what each letter stands for. */
export function SmartList({ missing }: { missing: Missing }) {
  const { t } = useText();
  return (
    <section aria-labelledby="smart-title" aria-live="polite">
      <h2 id="smart-title" className="mb-2 text-base">{missing.length === 0 ? t("interface.goals.smart.complete") : t("interface.goals.smart.title")}</h2>
      <ul className="grid gap-2 text-sm">
        {smartLetters.map((letter) => {
          const lacks = missing.find((one) => one.letter === letter)?.lacks ?? [];
          return (
            <li key={letter} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-1">
              <span className="font-semibold">{letter}</span>
              <span>
                {t(`interface.goals.smart.letter.${letter}`)}
                <span className={`block ${lacks.length === 0 ? "text-success" : "text-muted"}`}>{lacks.length === 0 ? t("interface.goals.smart.there") : t("interface.goals.smart.lacks", { fields: lacks.map((lack) => t(`interface.goals.smart.lack.${lack}`)).join(", ") })}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
