import type { ReportExtras } from "~/documents/report/outcome-sections";
import type { WeightBounds } from "~/documents/report/weight-bounds-section";
import type { RobustnessView } from "~/domain/decision/robustness-view";
import { criterionOffers, rankWhatIf, settledFirst } from "~/domain/decision/what-if";
import type { Language } from "~/domain/language";
import { decisionInForce } from "~/domain/outcome/decision";
import { awardedAlong } from "~/domain/scoring/award";
import { sensitivity } from "~/domain/scoring/sensitivity";
import { stabilitySentence } from "~/i18n/stability-sentence";
import type { StabilityNames } from "~/i18n/stability-sentence";
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
      ...(winner ? { weights: weightBounds(view, names) } : {}),
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

/** The bounds of every weight, and the lines of the criterion whose weight is nearest to a change; of the heaviest dimension where none is near. */
function weightBounds({ model, criteria, stability, changes }: RobustnessView, names: StabilityNames): WeightBounds {
  const rows = new Map(stability.map((row) => [row.criterion, row]));
  const heaviest = [...model.tree].sort((a, b) => b.weight - a.weight)[0];
  const nearest = changes[0]?.criterion ?? heaviest?.id;
  const award = model.award === "unknown" ? null : model.award;
  const lines = nearest === undefined ? null : sensitivity(model.tree, criterionOffers(model), nearest, award ? (along) => awardedAlong(award, along) : undefined);
  const { title, parent } = nearest === undefined ? { title: "", parent: null } : names.criterion(nearest);
  return {
    rows: criteria.flatMap(({ id, title: name, depth }) => (rows.has(id) ? [{ ...rows.get(id)!, title: name, depth }] : [])),
    nearest: lines && { title: parent === null ? title : `${parent} › ${title}`, sensitivity: lines, awarded: award !== null },
    nameOf: names.vendor,
  };
}
