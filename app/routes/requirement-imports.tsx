import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";

import { Button } from "~/components/button";
import { AnswerProblem, Callout } from "~/components/callout";
import { savedOrFailed, worthLoading } from "~/components/connection";
import { DataTable } from "~/components/data-table";
import { FileDrop } from "~/components/file-drop";
import { PageBody, PageHeader, Section } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { Tag } from "~/components/tag";
import { returnedExtensions, uploadLimits } from "~/domain/responses/upload-limits";
import { useText } from "~/i18n/text-context";
import { answerTo, found } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { loadImports, receiveList } from "~/services/import-requirements";
import { uploadedFiles } from "~/services/uploaded-files.server";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.import.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  return { imports: await found(loadImports(await requestContext(request), params.selectionId!)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const context = await requestContext(request);
  const sent = await uploadedFiles(request, "file");
  // Who may not is told so before what is wrong with the file.
  if (!sent.ok) {
    const refused = await answerTo(() => loadImports(context, params.selectionId!));
    return "init" in refused ? refused : data({ ok: false as const, problem: { code: `import-${sent.why}`, values: {} }, fields: {} }, { status: sent.why === "too-large" ? 413 : 422 });
  }
  const answer = await answerTo(() => receiveList(context, params.selectionId!, sent.files[0]!));
  return "init" in answer ? answer : redirect(`/selections/${params.selectionId}/requirements/import/${answer.importId}`);
}

const tones = { read: "accent", imported: "success", refused: "problem" } as const;

export const clientAction = savedOrFailed;
export const shouldRevalidate = worthLoading;

export default function RequirementImports() {
  const { t, format } = useText();
  const { imports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Parameters<typeof AnswerProblem>[0]["answer"];
  const pending = useNavigation().state === "submitting";
  return (
    <>
      <p className="no-print mb-3"><Link to=".." relative="path" className="link">{t("interface.requirements.edit.back")}</Link></p>
      <PageHeader title={t("interface.import.title")} lead={t("interface.import.lead")} />
      <PageBody>
        <AnswerProblem answer={answer} />
        <Form method="post" encType="multipart/form-data" className="grid max-w-2xl gap-3">
          <FileDrop name="file" accept={returnedExtensions.join(",")} label={t("interface.import.file")} hint={t("interface.import.fileHint", { limit: uploadLimits.file / 1_000_000 })} />
          <p><Button type="submit" look="primary" icon="upload" pending={pending}>{t(pending ? "interface.import.reading" : "interface.import.read")}</Button></p>
        </Form>
        <Section title={t("interface.import.earlier")}>
          {imports.length === 0 ? <Callout>{t("interface.import.none")}</Callout> : (
            <DataTable caption={t("interface.import.earlier")} hideCaption className="table-stacks">
              <thead><tr>{(["file", "state", "when"] as const).map((column) => <th key={column} scope="col">{t(`interface.import.column.${column}`)}</th>)}</tr></thead>
              <tbody>
                {imports.map(({ id, fileName, state, createdAt, by, imported }) => (
                  <tr key={id}>
                    <th scope="row"><Link to={id} className="link">{fileName}</Link></th>
                    <td data-label={t("interface.import.column.state")}><Tag tone={tones[state]}>{t(`interface.import.state.${state}`, { count: imported })}</Tag></td>
                    <td data-label={t("interface.import.column.when")}>{format.instant(createdAt)} · {by}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )}
        </Section>
      </PageBody>
    </>
  );
}
