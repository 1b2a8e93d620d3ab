import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const node = Object.fromEntries(["process", "console", "URL", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "module", "Buffer", "fetch", "AbortSignal"].map((name) => [name, "readonly"]));

export default tseslint.config(
  { ignores: ["node_modules/", "build/", "data/", "coverage/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      // Texts that come from other programs are cleaned of control characters and combining accents, in ranges of escapes.
      "no-control-regex": "off",
      "no-misleading-character-class": ["error", { allowEscape: true }],
    },
  },
  { files: ["**/*.{js,mjs,cjs}"], languageOptions: { globals: node } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    // A missing await inside a transaction commits without what it meant to write: here promises are followed by type.
    files: ["{app,db,scripts}/**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs["recommended-latest"]],
    rules: {
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["region", "tabpanel"], allowExpressionValues: true }],
    },
  },
);
