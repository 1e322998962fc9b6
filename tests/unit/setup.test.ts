// When the commands install: exactly when node_modules isn't what the lockfile says.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundledNode, isInstalled } from "../../scripts/lib/setup.mjs";

const lock = {
  "": { name: "amends" },
  "node_modules/preact": { version: "11.2.0" },
  "node_modules/@esbuild/linux-x64": { version: "0.28.2", optional: true },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "amends-setup-"));
  mkdirSync(dirname(bundledNode(folder)), { recursive: true });
  write("package-lock.json", lock);
  write("node_modules/.package-lock.json", lock);
  writeFileSync(bundledNode(folder), "");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what matches the lockfile is installed", () => expect(isInstalled(folder)).toBe(true));

test("a package for another platform may be missing", () => {
  write("node_modules/.package-lock.json", { "node_modules/preact": { version: "11.2.0" } });
  expect(isInstalled(folder)).toBe(true);
});

test("a changed version is not installed", () => {
  write("package-lock.json", { ...lock, "node_modules/preact": { version: "11.2.1" } });
  expect(isInstalled(folder)).toBe(false);
});

test("a new package is not installed", () => {
  write("package-lock.json", { ...lock, "node_modules/hono": { version: "4.13.19" } });
  expect(isInstalled(folder)).toBe(false);
});

test("an install that was cut off is not installed", () => {
  rmSync(join(folder, "node_modules", ".package-lock.json"));
  expect(isInstalled(folder)).toBe(false);
});

test("nor is one whose scripts didn't run", () => {
  rmSync(bundledNode(folder));
  expect(isInstalled(folder)).toBe(false);
});

function write(path: string, packages: Record<string, object>): void {
  writeFileSync(join(folder, path), JSON.stringify({ packages }));
}
