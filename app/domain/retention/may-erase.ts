import type { RoundStage, SelectionStage } from "../selection/stages";

/** Whether a vendor's material may go: nothing of who still takes part in a round that is running. */
export function mayErase(selection: SelectionStage, round: RoundStage, withdrawn: boolean): boolean {
  return withdrawn || round === "concluded" || selection === "decided" || selection === "archived" || selection === "cancelled";
}
