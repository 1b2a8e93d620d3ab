import type { ReactNode } from "react";

import type { FormAnswer } from "~/domain/form-answer";
import type { UserProblem } from "~/domain/user-error";
import { useText } from "~/i18n/text-context";
import type { MessageKey } from "~/i18n/translate";

import { Icon } from "./icons";
import type { IconName } from "./icons";

export type CalloutKind = "info" | "success" | "warning" | "problem";

const looks: Record<CalloutKind, { box: string; icon: IconName }> = {
  info: { box: "border-accent bg-accent-wash", icon: "info" },
  success: { box: "border-success bg-success-wash", icon: "check" },
  warning: { box: "border-warning bg-warning-wash", icon: "warning" },
  problem: { box: "border-problem bg-problem-wash", icon: "problem" },
};
const inks: Record<CalloutKind, string> = { info: "text-accent", success: "text-success", warning: "text-warning", problem: "text-problem" };

/** A message that stands out. `live` reads it out as soon as it appears: for what follows on an act. */
export function Callout({ kind = "info", title, live = false, children }: { kind?: CalloutKind; title?: string; live?: boolean; children?: ReactNode }) {
  const { t } = useText();
  const { box, icon } = looks[kind];
  return (
    <div role={live ? (kind === "problem" ? "alert" : "status") : undefined} className={`flex gap-3 rounded-r border-l-3 px-4 py-3 ${box}`}>
      <span className={`mt-0.5 ${inks[kind]}`}><Icon name={icon} /></span>
      <div className="min-w-0 grow">
        <span className="sr-only">{t(`interface.shell.callout.${kind}`)}: </span>
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

/** The text of an expected error; a code without a text of its own gets the general one. */
export function useProblemText(): (problem: UserProblem) => string {
  const { t } = useText();
  return ({ code, values }) => {
    const key = `interface.error.${code}` as MessageKey;
    const text = t(key, values);
    return text === key ? t("interface.error.general") : text;
  };
}

/** Shows why an action refused a form; nothing when it did not. */
export function AnswerProblem({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useText();
  const problemText = useProblemText();
  if (!answer || answer.ok) return null;
  return <Callout kind="problem" live>{answer.problem ? problemText(answer.problem) : t("interface.error.fields")}</Callout>;
}
