import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";

import remixOptions from "./remix.config.js";

import type {} from "@remix-run/node";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions), tsconfigPaths()],
  // Workers are bundled apart, without the plugins above.
  worker: { format: "es", plugins: () => [tsconfigPaths()] },
  build: { target: "es2022" },
});
