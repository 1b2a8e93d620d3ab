import { index, prefix, route } from "@remix-run/route-config";
import type { RouteConfig } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("selections/new", "routes/selection-new.tsx"),
  route("preferences", "routes/preferences.ts"),
  route("healthz", "routes/healthz.ts"),

  // The way in.
  route("welcome/:token?", "routes/first-run.tsx"),
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-in/forgot", "routes/sign-in-forgot.tsx"),
  route("sign-in/code", "routes/sign-in-code.tsx"),
  route("sign-in/provider", "routes/sign-in-provider.ts"),
  route("sign-in/provider/callback", "routes/sign-in-callback.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("reset/:token", "routes/account-reset.tsx"),
  route("invitation/:token", "routes/account-invitation.tsx"),

  route("account", "routes/account.tsx"),
  route("administration/users", "routes/users.tsx"),
  route("administration/users/:userId/erase", "routes/user-erase.tsx"),
  route("administration/outbox", "routes/outbox.tsx"),

  route("selections/:selectionId", "routes/selection.tsx", [
    index("routes/overview.tsx"),
    route("intake", "routes/intake.tsx"),
    route("requirements", "routes/requirements.tsx"),
    route("requirements/new", "routes/requirement-new.tsx"),
    route("requirements/:requirementId", "routes/requirement-edit.tsx"),
    route("weights", "routes/weights.tsx"),
    route("request", "routes/request.tsx"),
    route("responses", "routes/responses.tsx"),
    route("responses/:uploadId", "routes/response-preview.tsx"),
    route("responses/vendors/:vendorId", "routes/vendor-versions.tsx"),
    route("responses/vendors/:vendorId/clarifications", "routes/clarifications.tsx"),
    route("comparison", "routes/comparison.tsx"),
    route("scoring", "routes/scoring.tsx"),
    route("consensus", "routes/consensus.tsx"),
    route("evidence", "routes/evidence.tsx"),
    route("scripts", "routes/scripts.tsx"),
    route("ranking", "routes/ranking.tsx"),
    route("price", "routes/price.tsx"),
    route("decision", "routes/decision.tsx"),
    route("ranking/explain", "routes/explain.tsx"),
    route("robustness", "routes/robustness.tsx"),
    route("rehearsal", "routes/rehearsal.tsx"),
    route("weights/judge", "routes/weights-judge.tsx"),
    route("business-case", "routes/business-case.tsx"),
    route("respondents", "routes/respondents.tsx"),
    route("respondents/:respondentId", "routes/respondent.tsx"),
    route("declaration", "routes/declaration.tsx"),
    route("declarations", "routes/declarations.tsx"),
    route("traces", "routes/traces.tsx"),
    route("retention", "routes/retention.tsx"),
    route("people", "routes/people.tsx"),
    route("outbox", "routes/selection-outbox.tsx"),
    route("audit", "routes/audit.tsx"),
  ]),

  // Files; without the layout above, so that nothing but the file is loaded.
  ...prefix("selections/:selectionId", [
    route("editions/:editionId/:document", "routes/edition-document.ts"),
    route("workbooks/:vendorId", "routes/workbook.ts"),
    route("clarifications/:clarificationId/workbook.xlsx", "routes/clarification-workbook.ts"),
    route("business-case.xlsx", "routes/business-case-workbook.ts"),
    route("report.pdf", "routes/ranking-report.ts"),
    route("ranking.json", "routes/ranking-json.ts"),
    route("report.docx", "routes/ranking-report-word.ts"),
    route("ranking.xlsx", "routes/ranking-matrix.ts"),
    route("letters.zip", "routes/letters.ts"),
    route("letters/:vendorId/:format", "routes/letter.ts"),
    route("dossier.zip", "routes/dossier.ts"),
    route("audit/trail.jsonl", "routes/audit-export.ts"),
    route("uploads/:uploadId/file", "routes/upload-file.ts"),
    route("uploads/:uploadId/:document", "routes/upload-document.ts"),
    route("attachments/:attachmentId", "routes/attachment-file.ts"),
    route("openings/:openingId.pdf", "routes/opening-minutes.ts"),
    ...["contract-annex", "demo-script", "reference-script"].flatMap((name) =>
      ["pdf", "docx"].map((format) => route(`files/${name}.${format}`, "routes/committee-file.ts", { id: `files/${name}.${format}` }))),
  ]),

  // A respondent's own copy, by account and by personal link; and the room on a big screen.
  route("selections/:selectionId/respondents/room", "routes/respondents-room.tsx"),
  route("selections/:selectionId/respondents/files/checklist.pdf", "routes/blank-checklist.ts"),
  route("selections/:selectionId/respondents/:respondentId/files/:document", "routes/respondent-file.ts"),
  route("selections/:selectionId/checklist", "routes/own-checklist.tsx"),
  route("selections/:selectionId/checklist/files/:document", "routes/own-checklist-file.ts"),
  route("respond/:token", "routes/respond.tsx"),
  route("respond/:token/files/:document", "routes/respond-file.ts"),

  // What a vendor sees through its link, without an account.
  route("answer/:token", "routes/answer.tsx", [
    index("routes/answer-page.tsx"),
    route("reports/:uploadId", "routes/answer-report.tsx"),
    route("clarifications/:clarificationId", "routes/answer-clarification.tsx"),
  ]),
  ...prefix("answer/:token", [
    route("files/:document", "routes/answer-document.ts"),
    route("workbook", "routes/answer-workbook.ts"),
    route("reports/:uploadId/:document", "routes/answer-report-document.ts"),
    route("clarifications/:clarificationId/workbook.xlsx", "routes/answer-clarification-workbook.ts"),
    route("attachments", "routes/answer-attachments.ts"),
    route("attachments/:attachmentId", "routes/answer-attachment.ts"),
  ]),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
