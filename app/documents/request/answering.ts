import type { Edition } from "../../domain/edition/edition";
import { pricesApart } from "../../domain/sealing/rules";
import { formatInstant, formatPlainNumber } from "../../i18n/format";
import { translator } from "../../i18n/translate";
import type { Block, headingNumbers } from "../document-model";

/**
 * How vendors answer: workbook, scale, mandatory requirements, questions. Gives a function that takes the number of
 * the section that lists the mandatory requirements, which is known only once later headings have theirs.
 */
export function answeringBlocks(edition: Edition, number: ReturnType<typeof headingNumbers>): (knockOutSection: string | null) => Block[] {
  const { language } = edition;
  const t = translator(language);
  const deadline = formatInstant(language, edition.deadline, edition.timeZone);
  const mandatory = edition.requirements.filter((requirement) => requirement.mandatory).length;
  const onScale = edition.requirements.some((requirement) => requirement.answer.type === "scale");
  const apart = pricesApart(edition);
  const workbook: Block[] = [
    number(2, t("documents.answering.workbook")),
    { type: "paragraph", text: t("documents.answering.opening") },
    {
      type: "list", ordered: true,
      items: [
        t("documents.answering.step.cells"), t("documents.answering.step.choose"), t("documents.answering.step.explain"),
        ...(apart ? [t("documents.answering.step.prices")] : []),
        t(apart ? "documents.answering.step.deadlineApart" : "documents.answering.step.deadline", { deadline: `${deadline} (${edition.timeZone})` }),
      ],
    },
  ];
  const handling = (["sealed", "priceEnvelope", "anonymous"] as const).filter((gate) => edition[gate]);
  if (handling.length > 0) {
    workbook.push(number(2, t("documents.answering.handling.title")), ...handling.map((gate): Block => ({ type: "paragraph", text: t(`documents.answering.handling.${gate}`) })));
  }
  const scale: Block[] = onScale ? [
    number(2, t("documents.answering.scale")),
    { type: "paragraph", text: t("documents.answering.scaleOpening") },
    {
      type: "table",
      summary: t("documents.answering.scaleSummary"),
      columns: [
        { header: t("documents.answering.answer"), width: 22, rowHeader: true },
        { header: t("documents.answering.meaning"), width: 66 },
        { header: t("documents.answering.points"), width: 12, align: "right" },
      ],
      rows: edition.scale.map(({ key, points }) => ({
        cells: [[{ text: t(`workbook.scale.${key}.label`), tone: "strong" }], t(`workbook.scale.${key}.meaning`), formatPlainNumber(language, points)],
      })),
    },
  ] : [];
  const mandatoryHeading = number(2, t("documents.answering.mandatory"));
  const questions: Block[] = [
    number(2, t("documents.answering.questions")),
    {
      type: "paragraph",
      text: edition.contact.email
        ? t("documents.answering.questionsText", { name: edition.contact.name, email: edition.contact.email, code: edition.code })
        : t("documents.answering.questionsNoMail", { name: edition.contact.name, code: edition.code }),
    },
  ];
  return (knockOutSection) => [
    ...workbook, ...scale, mandatoryHeading,
    {
      type: "paragraph",
      text: knockOutSection ? t("documents.answering.mandatoryText", { count: mandatory, section: knockOutSection }) : t("documents.answering.mandatoryNone"),
    },
    ...questions,
  ];
}
