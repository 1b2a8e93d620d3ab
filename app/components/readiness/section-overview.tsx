import { Link } from "@remix-run/react";

import { ReadinessBars, readinessParts } from "~/charts/readiness-bars";
import type { ReadinessSection } from "~/domain/readiness/readiness-state";
import { useText } from "~/i18n/text-context";

import { ChartFigure } from "../charts/chart-figure";
import { pagePalette } from "../charts/page-palette";
import { DataTable } from "../data-table";
import { Section } from "../page";

/** The sections with how far each is, and a picture of how the answers stand. */
export function SectionOverview({ sections, base }: { sections: readonly ReadinessSection[]; base: string }) {
  const { t, of, format } = useText();
  const share = (value: number | null) => (value === null ? t("interface.readiness.notJudged") : format.share(value, 0));
  const parts = {
    good: t("interface.readiness.part.good"), half: t("interface.readiness.part.half"), weak: t("interface.readiness.part.weak"),
    told: t("interface.readiness.part.told"), none: t("interface.readiness.part.none"), open: t("interface.readiness.part.open"),
  };
  const rows = sections.map(({ id, title, counts }) => ({ id, title: of(title), counts }));
  const described = rows.map(({ title, counts }) => `${title}: ${readinessParts.filter((part) => counts[part] > 0).map((part) => `${parts[part]} ${counts[part]}`).join(", ")}`).join("; ");
  return (
    <>
      <Section title={t("interface.readiness.sections")} lead={t("interface.readiness.shareLead")} id="sections">
        <DataTable caption={t("interface.readiness.sections")} hideCaption>
          <thead><tr><th scope="col">{t("interface.readiness.column.section")}</th><th scope="col" className="number">{t("interface.readiness.column.answered")}</th><th scope="col" className="number">{t("interface.readiness.column.share")}</th></tr></thead>
          <tbody>
            {sections.map((section) => (
              <tr key={section.id}>
                <th scope="row"><Link to={`${base}/readiness/${section.id}`} className="link">{of(section.title)}</Link></th>
                <td className="number">{t("interface.readiness.answeredOf", { answered: section.answered, total: section.questions.length })}</td>
                <td className={`number ${section.share === null ? "text-muted" : ""}`}>{share(section.share)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Section>
      <Section title={t("interface.readiness.picture.title")} id="picture">
        <ChartFigure
          draw={(width) => <ReadinessBars rows={rows} palette={pagePalette} width={width} id={`readiness-${width}`} labels={{ title: t("interface.readiness.picture.title"), description: described, parts }} />}
          table={
            <DataTable caption={t("interface.readiness.picture.title")} hideCaption>
              <thead><tr><th scope="col">{t("interface.readiness.column.section")}</th>{readinessParts.map((part) => <th key={part} scope="col" className="number">{parts[part]}</th>)}</tr></thead>
              <tbody>{rows.map(({ id, title, counts }) => <tr key={id}><th scope="row">{title}</th>{readinessParts.map((part) => <td key={part} className="number">{counts[part]}</td>)}</tr>)}</tbody>
            </DataTable>
          }
        />
      </Section>
    </>
  );
}
