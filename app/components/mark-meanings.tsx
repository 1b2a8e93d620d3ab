import { languages } from "~/domain/language";
import { markLimits } from "~/domain/requirements/requirement";
import type { Anchor } from "~/domain/requirements/requirement";
import { useText } from "~/i18n/text-context";

import { TextField } from "./field";

const marks = Array.from({ length: markLimits.most + 1 }, (_, mark) => mark);

/** What marks stand for, a row per mark with a field in each language; named `<name>.<mark>.<language>`. */
export function MarkMeanings({ name, anchors, posted }: { name: string; anchors: readonly Anchor[]; posted?: Readonly<Record<string, string>> | undefined }) {
  const { t } = useText();
  return (
    <table className="table table-stacks">
      <caption className="sr-only">{t("interface.marking.meanings")}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-16">{t("interface.marking.mark")}</th>
          {languages.map((language) => <th key={language} scope="col">{t(`interface.shell.languageName.${language}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {marks.map((mark) => (
          <tr key={mark}>
            <th scope="row" className="tabular-nums">{mark}</th>
            {languages.map((language) => (
              <td key={language}>
                <TextField
                  name={`${name}.${mark}.${language}`} lang={language} maxLength={2000} hideLabel
                  label={t("interface.marking.meaningOf", { mark, language: t(`interface.shell.languageName.${language}`) })}
                  defaultValue={posted?.[`${name}.${mark}.${language}`] ?? anchors.find((anchor) => anchor.mark === mark)?.meaning[language] ?? ""}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
