import type { ReportExtras } from "~/documents/report/outcome-sections";
import { rankWhatIf, settledFirst } from "~/domain/decision/what-if";
import type { Language } from "~/domain/language";
import { decisionInForce } from "~/domain/outcome/decision";
import { stabilitySentence } from "~/i18n/stability-sentence";
import { tradeSentence } from "~/i18n/trade-sentence";
import { listDecisions } from "~db/decisions";

import type { Context } from "./context.server";
import { loadRobustness } from "./load-robustness";

/** What the evaluation report tells beside the ranking: the decision in force, and how far the outcome can be trusted. */
export async function reportExtras(context: Context, selectionId: string, language: Language): Promise<ReportExtras> {
  const view = await loadRobustness(context, selectionId);
  const decision = decisionInForce(await listDecisions(context.db, selectionId));
  if (!view) return { decision };
  const vendors = new Map(view.vendors.map(({ id, name }) => [id, name]));
  const criteria = new Map(view.criteria.map((criterion) => [criterion.id, criterion]));
  // An open knock-out can still take the first place from who has most points.
  const settled = settledFirst(rankWhatIf(view.model, {}));
  const winner = view.stability.length > 0 ? view.official.find(({ id }) => settled.includes(id)) : undefined;
  const { award } = view.model;
  const names = {
    vendor: (id: string) => vendors.get(id) ?? id,
    criterion: (id: string) => {
      const found = criteria.get(id);
      return { title: found?.title ?? id, parent: found?.parent ? (criteria.get(found.parent)?.title ?? null) : null };
    },
  };
  return {
    decision,
    trust: {
      stability: [
        stabilitySentence(language, winner?.id ?? null, view.changes, names),
        ...(winner && view.trade && award && award !== "unknown" ? [tradeSentence(language, award.kind, view.trade, view.currency ?? "", names.vendor)] : []),
      ].join(" "),
      chances: view.chances.first && { samples: view.chances.first.samples, acceptability: view.chances.first.acceptability },
      reversal: view.reversal,
      evaluators: (view.evaluators?.profiles ?? []).map(({ evaluator, marks, severity }) => ({ name: view.evaluators!.names[evaluator] ?? evaluator, marks, severity })),
      agreement: view.evaluators?.agreement.interval ?? null,
      disputed: view.evaluators ? {
        highest: view.evaluators.highest,
        answers: view.evaluators.disputed.map(({ requirement, vendor, marks }) => ({
          code: view.codes[requirement] ?? requirement, vendor: names.vendor(vendor), marks: marks.map(({ evaluator, mark }) => ({ name: view.evaluators!.names[evaluator] ?? evaluator, mark })),
        })),
      } : undefined,
    },
  };
}
