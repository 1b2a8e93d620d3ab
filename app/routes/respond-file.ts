import type { LoaderFunctionArgs } from "@remix-run/node";

import { chosenLanguage } from "~/i18n/request-language";
import { fileResponse, notFound } from "~/services/answer.server";
import { guestContext } from "~/services/context.server";
import { withGuestHeaders } from "~/services/guest-answer.server";
import { openGuestRespondentLink } from "~/services/guest-link.server";
import { ownChecklistFile } from "~/services/respondents/checklist-forms";
import { asRespondent } from "~/services/respondents/open-link";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const opened = await openGuestRespondentLink(request, params.token!);
  if (!opened.ok) notFound();
  const { link } = opened;
  const file = await ownChecklistFile(asRespondent(guestContext(), link), link.selectionId, params.document!, chosenLanguage(request) ?? link.respondent.language);
  return withGuestHeaders(fileResponse(file ?? notFound()));
}
