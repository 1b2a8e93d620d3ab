import { createHash } from "node:crypto";

import type { Choice } from "~/domain/intake/choices";
import type { Random } from "~/domain/scoring/random";
import { loadIntake } from "~/services/load-intake";
import { loadResponses } from "~/services/load-responses";
import { openContext } from "~/services/open-context";
import { uploadFile } from "~/services/load-upload";

import type { Ledger } from "./ledger";
import { loadHeaders } from "./load-selection";
import type { LoadSelection } from "./load-selection";

/** How a post ended: taken, refused in words, or broken off without an answer. */
export type Ending = { how: "taken"; location: string | null } | { how: "refused"; status: number; text: string } | { how: "broken" };

/** Posts a form as the pages do. `.data` answers without the page around it. */
export async function post(url: string, path: string, form: Record<string, string> | FormData): Promise<Ending> {
  try {
    const body = form instanceof FormData ? form : new URLSearchParams(form);
    const answer = await fetch(`${url}${path}`, { method: "POST", body, redirect: "manual", headers: loadHeaders(url), signal: AbortSignal.timeout(30_000) });
    const text = await answer.text();
    if (answer.status < 400) return { how: "taken", location: answer.headers.get("Location") };
    return { how: "refused", status: answer.status, text };
  } catch {
    return { how: "broken" };
  }
}

/** Somebody who works until told to stop. Refusals that should not be are told to `complain`. */
type Client = (run: { url: string; ledger: Ledger; going: () => boolean; complain: (line: string) => void }) => Promise<void>;

/** Ticks wishes of its own and says what they are worth, one autosave after the other. */
export function chooser(selection: LoadSelection, wishes: readonly string[], random: Random): Client {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random.next() * list.length)]!;
  return async ({ url, ledger, going, complain }) => {
    while (going()) {
      const item = pick(wishes);
      const choice: Choice = { item, selected: random.next() < 0.8, inUse: pick([true, false, null]), priority: pick(["necessary", "desirable", null]), impact: pick(["low", "middle", "high", null]) };
      ledger.send(`choice ${item}`, JSON.stringify(choice));
      const end = await post(url, `/selections/${selection.id}/intake.data`, { changes: JSON.stringify({ [item]: choice }) });
      if (end.how === "broken") return;
      if (end.how === "taken") ledger.acknowledge(`choice ${item}`);
      else {
        ledger.refuse(`choice ${item}`);
        complain(`a choice was refused: ${end.status} ${end.text.slice(0, 300)}`);
      }
    }
  };
}

/** Changes whom to write to at a vendor of its own. */
export function vendorEditor(selection: LoadSelection, vendor: LoadSelection["vendors"][number], random: Random): Client {
  return async ({ url, ledger, going, complain }) => {
    while (going()) {
      const contactName = `Contact ${Math.floor(random.next() * 1e9)}`;
      ledger.send(`vendor ${vendor.id}`, contactName);
      const end = await post(url, `/selections/${selection.id}/request.data`, { intent: "vendor-change", vendorId: vendor.id, name: vendor.name, package: vendor.package, contactName, contactEmail: "" });
      if (end.how === "broken") return;
      if (end.how === "taken") ledger.acknowledge(`vendor ${vendor.id}`);
      else {
        ledger.refuse(`vendor ${vendor.id}`);
        complain(`a vendor was refused: ${end.status} ${end.text.slice(0, 300)}`);
      }
    }
  };
}

/** Closes the round and opens it again. */
export function mover(selection: LoadSelection): Client {
  return async ({ url, ledger, going, complain }) => {
    while (going()) {
      const open = ledger.kept("round") === "published";
      ledger.send("round", open ? "closed" : "published");
      const end = await post(url, `/selections/${selection.id}/responses.data`, open ? { intent: "close", missing: "open" } : { intent: "reopen", reason: "Nog eens" });
      if (end.how === "broken") return;
      if (end.how === "taken") ledger.acknowledge("round");
      else {
        ledger.refuse("round");
        complain(`a move of the round was refused: ${end.status} ${end.text.slice(0, 300)}`);
      }
    }
  };
}

/** Sends a file that is no workbook; it must be kept all the same. */
export function uploader(selection: LoadSelection, random: Random): Client {
  return async ({ url, ledger, going, complain }) => {
    if (!going()) return;
    const text = `Geen werkmap ${random.next()} ${"x".repeat(2_000)}`;
    const key = `file ${createHash("sha256").update(text).digest("hex")}`;
    const form = new FormData();
    form.append("files", new File([text], "antwoord.xlsx"));
    ledger.send(key, "kept");
    const end = await post(url, `/selections/${selection.id}/responses`, form);
    if (end.how === "taken" && end.location?.includes("/responses/")) ledger.acknowledge(key);
    else if (end.how === "refused") {
      ledger.refuse(key);
      complain(`a file was refused: ${end.status} ${end.text.slice(0, 300)}`);
    }
  };
}

/** What a database holds of everything that these clients write, under the keys of the ledger. */
export async function written(database: string, selection: LoadSelection): Promise<Map<string, string>> {
  const context = await openContext(database);
  try {
    const there = new Map<string, string>();
    const intake = (await loadIntake(context, selection.id))!;
    for (const choice of Object.values(intake.choices)) {
      const { item, selected, inUse, priority, impact } = choice;
      there.set(`choice ${item}`, JSON.stringify({ item, selected, inUse, priority, impact }));
    }
    const responses = (await loadResponses(context, selection.id))!;
    for (const offer of responses.offers) there.set(`vendor ${offer.vendorId}`, offer.contactName);
    there.set("round", responses.round.stage);
    for (const { id } of responses.uploads) {
      const file = await uploadFile(context, selection.id, id);
      if (file) there.set(`file ${createHash("sha256").update(file.bytes).digest("hex")}`, "kept");
    }
    return there;
  } finally {
    await context.db.destroy();
  }
}
