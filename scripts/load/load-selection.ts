import { createExample } from "~/services/worked-example/create-example";
import { loadIntake } from "~/services/load-intake";
import { loadRequest } from "~/services/request-draft";
import { openContext } from "~/services/open-context";

/** The selection that a load works on: the worked example, with everything in it that a load can touch. */
export interface LoadSelection {
  id: string;
  /** Wishes of its checklist. */
  wishes: string[];
  vendors: { id: string; name: string; package: string }[];
}

/** Makes it in a database, through the services. */
export async function loadSelection(database: string): Promise<LoadSelection> {
  const context = await openContext(database);
  try {
    const { id } = await createExample(context);
    const intake = (await loadIntake(context, id))!;
    const request = (await loadRequest(context, id))!;
    return {
      id, wishes: intake.wishes.map((wish) => wish.id),
      vendors: request.offers.map((offer) => ({ id: offer.vendorId, name: offer.name, package: offer.package })),
    };
  } finally {
    await context.db.destroy();
  }
}

/**
 * The headers that a load sends along: where it comes from, as a browser says it, and who it is. This is the one place
 * that a load signs in. A database without users takes it for the lead at the machine.
 */
export function loadHeaders(url: string): Record<string, string> {
  return { Origin: url };
}
