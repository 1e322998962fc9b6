// Puts a platform's own packages into its own folder, on first use.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes sure that what the folder's lockfile asks for is there.
 * @returns why it isn't, or null. Where `CI` is set that throws: there a skipped test would be one nobody misses
 */
export function install(folder: string): string | null {
  if (isInstalled(folder)) return null;
  console.log(`Installing ${folder}; this takes a minute or two.`);
  // Not `ci`: what the lockfile says is taken all the same, and packages for other systems, which not every registry has,
  // may be missing in it.
  const flags = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-timeout=60000"];
  const { status, stderr, error } = spawnSync("npm", flags, { cwd: folder, encoding: "utf8" });
  if (status === 0) return null;
  const why = `${folder} could not be installed: ${error?.message ?? stderr.trim().split("\n").at(-1)}`;
  if (process.env["CI"]) throw new Error(why);
  console.log(`Skipped. ${why}`);
  return why;
}

type Packages = Record<string, { version?: string; optional?: boolean }>;

/** npm writes down what it installed as its last step: an install that was cut off shows. */
function isInstalled(folder: string): boolean {
  try {
    const packagesIn = (file: string) =>
      (JSON.parse(readFileSync(join(folder, file), "utf8")) as { packages: Packages }).packages;
    const present = packagesIn(join("node_modules", ".package-lock.json"));
    return Object.entries(packagesIn("package-lock.json")).every(
      ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}
