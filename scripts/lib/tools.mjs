// Runs the installed tools with the bundled Node, without a shell and without their calls home.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { bundledNode, root } from "./setup.mjs";

/** Environment for child processes: our Node first on the PATH, and nothing that needs the internet. */
export function offlineEnv() {
  return {
    ...process.env,
    PATH: dirname(bundledNode(root)) + delimiter + (process.env.PATH ?? ""),
    WRANGLER_SEND_METRICS: "false",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    WRANGLER_HIDE_BANNER: "true",
  };
}

/**
 * Command and arguments that start a tool's JavaScript entry under the bundled Node.
 * @param {string} tool the name of its command; `packageName` where the package is called differently
 * @returns {[string, string]}
 */
export function toolCommand(tool, packageName = tool) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [bundledNode(root), join(folder, typeof bin === "string" ? bin : bin[tool])];
}

/**
 * Runs a tool to its end with its output shown.
 * @param {[string, string]} command from `toolCommand`
 * @param {string[]} args
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(command, args, { env = {}, stdio = "inherit" } = {}) {
  const [node, entry] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(node, [entry, ...args], { cwd: root, env: { ...offlineEnv(), ...env }, stdio });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
