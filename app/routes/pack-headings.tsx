import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { AnswerProblem } from "~/components/callout";
import { savedOrFailed } from "~/components/connection";
import { PageBody, PageHeader } from "~/components/page";
import { pageTitle } from "~/components/page-title";
import { HeadingTable } from "~/components/packs/heading-table";
import { UndoLine } from "~/components/undo-line";
import { headingLists, headingRows, movedHeading, withHeading, withHeadings, withoutHeading } from "~/domain/content/edit-headings";
import type { HeadingEdit } from "~/domain/content/edit-headings";
import { idSchema } from "~/domain/content/pack";
import { phaseItems } from "~/domain/phases/phase-plan";
import { UserError } from "~/domain/user-error";
import { useText } from "~/i18n/text-context";
import { answerTo, found, parseForm } from "~/services/answer.server";
import { requestContext } from "~/services/context.server";
import { editPack, loadPackDraft } from "~/services/own-packs";

import { withPosted } from "./with-posted";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "interface.packs.headings.title");

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { pack, version } = await found(loadPackDraft(await requestContext(request), params.packId!));
  return { version, packTitle: pack.title, functions: headingRows(pack, "functions"), sections: headingRows(pack, "sections"), phases: phaseItems(pack).map(({ phase }) => phase!) };
}

const title = z.string().trim().min(1).max(200);
const phase = z.string().nullable().transform((value) => (value ? Number(value) : null)).pipe(z.int().min(1).max(99).nullable());
const rowSchema = z.object({ nl: title, en: title, phase });
const addSchema = z.object({ id: idSchema, parent: z.string(), nl: title, en: title });

export async function action({ request, params }: ActionFunctionArgs) {
  const [context, packId] = [await requestContext(request), params.packId!];
  const form = await request.formData();
  const version = Number(form.get("version"));
  const list = headingLists.find((one) => one === form.get("list")) ?? "functions";
  const [, intent = "save", which = ""] = /^(save|add|up|down|remove)(?::(.+))?$/.exec(String(form.get("intent"))) ?? [];
  const to = `/administration/packs/${packId}/headings?done=1#${list}`;
  if (intent === "add") {
    const parsed = parseForm(addSchema, form);
    if (!parsed.ok) return withPosted(parsed.refusal, form);
    const { id, parent, nl, en } = parsed.data;
    const answer = await answerTo(() => editPack(context, packId, version, (pack) => withHeading(pack, list, { id, parent: parent || null, title: { nl, en } })));
    return "init" in answer ? withPosted(answer, form) : redirect(to);
  }
  const addresses = form.getAll("heading").map(String);
  const parsed = parseForm(z.record(z.string(), rowSchema), Object.fromEntries(addresses.map((address) => [address, { nl: form.get(`nl.${address}`), en: form.get(`en.${address}`), phase: form.get(`phase.${address}`) }])));
  if (!parsed.ok) return withPosted(parsed.refusal, form);
  const edits = new Map(Object.entries(parsed.data).map(([address, row]): [string, HeadingEdit] => [address, { title: { nl: row.nl, en: row.en }, phase: row.phase }]));
  const answer = await answerTo(() => editPack(context, packId, version, (pack) => {
    // What was typed elsewhere in the list goes with the press of the button.
    const saved = withHeadings(pack, list, edits);
    if (!saved || intent === "save") return saved;
    if (intent !== "remove") return movedHeading(saved, list, which, intent === "up" ? -1 : 1);
    const without = withoutHeading(saved, list, which);
    if (!without) throw new UserError("pack-heading-used");
    return without;
  }));
  return "init" in answer ? withPosted(answer, form) : redirect(to);
}

export const clientAction = savedOrFailed;

export default function PackHeadings() {
  const { t, of } = useText();
  const { packTitle, functions, sections, phases, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const posted = answer && !answer.ok ? answer : null;
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-5 py-8 outline-none">
      <p className="no-print mb-3"><Link to=".." relative="path" className="link">{of(packTitle)}</Link></p>
      {search.has("done") && !answer ? <UndoLine>{t("interface.packs.saved")}</UndoLine> : null}
      <PageHeader title={t("interface.packs.headings.title")} lead={t("interface.packs.headings.lead")} />
      <PageBody>
        <AnswerProblem answer={answer} />
        <HeadingTable key={`functions-${version}`} list="functions" rows={functions} phases={[]} version={version} refused={posted} />
        <HeadingTable key={`sections-${version}`} list="sections" rows={sections} phases={phases} version={version} refused={posted} />
      </PageBody>
    </main>
  );
}
