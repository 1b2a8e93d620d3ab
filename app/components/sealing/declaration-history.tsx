import { useText } from "~/i18n/text-context";

interface Step {
  state: "clear" | "conflict" | "admitted" | "excluded";
  text: string | null;
  at: string;
  by: string;
}

/** What somebody declared and what was decided on it, in order. */
export function DeclarationHistory({ history, timeZone }: { history: readonly Step[]; timeZone: string | undefined }) {
  const { t, format } = useText();
  return (
    <ol className="grid gap-2">
      {history.map(({ state, text, at, by }) => (
        <li key={`${at} ${state}`}>
          <span className="font-medium">{t(`interface.sealing.declaration.step.${state}`)}</span>{" "}
          <span className="text-sm text-muted">{t("interface.sealing.declaration.stepBy", { name: by, at: format.instant(at, timeZone) })}</span>
          {text ? <p className="max-w-prose whitespace-pre-line">{text}</p> : null}
        </li>
      ))}
    </ol>
  );
}
