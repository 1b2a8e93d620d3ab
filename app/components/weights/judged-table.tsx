import { Callout } from "~/components/callout";
import { DataTable } from "~/components/data-table";
import { inconsistentFrom, nearestOnScale, type JudgedWeights } from "~/domain/requirements/weight-judgement";
import { useText } from "~/i18n/text-context";
import { oddPairId } from "./judgement-fields";
import type { JudgedGroup } from "~/domain/requirements/weight-judgement";

/** The weights that judgements make, a column a person, beside those that are in force. */
export function JudgedTable({ caption, parts, titles, columns }: {
  caption: string;
  parts: JudgedGroup["parts"];
  titles: Readonly<Record<string, string>>;
  columns: { id: string; name: string; weights: JudgedWeights }[];
}) {
  const { t, format } = useText();
  const pairwise = columns.some(({ weights }) => weights.consistencyRatio !== null);
  return (
    <DataTable caption={caption} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t("interface.weights.column.part")}</th>
          <th scope="col" className="number">{t("interface.weighing.now")}</th>
          {columns.map(({ id, name }) => <th key={id} scope="col" className="number whitespace-normal">{name}</th>)}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ id, share }) => (
          <tr key={id}>
            <th scope="row">{titles[id]}</th>
            <td className="number text-muted">{format.share(share)}</td>
            {columns.map((column) => <td key={column.id} className="number">{format.share(column.weights.weights[id])}</td>)}
          </tr>
        ))}
      </tbody>
      {pairwise ? (
        <tfoot>
          <tr><th scope="row" className="font-normal!">{t("interface.weighing.ratio")}</th><td />{columns.map(({ id, weights }) => <td key={id} className="number">{weights.consistencyRatio === null ? "–" : format.number(weights.consistencyRatio, 3)}</td>)}</tr>
        </tfoot>
      ) : null}
    </DataTable>
  );
}

/** Points out the judgement that fits the others least, with what would fit; nothing where all agree well enough. */
export function Inconsistency({ weights: { consistencyRatio, mostInconsistent }, titles, own = false }: { weights: JudgedWeights; titles: Readonly<Record<string, string>>; own?: boolean }) {
  const { t, format } = useText();
  if (consistencyRatio === null || mostInconsistent === null) return null;
  const { first, second, ratio, fitting } = mostInconsistent;
  const said = (value: number) => {
    const [more, less, times] = value >= 1 ? [first, second, value] : [second, first, 1 / value];
    return times < 1 + 1e-9 ? t("interface.weighing.saidAlike") : t("interface.weighing.said", { first: titles[more], second: titles[less], times: format.plain(times, 1) });
  };
  const high = consistencyRatio > inconsistentFrom;
  return (
    <Callout kind={high ? "warning" : "info"} title={t(high ? "interface.weighing.inconsistent" : "interface.weighing.consistent", { ratio: format.number(consistencyRatio, 3) })}>
      <p>{t("interface.weighing.suggestion", { first: titles[first], second: titles[second], judged: said(ratio), suggested: said(nearestOnScale(fitting)) })}{own && high ? <> <a className="link" href={`#${oddPairId}`}>{t("interface.weighing.toOdd")}</a></> : null}</p>
    </Callout>
  );
}
