// npm test: set-up, check, build, sizes, then every test but the long ones. npm run test:long: the long ones alone, those
// on real shop platforms (npm run test:platforms) among them.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root } from "./lib/setup.mjs";

ensureInstalled();
const { bundledNode } = await import("./lib/setup.mjs");
const { run, toolCommand } = await import("./lib/tools.mjs");

const projects = { "--long": ["long", "platforms"], "--platforms": ["platforms"] }[process.argv[2] ?? ""];
const failedSteps = projects ? [] : await steps(["check", "size"]);
const { passed, failed, finished } = await runTests(projects ?? ["unit", "worker", "browser", "timed"]);

for (const step of failedSteps) console.log(`npm run ${step} failed; see above.`);
if (!finished) console.log("The tests did not run to their end; see above.");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failedSteps.length === 0 && failed === 0 && finished ? 0 : 1;

/** Runs our own commands one after the other (size builds first). @returns those that failed */
async function steps(names) {
  const broken = [];
  for (const name of names) {
    if ((await run([bundledNode(root), join(root, "scripts", `${name}.mjs`)], [])) !== 0) broken.push(name);
  }
  return broken;
}

/**
 * @param {string[]} chosen projects of vitest.config.ts
 * @returns {Promise<{passed: number, failed: number, finished: boolean}>} a file that can't be loaded counts as one failure
 */
async function runTests(chosen) {
  const folder = mkdtempSync(join(tmpdir(), "amends-tests-"));
  const report = join(folder, "report.json");
  const code = await run(toolCommand("vitest"), [
    "run",
    ...chosen.map((name) => `--project=${name}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const counts = readReport(report);
  rmSync(folder, { recursive: true });
  if (!counts) return { passed: 0, failed: 0, finished: false };
  return { ...counts, finished: code === 0 || counts.failed > 0 };
}

function readReport(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const unloadable = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
  } catch {
    return undefined;
  }
}
