import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  // Vitest sets a BASE_URL of its own. With a key here no test makes a key file in the clone.
  test: { name, include, env: { BASE_URL: "", SECRET_KEY: Buffer.alloc(32, 7).toString("base64") }, ...more },
});

/** Unit tests are pure; the other projects need what their names say (a database, other spreadsheet programs, a browser). */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    projects: [
      project("unit", ["tests/app/{domain,documents,charts,i18n,components}/**/*.test.{ts,tsx}", "tests/{content,scripts}/**/*.test.ts"], { testTimeout: 60_000, hookTimeout: 120_000 }),
      project("database", ["tests/db/**/*.test.ts", "tests/app/services/**/*.test.ts", "tests/app/routes/**/*.test.ts"], { testTimeout: 60_000, hookTimeout: 120_000, globalSetup: ["tests/support/postgres.ts"] }),
      project("interop", ["tests/interop/**/*.test.ts"], { testTimeout: 180_000, hookTimeout: 180_000 }),
      project("browser", ["tests/browser/**/*.test.ts"], { testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false, expect: { poll: { timeout: 15_000 } } }),
    ],
  },
});
