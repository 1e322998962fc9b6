// What every command does first. Runs on Node 20 with nothing installed, so it imports only Node's own modules.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, absolute. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const oldestNode = 20;

/** Ends the process with one sentence when this Node is too old for what follows. */
export function requireNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < oldestNode) fail(`Amends needs Node ${oldestNode} or newer; this is Node ${process.versions.node}.`);
}

/**
 * Makes sure that this Node is new enough and that the lockfile's packages are installed.
 * Ends the process with one sentence when that can't be done.
 */
export function ensureInstalled() {
  requireNode();
  if (isInstalled(root)) return;
  console.log("Installing the packages of package-lock.json; this takes about a minute.");
  const log = join(root, ".amends", "install.log");
  if (!install(log) || !isInstalled(root)) fail(`The packages could not be installed; npm's words are in ${log}.`);
}

/**
 * Whether node_modules holds what package-lock.json asks for.
 * npm writes what it installed into node_modules/.package-lock.json as its last step, so comparing the two also
 * notices an install that was cut off; a stamp of our own would not notice a plain `npm install` in between.
 */
export function isInstalled(folder) {
  const wanted = packagesIn(join(folder, "package-lock.json"));
  const present = packagesIn(join(folder, "node_modules", ".package-lock.json"));
  if (!wanted || !present || !existsSync(bundledNode(folder))) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/** The Node that comes as a package: newer than the machine's, and the same for everyone. */
export function bundledNode(folder) {
  return join(folder, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Prints one sentence and ends the process with code 1. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install(log) {
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, "w");
  const [command, ...args] = npmCommand();
  // npm's own patience with a registry that doesn't answer is five minutes, three times over, without a word.
  const flags = ["ci", "--no-audit", "--no-fund", "--fetch-timeout=60000"];
  const result = spawnSync(command, [...args, ...flags], { cwd: root, stdio: ["ignore", out, out] });
  closeSync(out);
  return result.status === 0;
}

/** npm as `node npm-cli.js`, because on Windows npm itself is a batch file, which needs a shell. */
function npmCommand() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? "",
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  const cli = candidates.find((path) => path.endsWith("npm-cli.js") && existsSync(path));
  return cli ? [process.execPath, cli] : ["npm"];
}
