/**
 * `npm test`: sets up what is missing, then runs every check, two at a time, and ends with a summary.
 * `npm test -- unit` runs one step (types, lint, imports, unit, database, interop, browser; several may be named);
 * anything else goes to vitest: `npm test -- tests/app/domain -t weight`.
 */
import { checkNode, ensureBuilt, ensureInstalled } from "./setup.mjs";
import { ensureOutsideTools, howToInstall } from "./setup/outside-tools.mjs";
import { binary, command, run, seconds, SetupError } from "./setup/step.mjs";

/**
 * @typedef {{ name: string, title: string, program: [packageName: string, command: string], args: string[] }} Check
 * @typedef {{ title: string, outcome: "passed" | "failed" | "not run", detail: string }} Result
 */

/** @param {string} project */
const vitest = (project, title = `${project} tests`) => ({
  name: project, title, program: ["vitest", "vitest"], args: ["run", "--project", project],
});

/** @type {Check[]} */
const checks = [
  // --incremental keeps what did not change; its record lies in node_modules, so a new install begins afresh.
  { name: "types", title: "type check", program: ["typescript", "tsc"], args: ["--noEmit", "--incremental", "--tsBuildInfoFile", "node_modules/.cache/tsc.json", "--pretty"] },
  { name: "lint", title: "lint", program: ["eslint", "eslint"], args: [".", "--max-warnings=0", "--color"] },
  { name: "imports", title: "direction of imports", program: ["dependency-cruiser", "depcruise"], args: ["app", "db", "scripts", "tests"] },
  // The longest first, so that the two that run side by side end at about the same time.
  vitest("browser"), vitest("database"), vitest("unit"), vitest("interop"),
];

/**
 * So many files of browser tests are tried once more, each with a product and a database of its own, and the summary names
 * them: a machine that is busy with something else may let a browser wait too long. More than that is no chance.
 */
const fewFiles = 2;

const began = performance.now();
const words = process.argv.slice(2);
const named = words.length > 0 && words.every((word) => checks.some((check) => check.name === word));
const chosen = named ? checks.filter((check) => words.includes(check.name))
  : words.length > 0 ? [{ ...vitest("", `vitest ${words.join(" ")}`), args: ["run", ...words] }]
  : checks;
/** @type {Result[]} */
const results = [];

await command(async () => {
  checkNode();
  if (chosen.some(runsVitest)) await setUpTools();
  await ensureInstalled();
  if (chosen.some(needsBuild)) await build();
  await runTwoAtATime();
  summary();
  process.exitCode = results.every(({ outcome }) => outcome === "passed") ? 0 : 1;
});

/** @param {Check} check */
function runsVitest(check) {
  return check.program[0] === "vitest";
}

/** Only the browser tests use the built pages; for one step or one file of another kind nobody waits for them. @param {Check} check */
function needsBuild(check) {
  return check.name === "browser" || (check.name === "" && !words.some((word) => /^tests\/(?!browser)/.test(word)));
}

/** Says what will be skipped for want of a tool; where nothing may be skipped, that fails. */
async function setUpTools() {
  const missing = await ensureOutsideTools();
  for (const tool of missing) {
    const install = howToInstall(tool);
    process.stdout.write(`${tool.name} is missing. Skipped: ${tool.use}.${install && ` Install it with: ${install}`}\n`);
  }
  if (missing.length && process.env.SHORTLIST_NO_SKIP === "1") {
    results.push({ title: "outside tools", outcome: "failed", detail: `missing: ${missing.map((tool) => tool.name).join(", ")}` });
  }
}

/** A build that fails stops only what needs it: the type check says better what is wrong. */
async function build() {
  try {
    await ensureBuilt();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stdout.write(`${error.message}\n`);
    results.push({ title: "build", outcome: "failed", detail: "" });
  }
}

/**
 * Two at a time, as there are two cores or more. The output of the first that is not finished is shown as it comes; what
 * another prints meanwhile is kept until its turn, so that nothing is mixed.
 */
async function runTwoAtATime() {
  const buildFailed = results.some(({ title }) => title === "build");
  const lanes = chosen.map((check) => ({ check, kept: /** @type {string[]} */ ([]), result: /** @type {Result | null} */ (null), headed: false }));
  const show = () => {
    for (const lane of lanes) {
      if (!lane.headed) process.stdout.write(`\n── ${lane.check.title}\n`);
      lane.headed = true;
      process.stdout.write(lane.kept.splice(0).join(""));
      if (!lane.result) return;
      if (results.includes(lane.result)) continue;
      process.stdout.write(`── ${lane.check.title}: ${lane.result.outcome}${lane.result.detail && `, ${lane.result.detail}`}\n`);
      results.push(lane.result);
    }
  };
  const waiting = [...lanes];
  const worker = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      const { check, kept } = lane;
      lane.result = buildFailed && needsBuild(check)
        ? { title: check.title, outcome: "not run", detail: "the build failed" }
        : await runCheck(check, (text) => {
            kept.push(text);
            show();
          });
      show();
    }
  };
  show();
  await Promise.all([worker(), worker()]);
}

/**
 * @param {Check} check
 * @param {(text: string) => void} say
 * @returns {Promise<Result>}
 */
async function runCheck({ name, title, program, args }, say) {
  const start = performance.now();
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  const tryOut = (/** @type {string[]} */ files) => run(process.execPath, [binary(...program), ...args.filter((arg) => colour || !/^--(color|pretty)$/.test(arg)), ...files], {
    env: { ...process.env, ...(colour ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) },
    line: (line) => say(`${line}\n`),
  });
  const first = await tryOut([]);
  const log = first.log.replace(/\x1b\[[0-9;]*m/g, "");
  const tests = /^ *Tests +(.+)$/m.exec(log)?.[1];
  const failed = name === "browser" && first.code !== 0 ? failedFiles(log) : [];
  const again = failed.length > 0 && failed.length <= fewFiles ? await tryOut(failed) : first;
  const note = again !== first && again.code === 0 ? `, at the second try: ${failed.join(", ")}` : "";
  return { title, outcome: again.code === 0 ? "passed" : "failed", detail: `${seconds(start)}${tests ? `, tests: ${tests}` : ""}${note}` };
}

/** The test files that vitest says failed. @param {string} log */
function failedFiles(log) {
  return [...new Set([...log.matchAll(/^ *FAIL +(?:\S+ +)?(tests\/\S+\.test\.ts)/gm)].map(([, file]) => file))];
}

/** The last thing printed. */
function summary() {
  const width = Math.max(...results.map(({ title }) => title.length));
  process.stdout.write("\n");
  for (const { title, outcome, detail } of results) process.stdout.write(`${outcome.padEnd(7)}  ${title.padEnd(width)}  ${detail}`.trimEnd() + "\n");
  const bad = results.filter(({ outcome }) => outcome !== "passed");
  process.stdout.write(bad.length ? `Not passed: ${bad.map(({ title }) => title).join(", ")}. Took ${seconds(began)}.\n` : `Everything passed in ${seconds(began)}.\n`);
}
