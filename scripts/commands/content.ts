import { Command } from "commander";

import { sourceOf } from "~/domain/content/pack";
import { readContentPacks } from "~/services/content-packs";

import { printJson } from "./output";

/** `content`: what the content packs hold. */
export function contentCommand(): Command {
  return new Command("content")
    .description("check the content packs and show what they hold")
    .option("--json", "one JSON document with every item")
    .action(async (options: { json?: boolean }) => {
      const packs = await readContentPacks();
      if (options.json) {
        printJson({
          packs: packs.map((pack) => ({
            id: pack.id,
            version: pack.version,
            items: pack.items.map((item) => ({
              id: item.id,
              kind: item.kind,
              ...(item.kind !== "requirement" && item.function ? { function: item.function } : {}),
              ...(item.kind !== "requirement" && item.section ? { section: item.section } : {}),
              text: item.text,
              source: sourceOf(pack, item),
              ...(item.kind === "requirement"
                ? { criterion: item.criterion, answer: item.answer, weight: item.weight, ask: item.ask, mandatory: item.mandatory }
                : {}),
            })),
          })),
        });
        return;
      }
      for (const pack of packs) {
        console.log(`${pack.title.en} (${pack.id} ${pack.version})`);
        const counts = new Map<string, number>();
        for (const item of pack.items) counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1);
        for (const [kind, count] of counts) console.log(`  ${String(count).padStart(4)}  ${kind}`);
      }
    });
}
