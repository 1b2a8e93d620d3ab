import { DataTable } from "~/components/data-table";
import { Progress } from "~/components/progress";
import { useText } from "~/i18n/text-context";

/** How far each evaluator is. */
export function ProgressTable({ progress }: { progress: readonly { evaluatorId: string; name: string; done: number; of: number }[] }) {
  const { t } = useText();
  return (
    <DataTable caption={t("interface.scoring.progress.title")} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t("interface.scoring.progress.evaluator")}</th>
          <th scope="col" className="w-1/2">{t("interface.scoring.progress.done")}</th>
        </tr>
      </thead>
      <tbody>
        {progress.map(({ evaluatorId, name, done, of }) => (
          <tr key={evaluatorId}>
            <th scope="row">{name}</th>
            <td>{of === 0 ? <span className="text-muted">{t("interface.scoring.progress.nothing")}</span> : <Progress label={name} done={done} of={of} text={t("interface.shell.countOf", { done, of })} />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
