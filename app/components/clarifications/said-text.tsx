import { useText } from "~/i18n/text-context";

/** An answer with its explanation and evidence in words; what is blank is said to be. */
export function SaidText({ said, language }: { said: { label: string; comment: string; evidence: string }; language: string }) {
  const { t } = useText();
  const blank = said.label === "–" || said.label === "";
  return (
    <div className="min-w-0 break-words whitespace-pre-line">
      <p>{blank ? <span className="text-muted">{t("interface.clarifications.blank")}</span> : <span lang={language} className="font-medium">{said.label}</span>}</p>
      {said.comment ? <p lang={language} className="text-sm">{said.comment}</p> : null}
      {said.evidence ? <p className="text-sm text-muted"><span className="font-medium">{t("interface.responses.versions.part.evidence")}</span> {said.evidence}</p> : null}
    </div>
  );
}
