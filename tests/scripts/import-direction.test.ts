import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const { forbidden, options } = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs"));

/** The violations, as "rule: from → to", of a tree of files in which the given imports are made. */
async function violations(files: Record<string, string>): Promise<string[]> {
  const baseDir = mkdtempSync(join(tmpdir(), "import-direction-"));
  try {
    cpSync(join(root, "tsconfig.json"), join(baseDir, "tsconfig.json"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(baseDir, name)), { recursive: true });
      writeFileSync(join(baseDir, name), text);
    }
    const places = [...new Set(Object.keys(files).map((name) => name.split("/")[0]!))];
    const tsConfig = { fileName: join(baseDir, "tsconfig.json") };
    const { output } = await cruise(
      places,
      { ...options, tsConfig, baseDir, validate: true, ruleSet: { forbidden } },
      undefined,
      { tsConfig: extractTSConfig(tsConfig.fileName) },
    );
    return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
  } finally {
    rmSync(baseDir, { recursive: true, force: true });
  }
}

const value = "export const value = 1;\n";

test("the arrows of the house are allowed", async () => {
  expect(await violations({
    "app/routes/home.ts": 'import "~/services/list"; import "~/components/table";',
    "app/services/list.ts": 'import "~/domain/rank"; import "~/documents/letter"; import "~db/offers";',
    "app/documents/letter.ts": 'import "~/charts/bars"; import "~/domain/rank"; import "~/i18n/translate";',
    "app/components/table.ts": 'import "~/charts/bars"; import "~/i18n/translate";',
    "app/charts/bars.ts": 'import "~/domain/rank";',
    "app/i18n/translate.ts": 'import type { value } from "../domain/rank"; export type V = typeof value;',
    "app/domain/rank.ts": value,
    "db/offers.ts": 'import type { value } from "~/domain/rank"; export type V = typeof value;',
    "scripts/serve.ts": 'import "~/services/list";',
  })).toEqual([]);
});

test.each([
  ["domain", "app/domain/rank.ts", "~/services/list", "app/services/list.ts", "domain-imports-only-itself"],
  ["domain to a text", "app/domain/rank.ts", "~/i18n/translate", "app/i18n/translate.ts", "domain-imports-only-itself"],
  ["routes past the services", "app/routes/home.ts", "~db/offers", "db/offers.ts", "routes-imports-only-services-components-charts-domain-i18n"],
  ["the root past the services", "app/root.tsx", "~/documents/letter", "app/documents/letter.ts", "routes-imports-only-services-components-charts-domain-i18n"],
  ["components to services", "app/components/table.tsx", "~/services/list", "app/services/list.ts", "components-imports-only-charts-domain-i18n"],
  ["charts to components", "app/charts/bars.tsx", "~/components/table", "app/components/table.ts", "charts-imports-only-domain-i18n"],
  ["documents to db", "app/documents/letter.ts", "~db/offers", "db/offers.ts", "documents-imports-only-charts-domain-i18n"],
  ["db to services", "db/offers.ts", "~/services/list", "app/services/list.ts", "db-imports-only-domain-i18n"],
  ["services to routes", "app/services/list.ts", "~/routes/home", "app/routes/home.ts", "services-imports-only-domain-documents-db-i18n"],
  ["scripts past the services", "scripts/serve.ts", "~db/offers", "db/offers.ts", "scripts-act-through-services"],
])("a forbidden arrow is found: %s", async (_what, from, specifier, to, rule) => {
  expect(await violations({ [from]: `import "${specifier}";`, [to]: value })).toEqual([`${rule}: ${from} → ${to}`]);
});

test("a type alone is an import too", async () => {
  const found = await violations({
    "app/domain/rank.ts": 'import type { value } from "../services/list"; export type V = typeof value;',
    "app/services/list.ts": value,
  });
  expect(found).toEqual(["domain-imports-only-itself: app/domain/rank.ts → app/services/list.ts"]);
});

test("domain does no input or output, and hashes only in files for the server", async () => {
  const found = await violations({
    "app/domain/rank.ts": 'import { readFileSync } from "node:fs"; import { createHash } from "node:crypto"; export default [readFileSync, createHash];',
    "app/domain/hash.server.ts": 'import { createHash } from "node:crypto"; export default createHash;',
  });
  expect(found).toEqual(["domain-is-pure: app/domain/rank.ts → fs", "hashes-only-on-the-server: app/domain/rank.ts → crypto"]);
});

test("files that import each other are found", async () => {
  const found = await violations({ "app/domain/a.ts": 'import "./b";', "app/domain/b.ts": 'import "./a";' });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^no-circles: /);
});
