// npm run check: format, lint and types. All three run, so that one look shows everything.
import { ensureInstalled } from "./lib/setup.mjs";

ensureInstalled();
const { run, toolCommand } = await import("./lib/tools.mjs");

const checks = [
  ["format", toolCommand("oxfmt"), ["--check"]],
  ["lint", toolCommand("oxlint"), ["--deny-warnings"]],
  ["types", toolCommand("tsc", "typescript"), ["-p", "."]],
  ["types of the worker", toolCommand("tsc", "typescript"), ["-p", "worker"]],
];

const failed = [];
for (const [name, command, args] of checks) {
  if ((await run(command, args)) !== 0) failed.push(name);
}
console.log(failed.length > 0 ? `Not in order: ${failed.join(", ")}.` : "Format, lint and types are in order.");
process.exitCode = failed.length > 0 ? 1 : 0;
