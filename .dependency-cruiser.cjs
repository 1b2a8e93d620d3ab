/**
 * The direction of imports (the arrows of CONTRIBUTING.md): data flows one way, and so does knowledge. Types count like
 * values. A layer that is not named for a folder may not be imported there.
 */
const arrows = {
  routes: ["services", "components", "charts", "domain", "i18n"],
  services: ["domain", "documents", "db", "i18n"],
  documents: ["charts", "domain", "i18n"],
  components: ["charts", "domain", "i18n"],
  charts: ["domain", "i18n"],
  db: ["domain", "i18n"],
  i18n: ["domain"],
  domain: [],
};

const folders = {
  // What stands in app/ itself (root, entries, table of routes) is the face as well.
  routes: "^app/(?:routes/|[^/]+$)",
  db: "^db/",
};
const folder = (layer) => folders[layer] ?? `^app/${layer}/`;

const direction = Object.entries(arrows).map(([layer, allowed]) => ({
  name: `${layer}-imports-only-${allowed.join("-") || "itself"}`,
  comment: `${layer} → ${allowed.join(", ") || "nothing"}`,
  severity: "error",
  from: { path: folder(layer) },
  to: { path: "^(?:app|db|scripts|tests|content)/", pathNot: [layer, ...allowed].map(folder) },
}));

module.exports = {
  forbidden: [
    ...direction,
    {
      name: "domain-is-pure",
      comment: "No I/O, no clock, no React, no database: of packages only zod",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer"], pathNot: ["^node_modules/zod/", "^(?:node:)?crypto$"] },
    },
    {
      name: "hashes-only-on-the-server",
      comment: "node:crypto is not in a browser: only files named *.server.ts may use it",
      severity: "error",
      from: { path: "^app/domain/", pathNot: "\\.server\\.ts$" },
      to: { path: "^(?:node:)?crypto$" },
    },
    {
      name: "scripts-act-through-services",
      comment: "scripts → services and domain; the bench measures documents as well",
      severity: "error",
      from: { path: "^scripts/", pathNot: "^scripts/bench" },
      to: { path: "^(?:app|db|tests)/", pathNot: "^app/(?:services|domain|i18n)/" },
    },
    {
      name: "bench-measures-domain-and-documents",
      comment: "scripts/bench → services, domain, documents, and db for what is larger than any pack",
      severity: "error",
      from: { path: "^scripts/bench" },
      to: { path: "^(?:app|db|tests)/", pathNot: "^(?:app/(?:services|domain|documents|i18n)|db)/" },
    },
    { name: "no-circles", comment: "Files that need each other are one file, or three", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      comment: "A file that imports nothing and that nobody imports is not part of the product",
      severity: "error",
      from: { orphan: true, path: "^(?:app|db|scripts)/", pathNot: ["\\.d\\.ts$", "^app/(?:routes/|[^/]+$)", "^scripts/serve/healthcheck\\.mjs$"] },
      to: {},
    },
    { name: "resolvable", comment: "An import that leads nowhere", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    {
      name: "packages-are-declared",
      comment: "A package that only comes along with another may leave with it",
      severity: "error",
      from: { path: "^(?:app|db|scripts|tests)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "product-without-development-packages",
      comment: "The product runs on dependencies, not on devDependencies",
      severity: "error",
      from: { path: "^(?:app|db)/|^scripts/[^/]+\\.ts$", pathNot: "^app/routes\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm"], pathNot: "^node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^build/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], mainFields: ["module", "main", "types", "typings"] },
  },
};
