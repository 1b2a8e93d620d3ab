import type { EditionRequirement } from "../edition/edition";
import { roundStages } from "../selection/stages";
import type { RoundStage } from "../selection/stages";

/** What an edition, or the draft of one, says about who may see what when; absent in editions without gates. */
interface GatedEdition {
  sealed?: boolean;
  priceEnvelope?: boolean;
  anonymous?: boolean;
}

const atLeast = (stage: RoundStage, least: RoundStage) => roundStages.indexOf(stage) >= roundStages.indexOf(least);

/** Whether answers are still sealed: nobody but the vendor itself reads them before the opening. */
export function bidsSealed(edition: GatedEdition | null, stage: RoundStage): boolean {
  return edition?.sealed === true && !atLeast(stage, "opened");
}

/** Whether an edition's answers were sealed when they came in: who reads them afterwards is noted. */
export function sealedBefore(edition: GatedEdition | null): boolean {
  return edition?.sealed === true;
}

/**
 * Whether price answers are still sealed: until quality has been scored, which the end of the consensus says, or two people
 * who opened them on purpose.
 */
export function pricesSealed(edition: GatedEdition | null, stage: RoundStage, openedByTwo: boolean): boolean {
  return edition?.sealed === true && edition.priceEnvelope === true && !openedByTwo && stage !== "concluded";
}

/** Whether the price sheet is a workbook of its own, so that prices never come in one file with the answers. */
export function pricesApart(edition: GatedEdition & { price?: object }): boolean {
  return edition.sealed === true && edition.priceEnvelope === true && edition.price !== undefined;
}

/** The requirements whose answers are prices: asked in money. */
export function priceRequirements(requirements: readonly Pick<EditionRequirement, "id" | "answer">[]): Set<string> {
  return new Set(requirements.filter(({ answer }) => answer.type === "money").map(({ id }) => id));
}

/** Whether vendors are still hidden from those who judge: until the consensus is closed. The lead sees who they are. */
export function vendorsHidden(edition: GatedEdition | null, stage: RoundStage): boolean {
  return edition?.anonymous === true && stage !== "concluded";
}
