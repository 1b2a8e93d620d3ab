import type { Reading } from "~/domain/responses/reading";
import { useText } from "~/i18n/text-context";

/** The four figures of a reading: answered, unclear, missing on mandatory questions, and beside the template. */
export function ReadingSummary({ reading, unclear }: { reading: Reading; unclear: number }) {
  const { t } = useText();
  const { answered, asked, mandatoryMissing } = reading.complete;
  const figures = [
    { label: t("interface.responses.preview.figure.answered"), value: t("interface.shell.countOf", { done: answered, of: asked }), ink: "" },
    { label: t("interface.responses.preview.figure.unclear"), value: String(unclear), ink: unclear > 0 ? "text-warning" : "" },
    { label: t("interface.responses.preview.figure.mandatory"), value: String(mandatoryMissing.length), ink: mandatoryMissing.length > 0 ? "text-problem" : "" },
    { label: t("interface.responses.preview.figure.beside"), value: String(reading.beside.length), ink: "" },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
      {figures.map(({ label, value, ink }) => (
        <div key={label} className="flex flex-col-reverse justify-end bg-page px-4 py-3">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className={`text-xl font-semibold ${ink}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
