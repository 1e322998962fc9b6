// The house rules of the code that lint can't see whole, read off the files themselves.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const ours = ["widget", "desk", "worker", "shared", "demo", "scripts", "tests"];

/** What each folder may import of ours, besides itself. */
const mayImport: Record<string, string[]> = {
  shared: [],
  widget: ["shared"],
  desk: ["shared"],
  worker: ["shared"],
  demo: [],
  scripts: [],
  tests: ours.filter((folder) => folder !== "demo"),
};

/** The only packages that shared may use: they are pure themselves. */
const purePackages = ["valibot"];

type File = { path: string; code: string };

describe("the house", () => {
  const files = sourceFiles();

  test("has all its rooms in this test", () => {
    const folders = new Set(files.map(({ path }) => path.split("/")[0]));
    expect([...folders].toSorted()).toEqual(ours.filter((folder) => folders.has(folder)).toSorted());
    expect(folders.size).toBeGreaterThan(3);
  });

  test("keeps its boundaries", () => expect(files.flatMap(crossings)).toEqual([]));
  test("keeps shared pure", () => expect(files.flatMap(impurities)).toEqual([]));
  test("runs no transaction that commits early", () => expect(files.flatMap(asyncTransactions)).toEqual([]));
  test("calls things by their words", () => expect(files.flatMap(wrongWords)).toEqual([]));
});

describe("these rules fail when broken", () => {
  const inShared = (code: string) => ({ path: "shared/policy/x.ts", code });

  test.each([
    ["shared/policy/x.ts", 'import { a } from "../../worker/a.ts";'],
    ["shared/x.ts", 'import type { A } from "../widget/a.ts";'],
    ["widget/steps/x.tsx", 'const a = await import("../../desk/a.ts");'],
    ["desk/x.ts", 'export * from "../worker/a.ts";'],
    ["worker/x.ts", 'import "../tests/a.ts";'],
    ["demo/x.ts", 'import {\n  a,\n  b,\n} from "../shared/a.ts";'],
    ["scripts/x.mjs", 'import { a } from "../demo/a.ts";'],
    ["tests/browser/x.ts", 'import { a } from "../../demo/a.ts";'],
    ["shared/x.ts", 'import { readFileSync } from "node:fs";'],
    ["shared/x.ts", 'import { Hono } from "hono";'],
  ])("%s: %s", (path, code) => expect(crossings({ path, code })).toHaveLength(1));

  test("and let what is allowed pass", () => {
    expect(crossings({ path: "worker/merchant/x.ts", code: 'import { a } from "../../shared/a.ts";' })).toEqual([]);
    expect(crossings(inShared('import { a } from "../money.ts"; import * as v from "valibot";'))).toEqual([]);
    expect(crossings({ path: "desk/x.ts", code: '// never import "../worker/a.ts"' })).toEqual([]);
  });

  test.each(["new Date()", "Date.now()", "Math.random()", "fetch(url)", "crypto.randomUUID()"])("shared: %s", (code) =>
    expect(impurities(inShared(`const a = ${code};`))).toHaveLength(1),
  );

  test("shared may read a time it is given", () => expect(impurities(inShared("new Date(now)"))).toEqual([]));

  test.each(["storage.transactionSync(async () => {})", "ctx.storage.transactionSync(\n  async function () {}"])(
    "%s",
    (code) => expect(asyncTransactions({ path: "worker/x.ts", code })).toHaveLength(1),
  );

  test.each(['const text = "Your claim was rejected";', "function openTicket() {}", "const rma = 1;"])("%s", (code) =>
    expect(wrongWords({ path: "widget/x.ts", code })).not.toEqual([]),
  );
});

function sourceFiles(): File[] {
  return ours.flatMap((folder) => {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes(`${sep}node_modules${sep}`))
      .map((file) => ({ path: relative(root, file).split(sep).join("/"), code: readFileSync(file, "utf8") }));
  });
}

/** Code without its comments; strings stay, since imports are strings. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
}

/** Everything a file imports: static, type-only, re-exported or dynamic. */
function importsOf(code: string): string[] {
  const found = withoutComments(code).matchAll(/\b(?:from|import)\s*\(?\s*["']([^"'\s]+)["']/g);
  return [...found].map((match) => match[1] ?? "");
}

function crossings({ path, code }: File): string[] {
  // This file quotes forbidden imports on purpose.
  if (path === "tests/unit/house.test.ts") return [];
  const home = path.split("/")[0] ?? "";
  const allowed = [home, ...(mayImport[home] ?? []), ...(testsTheDemo(path) ? ["demo"] : [])];
  return importsOf(code)
    .filter((target) =>
      target.startsWith(".") ? !allowed.includes(folderOf(path, target)) : !packageAllowed(home, target),
    )
    .map((target) => `${path} imports ${target}`);
}

/** The demo's own unit tests may; a test of Amends that leaned on the demo would not test the public contract. */
function testsTheDemo(path: string): boolean {
  return /^tests\/unit\/demo[\w-]*\.test\.ts$/.test(path);
}

/** Top-level folder a relative import leads to; "" for a file at the top. */
function folderOf(path: string, target: string): string {
  const parts = posix.join(posix.dirname(path), target).split("/");
  return parts.length > 1 ? (parts[0] ?? "") : "";
}

function packageAllowed(home: string, target: string): boolean {
  return home !== "shared" || purePackages.includes(target);
}

/** `document` and `window` are lint's to find: here a local name would look the same. */
const impure = [/\bfetch\s*\(/, /\bDate\.now\b/, /\bnew Date\(\s*\)/, /\bMath\.random\b/, /(?<![.\w])crypto\s*[.[]/];

function impurities({ path, code }: File): string[] {
  if (!path.startsWith("shared/")) return [];
  const plain = withoutComments(code);
  return impure.filter((pattern) => pattern.test(plain)).map((pattern) => `${path} uses ${pattern.source}`);
}

/** An async callback commits at its first await and drops what comes after: it compiles and loses money. */
function asyncTransactions({ path, code }: File): string[] {
  if (path === "tests/unit/house.test.ts") return [];
  return /transactionSync\s*\(\s*async\b/.test(withoutComments(code)) ? [path] : [];
}

/** Where people's eyes rest. Elsewhere the same words mean other things: a token's claims, a rejected promise. */
const readByPeople = /^(widget|desk|demo|shared\/(texts|policy))\//;

/** Synonyms that design.md's table of words forbids. */
function wrongWords({ path, code }: File): string[] {
  // The tone check names these words in order to warn of them.
  if (!readByPeople.test(path) || path.endsWith("/tone.ts")) return [];
  const text = withoutComments(code);
  const alone = text.matchAll(/(?<![\p{L}\d])(claims?|tickets?|rma|rejected)(?!\p{Ll})/giu);
  const inNames = text.matchAll(/(?<=[a-z])(Claims?|Tickets?|R[Mm][Aa]|Rejected)(?!\p{Ll})/gu);
  return [...alone, ...inNames].map((match) => `${path}: ${match[1]}`);
}
