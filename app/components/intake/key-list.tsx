import { useText } from "~/i18n/text-context";

/** The keys of the checklist, a click away. */
export function KeyList() {
  const { t } = useText();
  const keys: [keys: string[], meaning: string][] = [
    [["↑", "↓"], t("interface.intake.keys.move")],
    [[t("interface.intake.keys.space")], t("interface.intake.keys.tick")],
    [[t("interface.intake.keys.inUseKey")], t("interface.intake.keys.inUse")],
    [["n"], t("interface.intake.keys.necessary")],
    [[t("interface.intake.keys.desirableKey")], t("interface.intake.keys.desirable")],
    [["1", "2", "3"], t("interface.intake.keys.impact")],
  ];
  return (
    <details className="relative">
      <summary className="link inline-block">{t("interface.intake.keys.title")}</summary>
      <div className="absolute right-0 bottom-8 z-20 w-80 max-w-[85vw] rounded-md border border-line bg-raised p-4 shadow-lg max-sm:right-auto max-sm:left-0">
        <p className="mb-2 text-muted">{t("interface.intake.keys.lead")}</p>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1">
          {keys.map(([list, meaning]) => (
            <div key={meaning} className="contents">
              <dt className="flex gap-1">
                {list.map((key) => <kbd key={key} className="min-w-6 rounded border border-strong-line px-1.5 text-center font-sans text-[0.8125rem]">{key}</kbd>)}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
