import { Icon } from "~/components/icons";
import { Tag } from "~/components/tag";
import { confirmField, confirmValue } from "~/domain/responses/confirmed-form";
import { issueGroups, likelyMeanings } from "~/domain/responses/issue-groups";
import type { LikelyMeaning } from "~/domain/responses/issue-groups";
import type { Issue } from "~/domain/responses/reading";
import { issueMessage, likelyText } from "~/i18n/issue-message";
import { useText } from "~/i18n/text-context";

interface IssueList {
  issues: readonly Issue[];
  /** The question that an issue is about, by requirement id. */
  questions: ReadonlyMap<string, { code: string; text: string }>;
  /** Language of the questions. */
  language: string;
  /** Form that the confirmations belong to; null when nothing can be confirmed any more. */
  form: string | null;
}

/** A group of more issues than this is closed at first, unless it asks for a decision. */
const shownAtFirst = 8;

/** What reading has to say, by severity and kind; where a meaning is likely it can be confirmed, and only then counts. */
export function IssueList({ issues, questions, language, form }: IssueList) {
  const { t } = useText();
  const meanings = likelyMeanings(issues);
  // A question with several remarks is decided once, at the first that offers a meaning.
  const decided = new Set<string>();
  return (
    <div className="border-b border-line">
      {issueGroups(issues).map(({ severity, code, issues: own, toDecide }) => (
        <details key={`${severity} ${code}`} open={toDecide || own.length <= shownAtFirst} className="border-t border-line first:border-t-0">
          <summary className="flex flex-wrap items-center gap-x-2 gap-y-1 py-2.5 font-medium hover:text-accent">
            <Icon name="chevron" className="turns text-muted" />
            <span>{t(`interface.responses.issue.${code}`)}</span>
            <span className="font-normal text-muted">{own.length}</span>
            <span className="ml-auto flex gap-2">
              {toDecide && form ? <Tag tone="accent">{t("interface.responses.preview.toDecide")}</Tag> : null}
              <Tag tone={severity === "error" ? "problem" : "warning"}>{t(`interface.responses.preview.severity.${severity}`)}</Tag>
            </span>
          </summary>
          <ul className="grid gap-4 pb-5 pl-6">
            {own.map((issue, index) => {
              const { requirement } = issue;
              const question = requirement === undefined ? undefined : questions.get(requirement);
              const choices = form && requirement !== undefined && issue.likely !== undefined && !decided.has(requirement) ? meanings.get(requirement) : undefined;
              if (choices && requirement !== undefined) decided.add(requirement);
              return (
                <li key={index} className="max-w-3xl">
                  {question ? <p className="text-sm text-muted"><span className="font-medium text-ink">{question.code}</span> <span lang={language}>{question.text}</span></p> : null}
                  <p className="break-words">{issueMessage(t, issue)}</p>
                  {choices ? <Confirmation form={form!} meanings={choices} question={question?.code ?? ""} /> : null}
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** A tick box for one likely meaning; radio buttons where several are offered, of which none may be the one. */
function Confirmation({ form, meanings, question }: { form: string; meanings: readonly LikelyMeaning[]; question: string }) {
  const { t } = useText();
  const several = meanings.length > 1;
  const options = meanings.map(({ issue, requirement, value }) => ({
    name: confirmField(requirement), value: confirmValue(value), label: t("interface.responses.preview.take", { meaning: likelyText(t, issue) }),
  }));
  return (
    <fieldset className="mt-1.5 flex flex-wrap gap-x-6 gap-y-2">
      <legend className="sr-only">{t("interface.responses.preview.takeLegend", { question })}</legend>
      {options.map(({ name, value, label }) => (
        <label key={value} className="flex items-center gap-2.5 font-medium">
          <input type={several ? "radio" : "checkbox"} name={name} value={value} form={form} />
          {label}
        </label>
      ))}
      {several ? (
        <label className="flex items-center gap-2.5">
          <input type="radio" name={options[0].name} value="" defaultChecked form={form} />
          {t("interface.responses.preview.takeNone")}
        </label>
      ) : null}
    </fieldset>
  );
}
