import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

test("the container file copies what there is, runs commands that there are, and not as root", () => {
  const lines = read("Containerfile").replaceAll("\\\n", " ").split("\n").filter((line) => line && !line.startsWith("#"));
  const made = ["node_modules", "build"];
  for (const [, from] of lines.join("\n").matchAll(/^COPY --from=build (.+) \S+$/gm)) {
    for (const path of from!.split(" ").map((one) => one.replace("/app/", ""))) expect(made.includes(path) || existsSync(join(root, path)), path).toBe(true);
  }
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const [, script] of lines.join("\n").matchAll(/npm run ([\w-]+)/g)) expect(Object.keys(scripts)).toContain(script);
  for (const [, file] of lines.join("\n").matchAll(/"(scripts\/[^"]+)"/g)) expect(existsSync(join(root, file!)), file).toBe(true);
  const user = lines.findIndex((line) => line === "USER node");
  expect(user).toBeGreaterThan(0);
  expect(lines.findIndex((line) => line.startsWith("CMD "))).toBeGreaterThan(user);
  expect(lines.some((line) => line.startsWith("HEALTHCHECK "))).toBe(true);
});

test("what runs in the container needs no package that is only there for development, and no file that is not copied", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const copied = [...read("Containerfile").matchAll(/^COPY --from=build \/app\/(\w+) \.\/\1$/gm)].map(([, folder]) => folder!).filter((folder) => existsSync(join(root, folder)) && folder !== "build" && folder !== "node_modules");
  expect(copied).toEqual(["app", "db", "content", "scripts"]);
  const missing: string[] = [];
  for (const folder of ["app", "db", "scripts"]) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((one) => /\.(tsx?|mjs)$/.test(one))) {
      // The table of routes is read while the pages are built.
      if (`${folder}/${file}` === "app/routes.ts") continue;
      for (const [, plain, alone, later] of read(join(folder, file)).matchAll(/^(?:import|export)\s+(?!type\b)[\w$*{},\s]+?\s*from "([^"]+)";$|^import "([^"]+)";$|\bimport\("([^"]+)"\)/gm)) {
        const from = plain ?? alone ?? later!;
        if (from.startsWith("node:")) continue;
        const [name, part] = from.split("/");
        if (/^[.~]/.test(from)) {
          const place = from.startsWith(".") ? join(folder, file, "..", from) : from.replace(/^~db/, "db").replace(/^~/, "app");
          if (!copied.includes(place.split("/")[0]!)) missing.push(`${folder}/${file}: ${from}`);
        } else if (!Object.hasOwn(dependencies, from.startsWith("@") ? `${name}/${part}` : name!)) missing.push(`${folder}/${file}: ${from}`);
      }
    }
  }
  expect(missing).toEqual([]);
});

test("what the container file copies is enough for the command line to find the content packs", () => {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-image-"));
  try {
    for (const [, paths] of read("Containerfile").matchAll(/^COPY --from=build (.+) \S+$/gm)) {
      for (const path of paths!.split(" ").map((one) => one.replace("/app/", ""))) {
        if (path === "node_modules") symlinkSync(join(root, path), join(folder, path));
        else if (path !== "build") cpSync(join(root, path), join(folder, path), { recursive: true });
      }
    }
    const said = execFileSync(process.execPath, ["--import", "tsx", "scripts/shortlist.ts", "content", "--json"], { cwd: folder, env: { ...process.env, NODE_ENV: "production" }, maxBuffer: 64 << 20, stdio: ["ignore", "pipe", "pipe"] });
    expect((JSON.parse(said.toString()) as { packs: { id: string }[] }).packs.map(({ id }) => id)).toEqual(["crm", "service-desk"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("every setting stands in the page on deployment", () => {
  const known = [...read("app/services/environment.ts").matchAll(/^\s+([A-Z][A-Z_]{3,}):/gm)].map(([, name]) => name!);
  expect(known.length).toBeGreaterThan(6);
  const page = read("docs/deployment.md");
  for (const name of known) expect(page, name).toContain(`\`${name}`);
  // And the page promises none that nobody reads.
  const table = page.slice(page.indexOf("| variable |"), page.indexOf("\n\n", page.indexOf("| variable |")));
  const promised = table.split("\n").flatMap((row) => [...row.split("|")[1]!.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name!));
  expect(promised.length).toBeGreaterThan(6);
  for (const name of promised) expect(known.includes(name) || name === "PORT" || name === "HOST", name).toBe(true);
});

test("the pages lead to files that there are", () => {
  for (const page of ["README.md", "docs/deployment.md", "docs/security.md"]) {
    for (const [, to] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(existsSync(join(root, page, "..", to!)), `${page} → ${to}`).toBe(true);
  }
});
