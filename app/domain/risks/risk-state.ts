import { itemsOfKind } from "../content/pack";
import type { ContentItem, ContentPack, Heading } from "../content/pack";
import type { LooseText, RequirementLink } from "../requirements/requirement-link";
import type { Requirement } from "../requirements/requirement";
import { bandOf, emptyRisk, riskScore } from "./risk";
import type { RiskBand, RiskContent } from "./risk";
import { proposalsFor, requirementsFor } from "./risk-requirements";

export interface RiskRecord {
  id: string;
  content: RiskContent;
}

export interface Risk extends RiskContent {
  id: string;
  /** Null for one of the organisation's own. */
  item: ContentItem | null;
  score: number | null;
  band: RiskBand | null;
}

/** A requirement as a risk shows it. */
export interface RiskRequirement {
  id: string;
  text: LooseText;
  asked: boolean;
}

export interface RiskView extends Risk {
  /** Requirements that it led to. */
  linked: RiskRequirement[];
  /** Requirements of the pack that a vendor can answer it with. */
  candidates: RiskRequirement[];
  /** Requirements that can be made for it. */
  proposals: ReturnType<typeof proposalsFor>;
}

export interface RiskState {
  groups: NonNullable<Heading["groups"]>;
  risks: RiskView[];
  /** Of the risks that still count: by likelihood (row) and impact (column), 1 to 5 each. */
  cells: string[][][];
  counts: Record<RiskBand | "unknown", number>;
}

/** The risks of a selection: those of the pack, then the organisation's own. */
export function resolveRisks(pack: Pick<ContentPack, "items">, records: readonly RiskRecord[]): Risk[] {
  const items = itemsOfKind(pack, "risk");
  const kept = new Map(records.map(({ id, content }) => [id, content]));
  const ofPack = new Set(items.map(({ id }) => id));
  const risk = (id: string, item: ContentItem | null, content: RiskContent): Risk => {
    const score = riskScore(content);
    return { ...content, ...(item ? { group: item.group ?? null } : {}), id, item, score, band: score === null ? null : bandOf(score) };
  };
  return [
    ...items.map((item) => risk(item.id, item, kept.get(item.id) ?? emptyRisk)),
    ...records.filter(({ id }) => !ofPack.has(id)).map(({ id, content }) => risk(id, null, content)),
  ];
}

/** Groups of risks, in the order of the pack. */
export function riskGroups(pack: Pick<ContentPack, "items" | "sections">): NonNullable<Heading["groups"]> {
  const sections = new Set(itemsOfKind(pack, "risk").map(({ section }) => section));
  return pack.sections.filter(({ id }) => sections.has(id)).flatMap(({ groups }) => groups ?? []);
}

/** The register with its heat map, and what each risk can ask of vendors. */
export function riskState(pack: Pick<ContentPack, "items" | "sections">, records: readonly RiskRecord[], requirements: readonly Requirement[], links: readonly RequirementLink[]): RiskState {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const shown = (ids: readonly string[]) => ids.flatMap((id): RiskRequirement[] => {
    const found = byId.get(id);
    return found ? [{ id, text: found.text, asked: found.asked }] : [];
  });
  const risks = resolveRisks(pack, records).map((risk): RiskView => {
    // One whose requirement was removed elsewhere leads nowhere.
    const own = links.filter(({ kind, origin, requirement }) => kind === "risk" && origin === risk.id && byId.has(requirement));
    const linked = shown(own.map(({ requirement }) => requirement));
    return {
      ...risk, linked,
      candidates: shown(requirementsFor(risk.id, requirements).filter((id) => !linked.some((one) => one.id === id))),
      proposals: proposalsFor(risk.id).filter(({ id }) => !own.some(({ proposal }) => proposal === id)),
    };
  });
  const counting = risks.filter(({ state }) => state !== "gone");
  const count = (band: RiskBand | null) => counting.filter((risk) => risk.band === band).length;
  return {
    groups: riskGroups(pack), risks,
    cells: [1, 2, 3, 4, 5].map((likelihood) => [1, 2, 3, 4, 5].map((impact) => counting.filter((risk) => risk.likelihood === likelihood && risk.impact === impact).map(({ id }) => id))),
    counts: { low: count("low"), middle: count("middle"), high: count("high"), unknown: count(null) },
  };
}
