import { addOffer } from "~/services/change-offers";
import type { Context } from "~/services/context.server";
import { createSelection } from "~/services/create-selection";
import { publishEdition } from "~/services/publish-edition";
import { loadRequest, saveDraft } from "~/services/request-draft";
import type { Edition, EditionVendor } from "~/domain/edition/edition";
import { insertEdition, listEditionContents } from "~db/editions";
import { currentRound } from "~db/rounds";

import { largeEdition } from "./response-file";

/**
 * A selection with a published round, one vendor, and an edition of so many questions. The pack's own edition is published
 * as users do; the large one is put beside it as the next, since no pack has so many questions.
 */
export async function selectionWithLargeEdition(context: Context, requirements: number): Promise<{ edition: Edition; vendor: EditionVendor }> {
  const { id } = await createSelection(context, { name: "Meting", organisation: "Shortlist", packId: "service-desk", language: "nl" });
  const { draft } = (await loadRequest(context, id))!;
  await saveDraft(context, id, { ...draft, introduction: "Meting.", contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" }, deadline: "2099-12-18T17:00" });
  const { vendorId } = await addOffer(context, id, { name: "Noordwind Software", package: "Noordwind CRM", contactName: "", contactEmail: "" });
  await publishEdition(context, id);
  const round = (await currentRound(context.db, id))!;
  const [first] = await listEditionContents(context.db, round.id);
  const edition = largeEdition(requirements, { id: context.newId(), selectionId: id, roundId: round.id, number: first.number + 1, code: "RFP-2-BNCH" });
  await insertEdition(context.db, edition, context.actor.id);
  const offer = (await loadRequest(context, id))!.offers.find((each) => each.vendorId === vendorId)!;
  return { edition, vendor: { id: vendorId, code: offer.code, name: offer.name, package: offer.package } };
}
