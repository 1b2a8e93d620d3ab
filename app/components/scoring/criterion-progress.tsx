import { DataTable } from "~/components/data-table";
import { Progress } from "~/components/progress";
import { useText } from "~/i18n/text-context";

/** How far each criterion is marked; with `people` also who still has how much to do on it. */
export function CriterionProgressTable({ criteria, people, language }: {
  criteria: readonly { criterion: string; path: readonly string[]; done: number; of: number; open: readonly { name: string; count: number }[] }[];
  people: boolean;
  language: string;
}) {
  const { t } = useText();
  return (
    <DataTable caption={t("interface.scoring.progress.byCriterion")} className="caption-strong">
      <thead>
        <tr>
          <th scope="col">{t("interface.scoring.progress.criterion")}</th>
          <th scope="col" className={people ? "w-1/3" : "w-1/2"}>{t("interface.scoring.progress.done")}</th>
          {people ? <th scope="col" className="w-1/3">{t("interface.scoring.progress.openAt")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ criterion, path, done, of, open }) => (
          <tr key={criterion}>
            <th scope="row" lang={language} className="whitespace-normal">{path[path.length - 1]}{path.length > 1 ? <span className="block text-sm font-normal text-muted">{path.slice(0, -1).join(" › ")}</span> : null}</th>
            <td><Progress label={path.join(", ")} done={done} of={of} text={t("interface.shell.countOf", { done, of })} /></td>
            {people ? <td className="text-sm whitespace-normal">{open.length === 0 ? <span className="text-muted">{t("interface.scoring.progress.nobodyOpen")}</span> : open.map(({ name, count }) => `${name} (${count})`).join(", ")}</td> : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
