// What the build and its budgets promise: the arithmetic by examples, the deploy by its dry run.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compile } from "../../scripts/lib/assets.mjs";
import { budgets, measure, overBudget, staticFiles, total } from "../../scripts/lib/sizes.mjs";

const root = join(import.meta.dirname, "..", "..");
const nothing = { raw: 0, gzip: 0, brotli: 0 };
const kept = { launcher: nothing, panel: nothing, language: nothing, worker: nothing, words: nothing, part: nothing };
const brotli = (bytes: number) => ({ raw: bytes, gzip: bytes, brotli: bytes });

describe("the budgets", () => {
  test("are the project's", () => {
    expect(budgets.launcher.goal).toBe(1_000);
    expect(budgets.panel).toMatchObject({ goal: 11_000, hardStop: 12_000, of: "brotli" });
    expect(budgets.language).toMatchObject({ goal: 1_500, of: "brotli" });
    expect(budgets.worker).toMatchObject({ goal: 150_000, of: "gzip" });
    expect(budgets.words).toMatchObject({ goal: 300_000, of: "gzip" });
    expect(budgets.part).toMatchObject({ goal: 150_000, of: "gzip" });
  });

  test("are kept up to the last byte", () => {
    expect(overBudget({ ...kept, panel: brotli(11_000) })).toEqual([]);
    expect(overBudget({ ...kept, panel: brotli(11_001) })).toEqual([
      "panel, first screens: 11001 B brotli, 1 over its 11000",
    ]);
  });

  test("say so when the hard stop is passed too", () => {
    expect(overBudget({ ...kept, panel: brotli(12_001) })[0]).toContain("hard stop of 12000");
  });

  test("name every one that isn't kept", () => {
    const over = {
      launcher: brotli(1_001),
      panel: brotli(11_001),
      language: brotli(1_501),
      worker: brotli(150_001),
      words: brotli(300_001),
      part: brotli(150_001),
    };
    expect(overBudget(over)).toHaveLength(6);
  });
});

describe("what the panel's first screens download", () => {
  const imports = (...all: [string, string][]) => ({ imports: all.map(([path, kind]) => ({ path, kind })) });
  const outputs = {
    "panel.js": imports(["shared.js", "import-statement"], ["follow.js", "dynamic-import"]),
    "shared.js": imports(["deep.js", "import-statement"], ["panel.js", "import-statement"]),
    "deep.js": imports(["https://elsewhere.test/x.js", "import-statement"]),
    "follow.js": imports(["shared.js", "import-statement"], ["late.js", "import-statement"]),
    "late.js": imports(),
  };

  test("is the entry and what it imports statically, each once", () => {
    expect(staticFiles(outputs, "panel.js")).toEqual(["panel.js", "shared.js", "deep.js"]);
  });

  test("is one file, so that opening it takes one request", async () => {
    const { outputs: built, entries } = await compile(root);
    expect(staticFiles(built, entries.panel)).toEqual([entries.panel]);
    expect(built[entries.panel]!.imports.map(({ kind }) => kind)).toContain("dynamic-import");
  });

  test("leaves out what is fetched later", () => {
    expect(staticFiles(outputs, "panel.js")).not.toContain("late.js");
    expect(staticFiles(outputs, "follow.js")).toContain("late.js");
  });
});

test("sizes add up file by file, as they travel", () => {
  const [a, b] = [measure(Buffer.from("a".repeat(5_000))), measure(Buffer.from("b".repeat(7_000)))];
  expect(total([a, b])).toEqual({ raw: 12_000, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli });
  expect(a.brotli).toBeLessThan(a.gzip);
});

describe("npm run deploy, dry", () => {
  const result = spawnSync(
    process.execPath,
    [join(root, "scripts", "deploy.mjs"), "--dry-run", "--outdir", join(root, "dist", "dry-run")],
    {
      cwd: root,
      encoding: "utf8",
    },
  );

  test("succeeds and says that nothing was uploaded", () => {
    expect(result.stderr).not.toContain("ERROR");
    expect(result.status).toBe(0);
    expect(result.stdout).toContain("--dry-run: exiting now.");
  });

  test("knows both Durable Objects and the assets", () => {
    expect(result.stdout).toMatch(/MERCHANT/);
    expect(result.stdout).toMatch(/DIRECTORY/);
    expect(existsSync(join(root, "dist", "dry-run", "index.js"))).toBe(true);
  });

  test("builds pages whose scripts exist, those of 1 kB and more with a compressed twin", () => {
    for (const page of ["o.html", "desk.html"]) {
      const html = readFileSync(join(root, "dist", "assets", page), "utf8");
      const scripts = [...html.matchAll(/"(\/assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? "");
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) {
        const file = join(root, "dist", "assets", script);
        const plain = readFileSync(file);
        expect(existsSync(`${file}.br`)).toBe(plain.byteLength >= 1_000);
        if (plain.byteLength >= 1_000) expect(brotliDecompressSync(readFileSync(`${file}.br`))).toEqual(plain);
      }
    }
  });
});
