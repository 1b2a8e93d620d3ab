import { compileEdition, differsFrom } from "~/domain/edition/compile";
import { editionHash, sha256 } from "~/domain/edition/fingerprint.server";
import { roundMove } from "~/domain/selection/stages";
import { UserError } from "~/domain/user-error";
import { insertEdition } from "~db/editions";
import { setRoundStage } from "~db/rounds";
import { updateSelection } from "~db/selections";

import { notifyVendors } from "./accounts/vendor-notice";
import { change } from "./context.server";
import type { Context } from "./context.server";
import { problemsOf } from "./request-draft";
import { loadState, sourcesOf } from "./selection-state";

/** Letters and digits that are not mistaken for one another on paper. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** The code that people see on every sheet: kind, number and five characters made from the edition's id. */
function editionCode(kind: string, number: number, id: string): string {
  const digits = sha256(id);
  const tail = Array.from({ length: 5 }, (_, i) => alphabet[parseInt(digits.slice(2 * i, 2 * i + 2), 16) % alphabet.length]);
  return `${kind.toUpperCase()}-${number}-${tail.join("")}`;
}

/**
 * Freezes the draft and the requirements as the next edition of the round. After the first it is an addendum, which tells
 * vendors in a few words what has changed. Throws `UserError` when something blocks it, when the round is closed already,
 * or when that text is missing.
 */
export async function publishEdition(context: Context, selectionId: string, input: { addendum?: string } = {}): Promise<{ id: string; code: string }> {
  return change(context, { selection: selectionId, action: "edition-publish" }, async ({ trx, at, record }) => {
    const state = await loadState(trx, selectionId);
    if (!state) throw new UserError("unknown-selection");
    const { round, selection } = state;
    if (round.stage !== "published" && !roundMove(round.stage, "published", null).ok) throw new UserError("round-closed");
    const blocking = problemsOf(state, context.now()).filter((problem) => problem.severity === "blocks");
    if (blocking.length > 0) throw new UserError("not-publishable", { count: blocking.length });
    if (state.edition && !differsFrom(state.edition, sourcesOf(state))) throw new UserError("nothing-changed", { code: state.edition.code });
    const previous = state.edition;
    const text = input.addendum?.trim() ?? "";
    if (previous && text === "") throw new UserError("addendum-needed");
    const addendum = previous ? { previous: { id: previous.id, code: previous.code, number: previous.number }, text } : undefined;

    const id = context.newId();
    const number = (state.edition?.number ?? 0) + 1;
    const edition = compileEdition(sourcesOf(state), { id, number, code: editionCode(round.draft.kind, number, id), publishedAt: at, addendum });
    await insertEdition(trx, edition, context.actor.id);
    if (addendum) await notifyVendors(trx, context, selectionId, edition, state.offers, { kind: "addendum", text });
    if (round.stage === "drafting") await setRoundStage(trx, round.id, { stage: "published", reason: null, nullCountsAs: null });
    if (selection.stage === "intake") await updateSelection(trx, selectionId, { stage: "rounds" });
    await record({
      subject: id,
      after: { code: edition.code, number, kind: edition.kind, language: edition.language, hash: editionHash(edition), requirements: edition.requirements.length, ...(addendum ? { addendum } : {}) },
    });
    return { id, code: edition.code };
  });
}
