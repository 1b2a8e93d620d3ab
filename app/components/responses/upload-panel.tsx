import { useNavigate, useRevalidator } from "@remix-run/react";

import { UploadForm } from "~/components/uploads/upload-form";
import { returnedExtensions, uploadLimits } from "~/domain/responses/upload-limits";
import { useText } from "~/i18n/text-context";

/** Where the lead puts in returned workbooks. A single one leads on to its preview; of several the page shows the outcome. */
export function UploadPanel({ action, field }: { action: string; field: string }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const limit = uploadLimits.file / 1_000_000;
  return (
    <UploadForm
      action={action} field={field} limit={uploadLimits.file} multiple accept={returnedExtensions.join(",")}
      label={t("interface.responses.upload.label")} hint={t("interface.responses.upload.hint", { limit })} submit={t("interface.responses.upload.send")}
      problemText={(problem) => t(problem === "too-large" ? "interface.responses.problem.too-large" : "interface.responses.problem.broken", { limit })}
      onEnd={(taken, sent) => (sent === 1 && taken.length === 1 ? navigate(taken[0]) : revalidate())}
    />
  );
}
